import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { startWorker } from '../../src/kernel/jobs.ts'
import { jobs, scheduledJobs } from '../../src/worker.ts'
import { startTestApp } from '../harness.ts'
import { setStage } from '../stage.ts'

test('of two servers on one database each piece of work is done by one', async () => {
  await using t = await startTestApp()
  const stage = await setStage(t)
  const done: string[] = []
  const recording = {
    ...jobs,
    'notifications.tellClerks': (async (tx, call, payload, ground) => {
      done.push(payload.occasion)
      await jobs['notifications.tellClerks'](tx, call, payload, ground)
    }) satisfies (typeof jobs)['notifications.tellClerks']
  }
  const workers = [
    await startWorker(t.deps, recording, scheduledJobs),
    await startWorker(t.deps, recording, scheduledJobs)
  ]
  try {
    for (let count = 0; count < 12; count += 1) await stage.raise(stage.worker)
    while (done.length < 12) await sleep(50)
    await sleep(1_500)
  } finally {
    for (const worker of workers) await worker.stop({ graceful: true, timeout: 5_000 })
  }

  expect(new Set(done).size).toBe(12)
  expect(done.length).toBe(12)
  const { rows } = await t.query(`select count(*) from pgboss.schedule where name = 'kernel.sealAudit'`)
  expect(Number(rows[0]!['count'])).toBe(1)
})
