import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

const certificates = {
  name: '健康证上门体检',
  details: '体检车到园区，当场体检。',
  location: '园区广场',
  rule: { kind: 'monthly', nth: -1, weekday: 1 },
  onHoliday: 'next',
  starts: '09:00',
  ends: '11:30',
  capacity: 30,
  remindDays: 7,
  firstDay: '2026-03-01'
}

/** A need that was answered, and the service that its answer founded. */
async function setService(t: Awaited<ReturnType<typeof startTestApp>>) {
  const stage = await setStage(t)
  const { worker, clerk, raise, bring, organisation } = stage
  const { id: needId } = await raise(worker, { text: '食堂一千八百名员工都要办健康证，一个个跑太费事。' })
  const input = { ...certificates, organisationId: organisation('zone.park.office'), needId }
  const early = await clerk.post('/recurrences', input)
  await bring(needId, 'answered')
  const { body: service } = await clerk.post('/recurrences', input)
  const [first, second] = service.dates as { id: string }[]
  return { ...stage, needId, input, early, service, first: first!.id, second: second!.id }
}

test('whoever only raised a need founds nothing of its answer', async () => {
  await using t = await startTestApp()
  const { input, person, raise, bring, organisation } = await setService(t)
  const asker = await person('zone.park.office', ['committeeStaff', 'zone.park.office'])
  const { id: needId } = await raise(asker, {
    text: '厂门口的路灯不亮',
    organisationId: organisation('zone.park.mill')
  })
  await bring(needId, 'answered')
  expect((await asker.post('/recurrences', { ...input, needId })).body.code).toBe('need.notFound')
})

test('the answer of a need founds a service on the last Tuesday of each month, and the story of the need tells', async () => {
  await using t = await startTestApp()
  const { early, service, worker, clerk, stranger, needId, input, first, db } = await setService(t)
  expect(early.body.code).toBe('recurrence.needNotAnswered')
  expect(service.dates.map(({ heldOn }: { heldOn: string }) => heldOn)).toEqual([
    '2026-03-31',
    '2026-04-28',
    '2026-05-26'
  ])
  expect(service.need.id).toBe(needId)
  const { timeline } = (await worker.get(`/needs/${needId}`)).body
  expect(timeline.at(-1)).toMatchObject({
    public: true,
    text: '由这件诉求设立了定期服务“健康证上门体检”：每月最后一个周二 09:00–11:30，园区广场；遇放假顺延到下一个工作日。'
  })
  expect((await stranger.post('/recurrences', input)).body.code).toBe('organisation.notFound')
  expect((await worker.post('/recurrences', input)).status).toBe(403)
  expect((await stranger.get(`/recurrences/${service.id}`)).body).not.toHaveProperty('need')

  await Promise.all([t.run('recurrences.plan'), t.run('recurrences.plan')])
  expect(await db.selectFrom('occurrence').select('id').execute()).toHaveLength(3)
  t.clock.now = new Date('2026-03-30T01:00:00Z')
  await t.run('recurrences.plan')
  expect(await db.selectFrom('occurrence').select('id').execute()).toHaveLength(4)

  const act = (action: string) => clerk.post(`/recurrences/${service.id}/actions`, { action, reason: '设备检修' })
  const states = ({ body }: Awaited<ReturnType<typeof act>>) => body.dates.map(({ state }: { state: string }) => state)
  t.clock.now = new Date('2026-03-31T04:00:00Z')
  expect(states(await act('pause'))).toEqual(['planned', 'paused', 'paused', 'paused'])
  await t.run('recurrences.plan')
  expect(states(await act('resume'))).toEqual(['planned', 'planned', 'planned', 'planned'])
  expect((await act('resume')).body.code).toBe('recurrence.actionNotAllowed')
  expect(states(await act('end'))).toEqual(['planned', 'cancelled', 'cancelled', 'cancelled'])
  expect((await clerk.post(`/occurrences/${first}/recorded`, { others: 3 })).body).toMatchObject({
    state: 'done',
    served: 3
  })
  expect((await t.as(undefined, 'GET', 'park/recurrences')).body.items).toEqual([])
})

test('organisations enrol with so many people, never more than a date takes, and see nobody else’s', async () => {
  await using t = await startTestApp()
  const { boss, clerk, stranger, organisation, first } = await setService(t)
  const path = `/occurrences/${first}/enrolments`
  const [firm, mill] = [organisation('zone.park.firm'), organisation('zone.park.mill')]
  const both = await Promise.all([
    boss.post(path, { organisationId: firm, people: 18, names: ['秦小满', '何大勇'] }),
    clerk.post(path, { organisationId: mill, people: 18 })
  ])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)!.body).toMatchObject({
    code: 'occurrence.full',
    details: { free: 12 }
  })

  await boss.post(path, { organisationId: firm, people: 18, names: ['秦小满', '何大勇'] })
  await clerk.post(`/occurrences/${first}/withdrawn`, { organisationId: mill })
  await boss.post(path, { organisationId: firm, people: 18, names: ['秦小满', '何大勇'] })
  expect((await clerk.post(path, { organisationId: mill, people: 12 })).body).toMatchObject({ people: 30, free: 0 })
  expect((await boss.post(path, { organisationId: mill, people: 1 })).body.code).toBe('organisation.notFound')
  expect((await boss.post(path, { organisationId: firm, people: 1, names: ['甲', '乙'] })).body.code).toBe('invalid')

  const seen = async (by: typeof boss) =>
    (await by.get(`/occurrences/${first}`)).body.enrolments.map(({ people }: { people: number }) => people)
  expect(await seen(boss)).toEqual([18])
  expect(await seen(clerk)).toEqual([18, 12])
  expect(await seen(stranger)).toEqual([])
  const open = JSON.stringify((await t.as(undefined, 'GET', 'park/recurrences')).body)
  expect(open).not.toContain('秦小满')
  expect(open).not.toContain(firm)
})

