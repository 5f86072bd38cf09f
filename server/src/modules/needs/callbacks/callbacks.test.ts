import type { Callback, RatesReport } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'

import { startTestApp, type TestApp, type TestPerson } from '../../../../test/harness.ts'
import { setStage } from '../../../../test/stage.ts'

const phone = { phone: '13900001234' }

/** Answered on Monday at ten in China: may be called about from eleven, until Thursday. */
async function answered(t: TestApp, needs: object[] = [phone]) {
  const stage = await setStage(t)
  const ids: string[] = []
  for (const input of needs) {
    const { id } = await stage.raise(stage.worker, input)
    await stage.bring(id, 'answered')
    ids.push(id)
  }
  const list = async (by: TestPerson, view = 'open'): Promise<Callback[]> =>
    (await by.get(`/callbacks?view=${view}`)).body.items
  const claim = async (by: TestPerson, id: string) => await by.post(`/callbacks/${id}/claim`, { claimed: true })
  const enter = async (by: TestPerson, id: string, result: object) => await by.post(`/callbacks/${id}/results`, result)
  const pass = (hours: number): void => void (t.clock.now = new Date(t.clock.now.getTime() + hours * 3_600_000))
  const judged = async (): Promise<unknown> => {
    const { body } = await stage.clerk.get('/rates?from=2026-03&to=2026-03')
    const { resolution, satisfaction } = (body as RatesReport).total.raw
    return { solved: [resolution.part, resolution.of], rated: [satisfaction.part, satisfaction.of] }
  }
  return { ...stage, ids, list, claim, enter, pass, judged }
}

test('staff call whoever has not evaluated, one at a time and not about their own work, and what is said counts', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const s = await answered(t, [phone, {}])
  const { clerk, supervisor, stranger, handler, worker, list, claim, enter, pass, judged } = s
  const [id] = s.ids as [string]

  expect(await list(clerk)).toEqual([])
  expect(await list(clerk, 'later')).toMatchObject([{ need: { id } }])
  pass(2)
  const [row] = (await list(clerk)) as [Callback]
  expect(row).toMatchObject({
    need: { id, requester: { phone: '139****1234' } },
    text: '三号楼门口的路灯坏了，晚上看不见路。',
    answer: '灯泡换好了。',
    state: 'open',
    attempts: 3,
    clock: { kind: 'callback', state: 'inTime' },
    availableActions: ['claim']
  })
  expect((await clerk.get('/todo')).body.owed).toMatchObject({ callbacks: { count: 1, more: false } })
  expect((await handler.get('/callbacks')).status).toBe(403)
  expect(await list(stranger)).toEqual([])
  expect((await claim(stranger, row.id)).body.code).toBe('callback.notFound')

  expect((await enter(clerk, row.id, { outcome: 'declined' })).body.code).toBe('callback.actionNotAllowed')
  expect((await supervisor.post(`/needs/${id}/contact`, { reason: '回访' })).status).toBe(403)
  expect((await claim(supervisor, row.id)).body).toMatchObject({ claim: { mine: true } })
  expect((await claim(clerk, row.id)).body.code).toBe('callback.claimed')
  expect((await supervisor.post(`/needs/${id}/contact`, { reason: '回访' })).body.phone).toBe('13900001234')

  // The telephone is for calling: not any more when the claim has lapsed, nor once it was given back.
  pass(2)
  expect((await supervisor.post(`/needs/${id}/contact`, { reason: '回访' })).status).toBe(403)
  await claim(supervisor, row.id)
  await supervisor.post(`/callbacks/${row.id}/claim`, { claimed: false })
  expect((await supervisor.post(`/needs/${id}/contact`, { reason: '回访' })).status).toBe(403)
  await claim(supervisor, row.id)
  const audited = await s.db
    .selectFrom('audit')
    .select('event')
    .where('event', 'like', 'callback.%')
    .orderBy('id')
    .execute()
  expect(audited.map(({ event }) => event)).toEqual([
    'callback.claimed',
    'callback.claimed',
    'callback.released',
    'callback.claimed'
  ])

  const missed = await enter(supervisor, row.id, { outcome: 'notReached', words: '关机' })
  expect(missed.body).toMatchObject({ state: 'open', results: [{ outcome: 'notReached' }], availableActions: [] })
  expect((await claim(supervisor, row.id)).body.code).toBe('callback.tooEarly')
  expect(await judged()).toEqual({ solved: [0, 0], rated: [0, 0] })
  pass(24)
  await claim(clerk, row.id)
  const result = { outcome: 'reached', solved: true, score: 4, words: '亮了，就是慢了点' }
  expect((await enter(clerk, row.id, result)).body).toMatchObject({ state: 'reached', availableActions: [] })
  expect(await list(clerk)).toEqual([])
  expect(await list(clerk, 'ended')).toMatchObject([{ id: row.id, results: [{}, { score: 4 }] }])
  expect((await clerk.get('/callbacks/progress')).body).toMatchObject({ open: 0, reached: 1, unreached: 0 })
  expect(await judged()).toEqual({ solved: [1, 1], rated: [1, 1] })
  await t.run('figures.fold')
  expect(await judged()).toEqual({ solved: [1, 1], rated: [1, 1] })

  const { timeline, status } = (await worker.get(`/needs/${id}`)).body
  expect(status).toBe('answered')
  expect(timeline.at(-1)).toMatchObject({ kind: 'calledBack', text: result.words, details: { solved: true, score: 4 } })
  expect(JSON.stringify(timeline)).not.toContain('关机')
  await s.act(worker, id, 'evaluate', { solved: false, score: 2 })
  expect(await judged()).toEqual({ solved: [0, 1], rated: [0, 1] })
  expect(await s.db.selectFrom('callbackResult').select('outcome').execute()).toHaveLength(2)
})

