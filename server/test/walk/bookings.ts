import { v7 as uuid } from 'uuid'

import type { TestApp, TestPerson, TestPlace } from '../harness.ts'
import type { Row } from './rows.ts'

type Ground = { t: TestApp; place: TestPlace; top: string; cast: { requester: TestPerson } }

/** When the seeded slot begins: on the afternoon of the day on which the walk stands still. */
export const slotAt = '2026-03-02T06:00:00.000Z'

/** A service open every day, and a place booked in one of its slots. */
export async function seedBooking(
  { t, place: { db }, top, cast }: Ground,
  serviceId: string
): Promise<Record<'timetable' | 'booking', Row>> {
  const [timetableId, slotId, id] = [uuid(), uuid(), uuid()]
  const { now } = t.clock
  const hours = { weekdays: [0, 1, 2, 3, 4, 5, 6], days: [], starts: '14:00', ends: '15:00', minutes: 60 }
  const rules = { location: '一楼', capacity: 5, openDays: 14, closeHours: 2, createdAt: now }
  await db
    .insertInto('timetable')
    .values({ id: timetableId, serviceId, organisationId: top, ...hours, ...rules })
    .execute()
  await db
    .insertInto('slot')
    .values({ id: slotId, timetableId, startsAt: new Date(slotAt), endsAt: new Date('2026-03-02T07:00:00Z') })
    .execute()
  const { personId } = cast.requester
  const who = { personId, holder: personId, bookedById: personId }
  await db
    .insertInto('booking')
    .values({ id, slotId, ...who, state: 'booked', bookedAt: now, updatedAt: now })
    .execute()
  return { timetable: { id: timetableId, service: serviceId }, booking: { id, timetable: timetableId } }
}
