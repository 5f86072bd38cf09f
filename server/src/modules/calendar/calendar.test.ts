import { v7 as uuid } from 'uuid'
import { expect, test, vi } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

const source = 'https://www.gov.cn/2027'
const fixed = ['2027-01-01', '2027-05-01', '2027-10-01', '2027-10-02', '2027-10-03']
const notice = (...more: string[]): string => [...fixed.map((day) => `${day},法定,休`), ...more].join('\n')

/** Tuesday, 22 December 2026; the notice of 2027 is not out, and may still reach into the last days of the year. */
async function inDecember() {
  const t = await startTestApp({ now: new Date('2026-12-22T02:00:00Z') })
  const stage = await setStage(t)
  const administrator = await stage.person('zone', ['placeAdministrator', 'zone'])
  const park = await stage.person('zone.park', ['placeAdministrator', 'zone.park'])
  const raised = async (classes: object) => {
    const { id, code } = await stage.raise(stage.worker)
    await stage.act(stage.clerk, id, 'accept', { ...stage.classes, ...classes })
    await stage.act(stage.clerk, id, 'dispatch', { teamId: stage.teamId })
    return { id, code }
  }
  const clockOf = async (id: string, by = stage.worker) => (await by.get(`/needs/${id}`)).body.clocks.at(-1)
  return { t, ...stage, administrator, park, raised, clockOf, [Symbol.asyncDispose]: () => t[Symbol.asyncDispose]() }
}

/** Others have something to do within five working days: one assists, one was called, one is pressed, a level decides. */
async function asksOthers({ db, clerk, organisation, t }: Awaited<ReturnType<typeof inDecember>>, needId: string) {
  const now = t.clock.now
  const [id, whistleId] = [uuid(), uuid()]
  const due = new Date('2026-12-29T09:00:00Z')
  const limit = { limitAmount: 5, limitUnit: 'workingDay' }
  const counted = { ...limit, dueAt: due, soonAt: due, provisional: true, steps: '[]' }
  const office = { departmentId: organisation('zone.park.office'), departmentPath: 'zone.park.office' }
  const assist = { id, needId, ...office, state: 'asked' as const, askedById: clerk.personId, askedAt: now }
  await db
    .insertInto('assist')
    .values({ ...assist, ...counted })
    .execute()
  const step = { step: 'order', name: '督办单', because: 'overdue' as const, round: 1, state: 'open' as const }
  await db
    .insertInto('supervisionOrder')
    .values({ id: uuid(), needId, ...step, ...office, issuedAt: now, startedAt: now, ...counted })
    .execute()
  const level = { level: 'street', name: '街道', because: 'overdue' as const, round: 1, state: 'open' as const }
  await db
    .insertInto('escalation')
    .values({ id: uuid(), needId, ...level, raisedAt: now, startedAt: now, ...counted })
    .execute()
  const why = { kind: 'priority', name: '重点工作哨', reason: '要一起到场', spot: '南门', office: '园区' }
  const blown = { state: 'called' as const, blownById: clerk.personId, blownAt: now }
  await db
    .insertInto('whistle')
    .values({ id: whistleId, needId, ...limit, ...why, ...blown })
    .execute()
  const called = { id: uuid(), whistleId, assistId: id, calledById: clerk.personId, calledAt: now }
  await db
    .insertInto('whistleCall')
    .values({ ...called, ...counted })
    .execute()
  return async () => {
    const tables = ['assist', 'supervisionOrder', 'escalation', 'whistleCall'] as const
    const rows = await Promise.all(tables.map((table) => db.selectFrom(table).select('dueAt').execute()))
    return [...new Set(rows.flat().map(({ dueAt }) => dueAt?.toISOString()))]
  }
}