test('who evaluated is spared, and nobody calls about what they or their office handled or helped with', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const s = await answered(t, [phone, phone, phone])
  const { clerk, worker, person, list, claim, pass, act, db, teamId, organisation } = s
  const [evaluated, , third] = s.ids as [string, string, string]
  await act(worker, evaluated, 'evaluate', { solved: true, score: 5 })
  const mate = await person('zone.park', ['committeeStaff', 'zone.park'])
  const helper = await person('zone.far', ['committeeStaff', 'zone.park'])
  const member = { id: uuid(), teamId, personId: mate.personId, leader: false, createdAt: t.clock.now }
  await db
    .insertInto('teamMember')
    .values({ ...member, drawnFromId: organisation('zone.park') })
    .execute()
  const later = new Date('2026-03-06T02:00:00Z')
  const limit = {
    limitAmount: 3,
    limitUnit: 'workingDay',
    dueAt: later,
    soonAt: later,
    provisional: false,
    steps: '[]'
  }
  await db
    .insertInto('assist')
    .values({
      id: uuid(),
      needId: third,
      departmentId: organisation('zone.far'),
      departmentPath: 'zone.far',
      askedById: clerk.personId,
      state: 'done',
      result: 'done',
      askedAt: t.clock.now,
      answer: '路面已修',
      endedAt: t.clock.now,
      ...limit
    })
    .execute()
  pass(2)

  const [row] = await list(clerk)
  expect(await list(clerk)).toHaveLength(2)
  expect(await list(mate)).toEqual([])
  expect((await claim(mate, row!.id)).body.code).toBe('need.ownWork')
  expect(await list(helper)).toHaveLength(1)
  expect(await list(clerk, 'ended')).toMatchObject([{ state: 'spared', need: { id: evaluated } }])
})

test('a unit complained of learns nothing of the calls about it', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const s = await setStage(t)
  const { clerk, handler, worker, person, act, teamId, organisation } = s
  const about = { category: 'noise', aboutOrganisationId: organisation('zone.park.mill'), ...phone }
  const { id } = await s.raise(worker, about)
  await act(clerk, id, 'accept', { ...s.classes, category: 'noise' })
  await act(clerk, id, 'dispatch', { teamId })
  await act(handler, id, 'sign')
  await act(handler, id, 'answer', { text: '已协调。' })
  t.clock.now = new Date('2026-03-02T06:00:00Z')
  const ofMill = await person('zone.park.mill', ['committeeStaff', 'zone.park'])

  const { items } = (await clerk.get('/callbacks')).body
  expect(items).toMatchObject([{ need: { id } }])
  expect((await ofMill.get('/callbacks')).body.items).toEqual([])
  expect((await ofMill.post(`/callbacks/${items[0].id}/claim`, { claimed: true })).body.code).toBe('callback.notFound')
  expect((await ofMill.get('/callbacks/progress')).body).toMatchObject({ open: 0 })
})

test('“not solved” presses whoever answered, and where the place has it asks them again', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const s = await setStage(t)
  const { db } = s
  const newest = db.selectFrom('presetVersion').select(['version', 'content', 'fingerprint']).orderBy('version', 'desc')
  const { version, content } = await newest.executeTakeFirstOrThrow()
  const before = content as { needs: { callbacks: object } }
  const callbacks = { ...before.needs.callbacks, notSolved: 'reopen', after: undefined }
  const next = JSON.stringify({ ...before, needs: { ...before.needs, callbacks } })
  const again = { version: version + 1, loadedAt: t.clock.now, fingerprint: uuid(), content: next }
  const queue = await t.startWorker()
  for (const status of ['answered', 'dispatched']) {
    if (status === 'dispatched') await db.insertInto('presetVersion').values(again).execute()
    const { id } = await s.raise(s.worker, phone)
    await s.bring(id, 'answered')
    t.clock.now = new Date(t.clock.now.getTime() + 3 * 3_600_000)
    const [row] = (await s.clerk.get('/callbacks')).body.items
    await s.clerk.post(`/callbacks/${row.id}/claim`, { claimed: true })
    await s.clerk.post(`/callbacks/${row.id}/results`, { outcome: 'reached', solved: false, words: '还是不亮' })

    expect((await s.clerk.get(`/needs/${id}`)).body.status).toBe(status)
    const orders = async () => (await s.clerk.get(`/needs/${id}/orders`)).body.items
    await expect.poll(orders, { timeout: 10_000 }).toMatchObject([{ name: '督办单', because: 'notSolved' }])
  }
  await queue.stop()
})
