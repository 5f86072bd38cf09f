import { expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

/** Monday 10:00; a lamp of the example place is due on Tuesday 17:00. */
async function handled() {
  const t: TestApp = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const stage = await setStage(t)
  const { id } = await stage.raise(stage.worker)
  await stage.bring(id, 'handling')
  const detail = async (by = stage.clerk) => (await by.get(`/needs/${id}`)).body
  const kinds = async (by = stage.worker): Promise<string[]> =>
    (await detail(by)).timeline.map((event: { kind: string }) => event.kind)
  return { t, ...stage, id, detail, kinds, [Symbol.asyncDispose]: () => t[Symbol.asyncDispose]() }
}

const extension = { kind: 'extension', reason: 'work', until: '2026-03-06', text: '灯杆要订货，周五到货。' }
const pause = { kind: 'pause', reason: 'requester', until: '2026-03-05', text: '诉求人周四才在家。' }
const shelving = { kind: 'shelving', reason: 'project', until: '2026-06-01', text: '列入五月的路灯改造。' }

test('a need is extended once, before it is due, and its requester reads why and until when', async () => {
  await using s = await handled()
  const { t, handler, clerk, worker, act, id } = s
  const before = await s.detail(handler)
  expect(before.clock.dueAt).toBe('2026-03-03T09:00:00.000Z')
  expect(before.availableActions).toContain('askTime')
  expect(before.askable.map(({ kind }: { kind: string }) => kind)).toEqual(['extension', 'pause', 'shelving'])
  expect((await act(handler, id, 'askTime', { ...extension, until: '2026-03-03' })).body.details.fields).toEqual([
    { field: '/until', reason: 'day_before', limit: '2026-03-04' }
  ])
  expect((await act(handler, id, 'askTime', { ...extension, reason: 'lazy' })).body.code).toBe('need.reasonUnknown')

  const asked = (await act(handler, id, 'askTime', extension)).body
  expect(asked.plea).toMatchObject({ kind: 'extension', state: 'pending', reason: '需要采购或施工' })
  expect(asked.clock.dueAt).toBe(before.clock.dueAt)
  expect((await s.detail(worker)).plea).toBeUndefined()
  const pleaId = asked.plea.id
  const waiting = (await clerk.get('/todo')).body
  expect(waiting.later).toMatchObject([{ id, availableActions: expect.arrayContaining(['decidePlea']) }])
  expect((await act(handler, id, 'decidePlea', { pleaId, granted: true })).status).toBe(403)
  expect((await act(clerk, id, 'decidePlea', { pleaId: id, granted: true })).body.code).toBe('need.pleaOver')
  expect((await act(clerk, id, 'decidePlea', { pleaId, granted: false })).body.code).toBe('invalid')

  await act(clerk, id, 'decidePlea', { pleaId, granted: true })
  const mine = await s.detail(worker)
  expect(mine.clock).toMatchObject({ dueAt: '2026-03-06T09:00:00.000Z', state: 'inTime' })
  expect(mine.clocks.at(-1).steps).toContainEqual({
    kind: 'extended',
    amount: 3,
    unit: 'workingDay',
    reason: '需要采购或施工',
    grantedBy: '示例'
  })
  expect(mine.timeline.at(-1)).toMatchObject({ kind: 'extended', actor: '示例', text: extension.text })
  const again = await act(handler, id, 'askTime', { ...extension, until: '2026-03-10' })
  expect(again.body.code).toBe('need.extendedBefore')
  t.clock.now = new Date('2026-03-06T09:00:00Z')
  expect((await act(handler, id, 'askTime', pause)).body.code).toBe('need.dueAlready')
})

test('what nobody decides before the need is due has lapsed; what is declined changes nothing', async () => {
  await using s = await handled()
  const { t, handler, clerk, act, id } = s
  const first = (await act(handler, id, 'askTime', extension)).body.plea.id
  await act(clerk, id, 'decidePlea', { pleaId: first, granted: false, text: '仓库还有灯泡。' })
  expect(await s.kinds(handler)).toContain('pleaDeclined')
  expect(await s.kinds()).not.toContain('pleaDeclined')

  const second = (await act(handler, id, 'askTime', extension)).body.plea.id
  t.clock.now = new Date('2026-03-03T09:00:00Z')
  expect((await act(clerk, id, 'decidePlea', { pleaId: second, granted: true })).body.code).toBe('need.dueAlready')
  await t.run('needs.watchClocks')
  expect(await s.kinds(clerk)).toEqual(expect.arrayContaining(['overdue', 'pleaLapsed']))
  const after = await s.detail()
  expect(after.plea).toBeUndefined()
  expect(after.clock).toMatchObject({ dueAt: '2026-03-03T09:00:00.000Z', state: 'overdue' })
})

test('a clock stands still only where a supervisor granted it, and goes on by itself on the day', async () => {
  await using s = await handled()
  const { t, handler, clerk, supervisor, worker, act, id } = s
  const pleaId = (await act(handler, id, 'askTime', pause)).body.plea.id
  expect((await act(clerk, id, 'decidePlea', { pleaId, granted: true })).status).toBe(403)
  expect((await supervisor.get('/todo')).body.later).toMatchObject([{ id }])
  await act(supervisor, id, 'decidePlea', { pleaId, granted: true })
  const paused = await s.detail(worker)
  // Monday from 10:00, Tuesday and Wednesday are left out: six hours and two days.
  expect(paused.clock).toMatchObject({ state: 'paused', dueAt: '2026-03-05T09:00:00.000Z' })
  expect(paused.plea).toMatchObject({ kind: 'pause', state: 'running', until: '2026-03-05' })

  t.clock.now = new Date('2026-03-04T09:30:00Z')
  await t.run('needs.watchClocks')
  expect(await s.kinds()).not.toContain('resumed')
  t.clock.now = new Date('2026-03-04T16:00:00Z')
  await t.run('needs.watchClocks')
  await t.run('needs.watchClocks')
  expect((await s.kinds()).filter((kind) => kind === 'resumed')).toHaveLength(1)
  expect((await s.detail(worker)).clock).toMatchObject({ state: 'inTime', dueAt: '2026-03-05T09:00:00.000Z' })
})

test('what is resumed before its day is due as much sooner; what is answered leaves no pause behind', async () => {
  await using s = await handled()
  const { t, handler, supervisor, act, id, db } = s
  const pleaId = (await act(handler, id, 'askTime', pause)).body.plea.id
  await act(supervisor, id, 'decidePlea', { pleaId, granted: true })
  t.clock.now = new Date('2026-03-03T02:00:00Z')
  const resumed = (await act(handler, id, 'resume', { reason: '诉求人提前回来了。' })).body
  expect(resumed.plea).toBeUndefined()
  // One working day later than without the pause.
  expect(resumed.clock.dueAt).toBe('2026-03-04T02:00:00.000Z')
  const next = (await act(handler, id, 'askTime', { ...pause, until: '2026-03-09' })).body.plea.id
  await act(supervisor, id, 'decidePlea', { pleaId: next, granted: true })
  await act(handler, id, 'answer', { text: '换好了。' })
  const states = await db.selectFrom('clockPlea').select('state').where('needId', '=', id).execute()
  expect(states).toEqual([{ state: 'ended' }, { state: 'ended' }])
})

test('what is shelved is looked at again in each period, kept open, and comes back on the planned day', async () => {
  await using s = await handled()
  const { t, handler, supervisor, clerk, worker, act, id } = s
  const pleaId = (await act(handler, id, 'askTime', shelving)).body.plea.id
  await act(supervisor, id, 'decidePlea', { pleaId, granted: true })
  expect(await s.detail(worker)).toMatchObject({ status: 'handling', clock: { state: 'paused' } })
  expect((await act(clerk, id, 'review', { text: '施工队五月进场。' })).status).toBe(403)

  for (const day of ['2026-04-01', '2026-05-02', '2026-05-31']) {
    t.clock.now = new Date(`${day}T16:00:00Z`)
    await t.run('needs.watchClocks')
  }
  expect((await s.kinds(supervisor)).filter((kind) => kind === 'reviewDue')).toHaveLength(2)
  expect(await s.kinds(supervisor)).toContain('resumed')
  expect((await s.detail(worker)).clock.state).not.toBe('paused')
})

test('what is sent elsewhere leaves behind what was asked for', async () => {
  await using s = await handled()
  const { handler, supervisor, clerk, teamId, act, id } = s
  const first = (await act(handler, id, 'askTime', extension)).body.plea
  await act(clerk, id, 'dispatch', { teamId })
  expect((await s.detail()).plea).toBeUndefined()
  expect((await act(clerk, id, 'decidePlea', { pleaId: first.id, granted: true })).body.code).toBe(
    'need.actionNotAllowed'
  )
  await act(handler, id, 'sign')
  const pleaId = (await act(handler, id, 'askTime', pause)).body.plea.id
  await act(supervisor, id, 'decidePlea', { pleaId, granted: true })
  await act(clerk, id, 'dispatch', { teamId })
  expect((await s.detail()).clock).toMatchObject({ dueAt: '2026-03-03T09:00:00.000Z', state: 'inTime' })
})

test('nobody decides about what they asked for themselves', async () => {
  await using s = await handled()
  const { clerk, db, teamId, act, id } = s
  const both = await s.person('zone.park', ['committeeStaff', 'zone.park'], ['handler', 'zone.park'])
  const member = { teamId, personId: both.personId, drawnFromId: s.organisation('zone.park'), leader: false }
  await db
    .insertInto('teamMember')
    .values({ id: id, ...member, createdAt: s.t.clock.now })
    .execute()
  await act(clerk, id, 'dispatch', { teamId })
  await act(both, id, 'sign')
  const { plea } = (await act(both, id, 'askTime', extension)).body
  expect((await act(both, id, 'decidePlea', { pleaId: plea.id, granted: true })).body.code).toBe('need.ownPlea')
  expect((await act(clerk, id, 'decidePlea', { pleaId: plea.id, granted: true })).status).toBe(200)
})