test('a notice moves what it concerns and nothing else; the requester is told, with the time it was due before', async () => {
  await using s = await inDecember()
  const { t, administrator, worker, clockOf } = s
  const soon = await s.raised({})
  const late = await s.raised({ category: 'policy', level: 'street', way: 'online' })
  const before = { soon: await clockOf(soon.id), late: await clockOf(late.id) }
  expect(before.soon).toMatchObject({ dueAt: '2026-12-23T09:00:00.000Z', provisional: false })
  expect(before.late).toMatchObject({ dueAt: '2026-12-29T09:00:00.000Z', provisional: true })
  expect(before.late.steps).toContainEqual({ kind: 'yearUnknown', year: 2027 })

  const text = notice('2026-12-29,元旦,休', '2027-01-03,元旦,班')
  const preview = await administrator.post('/calendar/preview', { text, source })
  expect(preview.body).toMatchObject({
    year: 2027,
    edition: 0,
    changes: expect.arrayContaining([
      { date: '2026-12-29', name: '元旦', before: 'working', after: 'holiday' },
      { date: '2027-01-03', name: '元旦', before: 'weekend', after: 'makeUpDay' }
    ]),
    moves: {
      count: 1,
      first: [
        {
          needId: late.id,
          code: late.code,
          clock: 'handling',
          before: '2026-12-29T09:00:00.000Z',
          after: '2026-12-30T09:00:00.000Z'
        }
      ]
    }
  })
  expect((await worker.get('/calendar?year=2027')).body).toMatchObject({ origin: 'unknown', days: [] })

  const worked = await t.startWorker()
  const imported = await administrator.post('/calendar', { text, source, edition: 0 })
  expect(imported.body).toMatchObject({ year: 2027, origin: 'imported', edition: 1, sources: [source] })
  expect(imported.body.days).toHaveLength(7)
  await vi.waitFor(
    async () => {
      const kinds = (await worker.get('/notifications')).body.items.map(({ kind }: { kind: string }) => kind)
      expect(kinds).toContain('need.dueMoved')
    },
    { timeout: 15_000, interval: 200 }
  )
  await worked.stop({ graceful: true })

  const moved = (await worker.get(`/needs/${late.id}`)).body
  expect(moved.clock).toMatchObject({ dueAt: '2026-12-30T09:00:00.000Z', provisional: false })
  expect(moved.timeline.at(-1)).toMatchObject({
    kind: 'dueMoved',
    public: true,
    details: { dueBefore: '2026-12-29T09:00:00.000Z', dueAt: '2026-12-30T09:00:00.000Z' }
  })
  expect(await clockOf(soon.id)).toEqual(before.soon)
  expect((await worker.get(`/needs/${soon.id}`)).body.timeline.at(-1).kind).toBe('dispatched')

  const { items } = (await administrator.get('/calendar/editions?year=2027')).body
  expect(items).toMatchObject([{ edition: 1, takenBack: false, moved: 1, by: '某人' }])
  const moves = (await administrator.get(`/calendar/editions/${items[0].id}/moves`)).body.items
  expect(moves).toEqual(preview.body.moves.first)
  expect(await s.db.selectFrom('audit').select('subjectId').where('event', '=', 'calendar.imported').execute()).toEqual(
    [{ subjectId: '2027' }]
  )
})

test('an import is taken back: the year is as it was, and so is what is due, to all who have a part in it as well', async () => {
  await using s = await inDecember()
  const { t, administrator, clockOf } = s
  const late = await s.raised({ category: 'policy', level: 'street', way: 'online' })
  const before = await clockOf(late.id)
  const othersDue = await asksOthers(s, late.id)
  const text = notice('2026-12-29,元旦,休')
  expect((await administrator.post('/calendar/preview', { text, source })).body.moves.count).toBe(5)
  const recount = async () => {
    const worked = await t.startWorker()
    const jobs = "select count(*) as n from pgboss.job where name = 'calendar.recount' and state <> 'completed'"
    await vi.waitFor(async () => expect((await t.query(jobs)).rows[0]!['n']).toBe('0'), { timeout: 15_000 })
    await worked.stop({ graceful: true })
  }
  await administrator.post('/calendar', { text, source, edition: 0 })
  await recount()
  expect(await clockOf(late.id)).toMatchObject({ dueAt: '2026-12-30T09:00:00.000Z' })
  expect(await othersDue()).toEqual(['2026-12-30T09:00:00.000Z'])

  expect((await administrator.post('/calendar', { text, source, edition: 1 })).body.code).toBe('calendar.unchanged')
  expect((await administrator.post('/calendar/2027/taken-back', { edition: 3 })).body.code).toBe('conflict')
  const back = await administrator.post('/calendar/2027/taken-back', { edition: 1 })
  expect(back.body).toMatchObject({ origin: 'unknown', edition: 2, days: [] })
  await recount()
  expect(await clockOf(late.id)).toEqual(before)
  expect(await othersDue()).toEqual(['2026-12-29T09:00:00.000Z'])
  const again = await administrator.post('/calendar/2027/taken-back', { edition: 2 })
  expect(again.body.code).toBe('calendar.nothingToTakeBack')
})

test('a notice that cannot be read is refused with its lines; two who import at once do not undo each other', async () => {
  await using s = await inDecember()
  const { administrator, park, clerk } = s
  const wrong = await administrator.post('/calendar', { text: notice('2027-02-30,春节,休'), source, edition: 0 })
  expect(wrong.body).toEqual({
    code: 'calendar.unreadable',
    details: { problems: [{ line: 6, code: 'noSuchDay', about: '2027-02-30' }] }
  })
  expect((await s.worker.get('/calendar?year=2027')).body.origin).toBe('unknown')
  for (const by of [park, clerk]) {
    expect((await by.post('/calendar', { text: notice(), source, edition: 0 })).status).toBe(403)
    expect((await by.post('/calendar/preview', { text: notice(), source })).status).toBe(403)
  }
  const both = await Promise.all(
    [notice('2027-02-05,春节,休'), notice('2027-02-08,春节,休')].map((text) =>
      administrator.post('/calendar', { text, source, edition: 0 })
    )
  )
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
})

test('another place counts with its own notice', async () => {
  await using s = await inDecember()
  await s.t.place('other')
  await s.administrator.post('/calendar', { text: notice(), source, edition: 0 })
  expect((await s.t.as(undefined, 'GET', 'park/calendar?year=2027')).body.origin).toBe('imported')
  expect((await s.t.as(undefined, 'GET', 'other/calendar?year=2027')).body.origin).toBe('unknown')
  expect((await s.t.as(undefined, 'GET', 'other/calendar')).body).toMatchObject({ year: 2026, origin: 'shipped' })
})
