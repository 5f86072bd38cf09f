import { expect, test } from 'vitest'

import { connect } from '../../kernel/db.ts'
import { openCells, resealCells } from '../../kernel/crypto/index.ts'
import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

const service = {
  category: 'lamp',
  name: '健康证体检',
  matters: '办理健康证',
  promise: '当场体检',
  people: '帮帮队',
  steps: ['到场', '体检'],
  papers: [{ name: '身份证' }],
  ways: ['door']
}

const mondays = {
  weekdays: [0],
  days: [],
  starts: '14:00',
  ends: '15:00',
  minutes: 30,
  location: '服务站一楼',
  capacity: 2,
  openDays: 40,
  closeHours: 2
}

/** Two slots of two places each, every Monday from 2 March on. */
async function setDesk(t: Awaited<ReturnType<typeof startTestApp>>) {
  const stage = await setStage(t)
  const administrator = await stage.person('zone', ['placeAdministrator', 'zone'])
  const { body: item } = await administrator.post('/services', service)
  const made = await administrator.post('/timetables', {
    ...mondays,
    serviceId: item.id,
    organisationId: stage.organisation('zone.park.office')
  })
  const slots = async () => (await t.as(undefined, 'GET', `park/services/${item.id}/slots`)).body.items
  const [first, second] = await slots()
  const refOf = ({ timetableId, startsAt }: Record<string, string>) => ({ timetableId, startsAt })
  return { ...stage, administrator, timetable: made.body, slots, first: refOf(first), second: refOf(second) }
}

test('everybody sees when a service can be had, no slot falls on a holiday, and an edited capacity holds at once', async () => {
  await using t = await startTestApp()
  const { slots, administrator, clerk, timetable, first, second, worker } = await setDesk(t)
  const offered = await slots()
  expect(offered).toHaveLength(10)
  expect(offered[0]).toMatchObject({ startsAt: '2026-03-02T06:00:00.000Z', free: 2, state: 'open' })
  expect(offered.at(-1)).toMatchObject({ startsAt: '2026-03-30T06:30:00.000Z' })

  const third = { timetableId: timetable.id, startsAt: offered[2].startsAt }
  for (const ref of [third, second]) expect((await worker.post('/bookings', ref)).status).toBe(200)
  expect((await worker.post('/bookings', first)).body).toEqual({ code: 'booking.tooMany', details: { most: 2 } })
  for (const ref of [first, second, third]) expect((await clerk.post('/bookings', ref)).status).toBe(200)
  const mine = async () => (await worker.get('/bookings/mine')).body.items.map((one: typeof third) => one.startsAt)
  expect(await mine()).toEqual([second.startsAt, third.startsAt])
  t.clock.now = new Date('2026-03-02T08:00:00.000Z')
  expect((await worker.post('/bookings', { ...third, startsAt: offered[3].startsAt })).status).toBe(200)
  expect(await mine()).toEqual([third.startsAt, offered[3].startsAt, second.startsAt])
  t.clock.now = new Date('2026-03-02T01:00:00.000Z')

  const path = `park/timetables/${timetable.id}`
  const edit = { capacity: 1, active: true, version: 1 }
  expect((await t.as(clerk.token, 'PATCH', path, edit)).status).toBe(403)
  expect((await t.as(administrator.token, 'PATCH', path, edit)).body).toMatchObject({ capacity: 1, version: 2 })
  expect((await t.as(administrator.token, 'PATCH', path, edit)).body.code).toBe('conflict')
  await t.as(administrator.token, 'PATCH', path, { capacity: 1, active: false, version: 2 })
  expect(await slots()).toEqual([])
  expect((await worker.post('/bookings', first)).body.code).toBe('timetable.notFound')
})

