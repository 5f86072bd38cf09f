import { expect, test } from 'vitest'

import { startTestApp, type TestPerson } from '../../../../test/harness.ts'
import { setStage } from '../../../../test/stage.ts'

/** A need that a team handles under the ladder of the example. */
async function handled() {
  const t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const stage = await setStage(t)
  const { id } = await stage.raise(stage.worker)
  await stage.bring(id, 'handling')
  const of = async (by: TestPerson, needId = id) => (await by.get(`/needs/${needId}/escalations`)).body
  const escalate = async (by: TestPerson, level = 'park-committee', needId = id) =>
    await by.post(`/needs/${needId}/escalations`, { level, reason: '要几个部门一起定，本级定不了。' })
  const take = async (by: TestPerson, escalationId: string, action: string, text?: string) =>
    await by.post(`/escalations/${escalationId}/actions`, { action, ...(text && { text }) })
  const story = async (by: TestPerson) =>
    (await by.get(`/needs/${id}`)).body.timeline as { kind: string; text?: string }[]
  return { t, ...stage, id, of, escalate, take, story, [Symbol.asyncDispose]: () => t[Symbol.asyncDispose]() }
}

test('an office proposes a higher level, a person confirms, the level decides, and its decision comes back', async () => {
  await using s = await handled()
  const { clerk, handler, worker, stranger, supervisor, take, escalate, id } = s
  expect((await s.of(handler)).reachable.map(({ key }: { key: string }) => key)).toEqual([
    'park-committee',
    'work-committee',
    'district-committee'
  ])
  expect((await escalate(worker)).status).toBe(403)
  expect((await escalate(stranger)).status).toBe(404)
  expect((await escalate(handler, 'nowhere')).body.code).toBe('escalation.levelUnknown')
  const proposed = (await escalate(handler)).body
  expect(proposed).toMatchObject({ state: 'proposed', name: '园区党委', raisedBy: '某人', availableActions: [] })
  expect(proposed).not.toHaveProperty('clock')
  expect((await escalate(clerk, 'work-committee')).body.code).toBe('escalation.waiting')
  expect((await clerk.get('/todo')).body.later).toMatchObject([{ id, escalatedTo: '园区党委' }])

  expect((await take(handler, proposed.id, 'confirm')).status).toBe(403)
  expect((await take(stranger, proposed.id, 'confirm')).status).toBe(404)
  const open = (await take(clerk, proposed.id, 'confirm')).body
  expect(open).toMatchObject({ state: 'open', clock: { kind: 'escalation', state: 'inTime' } })
  expect(open.clock.steps.at(-1)).toEqual({ kind: 'due', at: '2026-03-05T09:00:00.000Z' })
  const need = { id, code: 'XQ-2026-00001', title: expect.any(String) }
  expect((await supervisor.get('/escalations')).body.items).toMatchObject([{ id: open.id, state: 'open', need }])
  expect((await clerk.get('/escalations?level=work-committee')).body.items).toEqual([])
  const owed = async (by: TestPerson) => (await by.get('/todo')).body.owed.escalations
  for (const decides of [clerk, supervisor]) expect(await owed(decides)).toEqual({ count: 1, more: false })
  for (const other of [handler, worker, stranger]) expect(await owed(other)).toBeUndefined()
  for (const other of [stranger, handler, worker]) expect((await other.get('/escalations')).body.items).toEqual([])
  const decision = '由城管牵头，周五前拿出方案。'
  expect((await take(supervisor, proposed.id, 'decide', decision)).body).toMatchObject({ state: 'decided', decision })
  expect((await clerk.get('/escalations')).body.items).toEqual([])
  expect(await owed(clerk)).toBeUndefined()
  expect((await clerk.get('/escalations?view=all')).body.items).toMatchObject([{ decision }])
  expect((await take(clerk, proposed.id, 'withdraw', '算了。')).body.code).toBe('escalation.actionNotAllowed')

  expect(await s.story(handler)).toContainEqual(expect.objectContaining({ kind: 'escalationDecided', text: decision }))
  const mine = await s.story(worker)
  expect(mine.map(({ kind }) => kind)).toContain('escalated')
  expect(JSON.stringify(mine)).not.toMatch(/本级定不了|城管牵头/)
  expect(await s.of(worker)).toEqual({ items: [], reachable: [] })
  expect((await s.of(clerk)).reachable).toMatchObject([{ key: 'work-committee' }, { key: 'district-committee' }])
})

test('a rule proposes the nearest level once, and what a level does not decide in time is told of, once', async () => {
  await using s = await handled()
  const { t, clerk, handler, take } = s
  const watch = async (at: string): Promise<void> => {
    t.clock.now = new Date(at)
    await t.run('needs.watchClocks')
    await t.run('needs.watchClocks')
  }
  const queue = await t.startWorker()
  await watch('2026-03-03T10:00:00Z')
  await watch('2026-03-10T10:00:00Z')
  const [proposed] = (await s.of(clerk)).items
  expect(proposed).toMatchObject({ because: 'overdue', state: 'proposed', name: '园区党委' })
  await expect
    .poll(async () => (await clerk.get('/notifications')).body.items.map((each: { kind: string }) => each.kind), {
      timeout: 10_000
    })
    .toContain('need.escalationProposed')
  await queue.stop()
  await take(clerk, proposed.id, 'confirm')
  await watch('2026-03-20T10:00:00Z')
  expect((await s.story(handler)).filter(({ kind }) => kind === 'escalationOverdue')).toHaveLength(1)
  expect((await take(clerk, proposed.id, 'withdraw', '已经协调好。')).body.state).toBe('withdrawn')
})

test('a complaint never goes before the unit complained of, which learns nothing of where it goes', async () => {
  await using s = await handled()
  const { clerk, worker, boss, raise, act, organisation, classes, db, escalate } = s
  const firm = organisation('zone.park.firm')
  await db.updateTable('organisation').set({ key: 'street' }).where('id', '=', firm).execute()
  const { id } = await raise(worker, { text: '加班费没有发。', aboutOrganisationId: firm })
  await act(clerk, id, 'accept', classes)
  await act(clerk, id, 'dispatch', { departmentId: firm, instructions: '请核对工资。' })
  const { reachable } = await s.of(clerk, id)
  expect(reachable.map(({ key }: { key: string }) => key)).not.toContain('district-committee')
  expect((await escalate(clerk, 'district-committee', id)).body.code).toBe('escalation.levelUnknown')
  await escalate(clerk, 'park-committee', id)
  expect(await s.of(boss, id)).toEqual({ items: [], reachable: [] })
  expect((await boss.get(`/needs/${id}`)).body).not.toHaveProperty('escalatedTo')
  expect(JSON.stringify((await boss.get(`/needs/${id}`)).body)).not.toMatch(/提级|定不了|园区党委/)
})
