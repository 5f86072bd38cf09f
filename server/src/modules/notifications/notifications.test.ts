import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'
import { system } from '../../kernel/call.ts'
import { concernedBy } from '../needs/index.ts'

test('whoever had a need on their hands hears that it was withdrawn', async () => {
  await using t = await startTestApp()
  const { worker, clerk, leader, handler, raise, bring, act, db } = await setStage(t)
  const { id } = await raise(worker)
  await bring(id, 'handling')
  const queue = await t.startWorker()
  await act(worker, id, 'withdraw', { reason: '自己修好了' })
  const told = db.selectFrom('notification').select('personId').where('kind', '=', 'need.withdrawn')
  await expect
    .poll(async () => new Set((await told.execute()).map(({ personId }) => personId)), { timeout: 10_000 })
    .toEqual(new Set([clerk.personId, leader.personId, handler.personId]))
  await queue.stop()
})

test('nobody is asked to evaluate their own work, or to sign before they are of the team', async () => {
  await using t = await startTestApp()
  const { leader, clerk, handler, worker, person, teamId, organisation, raise, bring, act, db, slug } =
    await setStage(t)
  const newcomer = await person('zone.park.office', ['handler', 'zone.park.office'])
  const membership = { teamId, personId: newcomer.personId, drawnFromId: organisation('zone.park.office') }
  await db
    .insertInto('teamMember')
    .values({ id: uuid(), ...membership, leader: false, heldFrom: '2026-04-01', createdAt: t.clock.now })
    .execute()
  const call = { place: slug, actor: system, now: t.clock.now, cells: t.deps.cells }
  const { id: own } = await raise(leader)
  await bring(own, 'dispatched')
  const asked = await concernedBy(db, call, own, ['office'])
  expect(new Set(asked)).toEqual(new Set([leader.personId, handler.personId]))

  await act(leader, own, 'sign')
  await act(clerk, own, 'dispatch', { teamId })
  await act(handler, own, 'sign')
  await act(handler, own, 'answer', { text: '灯泡换好了。' })
  expect(await concernedBy(db, call, own, ['evaluator'])).toEqual([])
  const { id } = await raise(worker)
  await bring(id, 'answered')
  expect(await concernedBy(db, call, id, ['evaluator'])).toEqual([worker.personId])
})

test('a message is kept for a year, read or not', async () => {
  await using t = await startTestApp()
  const { worker, db } = await setStage(t)
  const { personId } = worker
  const told = { personId, kind: 'need.answered', occasion: 'once' }
  const days = [364, 366].map((count) => new Date(t.clock.now.getTime() - count * 86_400_000))
  const rows = days.map((createdAt) => ({ ...told, id: uuid(), subjectId: uuid(), createdAt }))
  await db.insertInto('notification').values(rows).execute()

  await t.run('notifications.forget')

  expect(await db.selectFrom('notification').select('id').execute()).toEqual([{ id: rows[0]!.id }])
})