test('of many who book one slot at the same time no more get in than it takes', async () => {
  await using t = await startTestApp()
  const { person, first, slots, db } = await setDesk(t)
  const people = await Promise.all(
    Array.from({ length: 8 }, () => person('zone.park.firm', ['resident', 'zone.park.firm']))
  )
  const answers = await Promise.all(people.map((one) => one.post('/bookings', first)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
  expect(answers.filter(({ body }) => body.code === 'slot.full')).toHaveLength(6)
  expect((await slots())[0]).toMatchObject({ free: 0, state: 'full' })

  const twice = await Promise.all(
    Array.from({ length: 4 }, () => people[0]!.post('/bookings', { ...first, wait: true }))
  )
  const held = await db.selectFrom('booking').select('id').where('personId', '=', people[0]!.personId).execute()
  expect(held).toHaveLength(1)
  expect(twice.some(({ body }) => body.code === 'booking.twice')).toBe(true)
})

test('who waits gets the place that another gives back, and hears of it', async () => {
  await using t = await startTestApp()
  const stage = await setDesk(t)
  const { worker, boss, handler, leader, clerk, supervisor, stranger, first, second, slots, db } = stage
  const { administrator, timetable } = stage
  const { body: kept } = await worker.post('/bookings', first)
  expect(kept).toMatchObject({ state: 'booked', availableActions: ['move', 'cancel'] })
  await boss.post('/bookings', first)
  expect((await handler.post('/bookings', first)).body.code).toBe('slot.full')
  const { body: waiting } = await handler.post('/bookings', { ...first, wait: true })
  expect(waiting).toMatchObject({ state: 'waiting', before: 0 })
  expect((await handler.post(`/bookings/${kept.id}/cancelled`, {})).body.code).toBe('booking.notFound')

  const queue = await t.startWorker()
  const moved = await worker.post(`/bookings/${kept.id}/moved`, second)
  expect(moved.body).toMatchObject({ state: 'booked', startsAt: second.startsAt })
  const { items } = (await handler.get('/bookings/mine')).body
  expect(items).toMatchObject([{ id: waiting.id, state: 'booked' }])
  expect((await slots()).slice(0, 2)).toMatchObject([{ free: 0 }, { free: 1 }])
  const told = db.selectFrom('notification').select('personId').where('kind', '=', 'booking.promoted')
  await expect.poll(async () => await told.execute(), { timeout: 10_000 }).toEqual([{ personId: handler.personId }])
  await queue.stop()
  expect((await handler.get('/notifications')).body.items[0]).toMatchObject({
    kind: 'booking.promoted',
    title: '健康证体检 2026-03-02 14:00'
  })

  for (const [index, one] of [leader, clerk, supervisor].entries()) {
    t.clock.now = new Date(t.clock.now.getTime() + index + 1)
    expect((await one.post('/bookings', { ...first, wait: true })).body).toMatchObject({ before: index })
  }
  await db.updateTable('timetable').set({ capacity: 3 }).execute()
  expect((await slots())[0]).toMatchObject({ free: 0, waiting: 3, state: 'full' })
  expect((await stranger.post('/bookings', first)).body.code).toBe('slot.full')
  expect((await worker.post(`/bookings/${kept.id}/moved`, first)).body.code).toBe('slot.full')
  const more = { capacity: 4, active: true, version: 1 }
  expect((await t.as(administrator.token, 'PATCH', `park/timetables/${timetable.id}`, more)).status).toBe(200)
  const after = await Promise.all([leader, clerk, supervisor].map((one) => one.get('/bookings/mine')))
  expect(after.map(({ body }) => body.items[0].state)).toEqual(['booked', 'booked', 'waiting'])
  expect((await slots())[0]).toMatchObject({ free: 0, waiting: 1 })

  t.clock.now = new Date('2026-03-02T05:00:00.000Z')
  expect((await worker.post(`/bookings/${kept.id}/cancelled`, {})).body.code).toBe('booking.actionNotAllowed')
  expect((await worker.post('/bookings', first)).body.code).toBe('slot.closed')
})

test('the desk books for whoever calls, notes who came, and cancels a slot: those booked are told or named', async () => {
  await using t = await startTestApp()
  const { worker, clerk, stranger, boss, first, second, db } = await setDesk(t)
  const onBehalf = { name: '沈阿姨', phone: '13900001111' }
  expect((await worker.post('/bookings', { ...first, onBehalf })).body.code).toBe('service.notRecorder')
  const { body: aunt } = await clerk.post('/bookings', { ...first, onBehalf })
  expect(aunt).toMatchObject({ name: '沈阿姨', phone: '139****1111' })
  const again = await boss.post('/bookings', { ...first, onBehalf: { ...onBehalf, name: '沈姨' } })
  expect(again.body.code).toBe('booking.twice')
  t.deps.cells = openCells(t.deps.secret, { keys: [1, 2].map((id) => ({ id, suite: 'aes' as const })) })
  expect((await boss.post('/bookings', { ...first, onBehalf })).body.code).toBe('booking.twice')
  const owner = connect(t.ownerUrl, { max: 2 })
  expect(await resealCells(owner, t.deps.cells)).toBe(1)
  await owner.destroy()
  const [kept] = await db.selectFrom('booking').select(['holder', 'phoneIndex']).execute()
  expect(kept!.holder).toBe(kept!.phoneIndex)
  expect((await boss.post('/bookings', { ...first, onBehalf })).body.code).toBe('booking.twice')
  await worker.post('/bookings', second)
  await clerk.post('/bookings', { ...second, onBehalf })

  const day = (await clerk.get('/bookings/day?day=2026-03-02')).body.items
  expect(day.map((slot: { bookings: object[] }) => slot.bookings.length)).toEqual([1, 2])
  expect((await stranger.get('/bookings/day?day=2026-03-02')).body.items).toEqual([])
  expect((await worker.get('/bookings/day?day=2026-03-02')).status).toBe(403)

  t.clock.now = new Date('2026-03-02T06:10:00.000Z')
  const noted = await clerk.post(`/bookings/${aunt.id}/noted`, { arrived: false })
  expect(noted.body).toMatchObject({ state: 'absent', availableActions: ['noteArrived'] })
  expect((await clerk.post(`/bookings/${aunt.id}/noted`, { arrived: true })).body.state).toBe('arrived')
  const sheet = await t.app.inject({
    url: '/api/park/bookings/day/export?day=2026-03-02',
    headers: { authorization: `Bearer ${clerk.token}` }
  })
  expect(sheet.headers['content-disposition']).toContain(encodeURIComponent('预约名单'))

  const queue = await t.startWorker()
  const cancel = { ...second, reason: '体检车故障' }
  expect((await stranger.post('/slots/cancelled', cancel)).body.code).toBe('timetable.notFound')
  const { body: cancelled } = await clerk.post('/slots/cancelled', cancel)
  expect(cancelled).toMatchObject({ told: 1, toCall: [onBehalf] })
  expect(cancelled.others[0]).toMatchObject({ startsAt: '2026-03-09T06:00:00.000Z', state: 'open' })
  expect((await clerk.post('/slots/cancelled', cancel)).body.code).toBe('slot.cancelled')
  expect((await clerk.post('/bookings', second)).body.code).toBe('slot.cancelled')
  const { items } = (await worker.get('/bookings/mine')).body
  expect(items).toMatchObject([{ state: 'cancelled', reason: '体检车故障', availableActions: [] }])
  const told = db.selectFrom('notification').select('personId').where('kind', '=', 'booking.slotCancelled')
  await expect.poll(async () => await told.execute(), { timeout: 10_000 }).toEqual([{ personId: worker.personId }])
  await queue.stop()

  t.clock.now = new Date('2026-03-30T08:00:00.000Z')
  await t.run('bookings.sweep')
  const names = db.selectFrom('booking').select(['name', 'phoneSealed', 'phoneIndex']).where('personId', 'is', null)
  expect((await names.execute()).map(({ name }) => name)).toEqual(['沈阿姨', '沈阿姨'])
  t.clock.now = new Date('2026-04-02T08:00:00.000Z')
  await t.run('bookings.sweep')
  const forgotten = { name: '', phoneSealed: null, phoneIndex: null }
  expect(await names.execute()).toEqual([forgotten, forgotten])
  const past = (await clerk.get('/bookings/day?day=2026-03-02')).body.items
  expect(past[0].bookings).toMatchObject([{ name: '', state: 'arrived' }])
})

test('a day that becomes a holiday cancels what was booked on it: people hear of it, and it opens again with the day', async () => {
  await using t = await startTestApp()
  const { worker, clerk, stranger, boss, administrator, slots, db } = await setDesk(t)
  const { timetableId, startsAt } = (await slots())[2]
  const third = { timetableId, startsAt }
  const onBehalf = { name: '沈阿姨', phone: '13900001111' }
  await worker.post('/bookings', third)
  await clerk.post('/bookings', { ...third, onBehalf })
  const { body: waiting } = await boss.post('/bookings', { ...third, wait: true })
  expect(waiting.state).toBe('waiting')
  expect((await clerk.post('/slots/contacts', third)).body.code).toBe('slot.notCancelled')

  const queue = await t.startWorker()
  const fixed = ['2026-01-01', '2026-05-01', '2026-10-01', '2026-10-02', '2026-10-03', '2026-03-09']
  const text = fixed.map((day) => `${day},园区日,休`).join('\n')
  const notice = { text, source: 'https://www.gov.cn/notice', edition: 0 }
  expect((await administrator.post('/calendar', notice)).status).toBe(200)
  await Promise.all([t.run('bookings.sweep'), t.run('bookings.sweep')])
  const told = db.selectFrom('notification').select('personId').where('kind', '=', 'booking.slotCancelled')
  const people = (rows: { personId: string }[]) => rows.map(({ personId }) => personId).toSorted()
  await expect
    .poll(async () => people(await told.execute()), { timeout: 10_000 })
    .toEqual(people([worker, boss, clerk]))
  const { items } = (await worker.get('/bookings/mine')).body
  expect(items).toMatchObject([{ state: 'cancelled', reason: '园区日放假，本场不办理', availableActions: [] }])

  expect((await stranger.post('/slots/contacts', third)).body.code).toBe('timetable.notFound')
  const { toCall, others } = (await clerk.post('/slots/contacts', third)).body
  expect(toCall).toEqual([onBehalf])
  expect(others.some((slot: { startsAt: string }) => slot.startsAt.startsWith('2026-03-09'))).toBe(false)
  const trail = db.selectFrom('audit').select(['event', 'actorId', 'details']).where('event', 'like', 'slot.%')
  expect(await trail.orderBy('id').execute()).toEqual([
    { event: 'slot.cancelled', actorId: 'system', details: { reason: '园区日放假，本场不办理' } },
    { event: 'slot.phonesRead', actorId: clerk.personId, details: { reason: '园区日放假，本场不办理', phones: 1 } }
  ])

  expect((await administrator.post('/calendar/2026/taken-back', { edition: 1 })).status).toBe(200)
  const reopened = db.selectFrom('audit').select('event').where('event', '=', 'slot.reopened')
  await expect.poll(async () => (await reopened.execute()).length, { timeout: 10_000 }).toBe(1)
  await queue.stop()
  expect((await worker.post('/bookings', third)).body).toMatchObject({ state: 'booked' })
  expect((await worker.get('/bookings/mine')).body.items).toHaveLength(2)
})
