import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test, vi } from 'vitest'

import { startWorker } from '../../src/kernel/jobs.ts'
import { schedule } from '../../src/schedule.ts'
import { jobs, scheduledJobs } from '../../src/worker.ts'
import { startTestApp } from '../harness.ts'
import { setStage } from '../stage.ts'

vi.setConfig({ testTimeout: 60_000 })

const minute = 60_000

test('of two servers on one database each piece of work is done by one, and what runs by the clock once a minute', async () => {
  await using t = await startTestApp()
  const stage = await setStage(t)
  const done: string[] = []
  const sealed: Date[] = []
  const recording = {
    ...jobs,
    'notifications.tellClerks': (async (tx, call, payload, ground) => {
      done.push(payload.occasion)
      await jobs['notifications.tellClerks'](tx, call, payload, ground)
    }) satisfies (typeof jobs)['notifications.tellClerks']
  }
  const scheduled = {
    ...scheduledJobs,
    'kernel.sealAudit': (async (tx, call, deps) => {
      sealed.push(call.now)
      await scheduledJobs['kernel.sealAudit'](tx, call, deps)
    }) satisfies (typeof scheduledJobs)['kernel.sealAudit']
  }
  /** As it does every half minute, a server that starts looks at the clock, if no other has done so just now. */
  const start = async () => {
    await t.query('update pgboss.version set cron_on = null')
    return await startWorker(t.deps, recording, scheduled)
  }
  const stop = (worker: Awaited<ReturnType<typeof start>>) => worker.stop({ graceful: true, timeout: 5_000 })

  const started = Date.now()
  await stop(await start())
  const servers = await Promise.all([start(), start()])
  try {
    for (let count = 0; count < 12; count += 1) await stage.raise(stage.worker)
    while (done.length < 12 || sealed.length === 0) await sleep(50)
    servers.push(await start())
    await sleep(1_500)
  } finally {
    for (const server of servers) await stop(server)
  }

  expect(new Set(done).size).toBe(12)
  expect(done.length).toBe(12)
  const minutes = Math.floor(Date.now() / minute) - Math.floor(started / minute) + 1
  expect(sealed.length).toBeLessThanOrEqual(minutes)
  const { rows } = await t.query(
    `select name, count(*) from pgboss.job
     where name in (select name from pgboss.schedule where cron = '* * * * *') group by 1 order by 1`
  )
  const eachMinute = Object.entries(schedule).flatMap(([name, cron]) => (cron === '* * * * *' ? [name] : []))
  expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(eachMinute))
  for (const { count } of rows) expect(Number(count)).toBeLessThanOrEqual(minutes)
  const looked = await t.query(`select singleton_key from pgboss.job where name = '__pgboss__send-it'`)
  const looks = Map.groupBy(looked.rows, (row) => row['singletonKey'])
  for (const each of looks.values()) expect(each.length).toBeLessThanOrEqual(minutes)
  expect((await t.query('select 1 from pgboss.version where cron_on is not null')).rows).toHaveLength(1)
})