test('whoever enrolled is reminded once, told when a holiday moves the date, and what came of it is recorded', async () => {
  await using t = await startTestApp()
  const { boss, clerk, service, organisation, first, second, db } = await setService(t)
  const firm = organisation('zone.park.firm')
  for (const id of [first, second])
    await boss.post(`/occurrences/${id}/enrolments`, { organisationId: firm, people: 18, names: ['秦小满'] })
  const mill = { organisationId: organisation('zone.park.mill'), people: 12 }
  await clerk.post(`/occurrences/${first}/enrolments`, mill)

  const queue = await t.startWorker()
  await t.run('recurrences.remind')
  t.clock.now = new Date('2026-03-24T01:00:00Z')
  await Promise.all([t.run('recurrences.remind'), t.run('recurrences.remind')])
  const days = Object.fromEntries(['2026-04-28', '2026-04-29'].map((day) => [day, { kind: 'holiday', name: '园区日' }]))
  await db
    .insertInto('calendarEdition')
    .values({
      id: uuid(),
      year: 2026,
      edition: 1,
      days: JSON.stringify(days),
      sources: '["https://www.gov.cn/notice"]',
      madeAt: t.clock.now,
      madeById: clerk.personId,
      takesBack: false
    })
    .execute()
  await t.run('recurrences.plan')
  const told = db
    .selectFrom('notification')
    .select(['kind', 'subjectId', 'personId'])
    .where('kind', 'like', 'occurrence.%')
    .orderBy('kind')
    .orderBy('personId')
  const expected = [
    { kind: 'occurrence.moved', subjectId: second, personId: boss.personId },
    ...[boss, clerk]
      .map(({ personId }) => ({ kind: 'occurrence.near', subjectId: first, personId }))
      .toSorted((a, b) => a.personId.localeCompare(b.personId))
  ]
  await expect.poll(async () => await told.execute(), { timeout: 10_000 }).toEqual(expected)
  await queue.stop()
  const moved = (await clerk.get(`/recurrences/${service.id}`)).body.dates[1]
  expect(moved).toMatchObject({ plannedOn: '2026-04-28', heldOn: '2026-04-30', holiday: '园区日', people: 18 })
  expect((await boss.get('/notifications')).body.items.map(({ title }: { title: string }) => title)).toContain(
    '健康证上门体检 2026-04-30'
  )

  const record = { served: [{ organisationId: firm, people: 17 }], others: 3, note: '体检车提前十分钟到' }
  expect((await clerk.post(`/occurrences/${first}/recorded`, record)).body.code).toBe('occurrence.actionNotAllowed')
  t.clock.now = new Date('2026-03-31T05:00:00Z')
  expect((await clerk.post(`/occurrences/${first}/recorded`, record)).body).toMatchObject({ state: 'done', served: 32 })
  const [open] = (await t.as(undefined, 'GET', 'park/recurrences')).body.items[0].dates
  expect(open).toMatchObject({ id: first, state: 'done', people: 30 })
  expect(Object.keys(open)).not.toContain('note')
  expect(Object.keys(open)).not.toContain('served')
  const detail = (await clerk.get(`/recurrences/${service.id}`)).body
  expect(detail).toMatchObject({ served: 32, past: [{ id: first, served: 32, note: '体检车提前十分钟到' }] })

  t.clock.now = new Date('2026-05-15T05:00:00Z')
  await t.run('recurrences.plan')
  const names = await db
    .selectFrom('enrolment')
    .select(['occurrenceId', 'names'])
    .where('organisationId', '=', firm)
    .execute()
  expect(new Map(names.map((one) => [one.occurrenceId, one.names.length]))).toEqual(
    new Map([
      [first, 0],
      [second, 1]
    ])
  )

  const third = service.dates[2].id
  await boss.post(`/occurrences/${third}/enrolments`, { organisationId: firm, people: 1, names: ['秦小满'] })
  await db.updateTable('occurrence').set({ state: 'skipped', heldOn: null }).where('id', '=', third).execute()
  t.clock.now = new Date('2026-07-01T05:00:00Z')
  await t.run('recurrences.plan')
  const left = db.selectFrom('enrolment').select('names')
  expect((await left.execute()).flatMap((one) => one.names)).toEqual([])
})
