import type { BookingState } from '@hongchao/contract'
import type { Insertable, Updateable } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { visibleTo } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'
import { holdsPlace, live } from './rules.ts'
import type { SlotRow } from './timetable-store.ts'

const most = 500

export async function countHeld(db: Db, slotId: string): Promise<number> {
  const { held } = await db
    .selectFrom('booking')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('held'))
    .where('slotId', '=', slotId)
    .where('state', 'in', holdsPlace)
    .executeTakeFirstOrThrow()
  return held
}

function bookings(db: Db) {
  return db
    .selectFrom('booking')
    .innerJoin('slot', 'slot.id', 'booking.slotId')
    .innerJoin('timetable', 'timetable.id', 'slot.timetableId')
    .innerJoin('serviceItem', 'serviceItem.id', 'timetable.serviceId')
    .innerJoin('organisation', 'organisation.id', 'timetable.organisationId')
    .leftJoin('person', 'person.id', 'booking.personId')
    .selectAll('booking')
    .select([
      'slot.timetableId',
      'slot.startsAt',
      'slot.endsAt',
      'slot.cancelledAt as slotCancelledAt',
      'slot.reason',
      'timetable.serviceId',
      'timetable.location',
      'timetable.capacity',
      'timetable.closeHours',
      'serviceItem.name as serviceName',
      'organisation.path',
      'person.name as personName',
      'person.phoneSealed as personPhone'
    ])
    .select((eb) =>
      eb
        .selectFrom('booking as earlier')
        .select((on) => on.cast<number>(on.fn.countAll(), 'integer').as('count'))
        .whereRef('earlier.slotId', '=', 'booking.slotId')
        .where('earlier.state', '=', 'waiting')
        .where((on) =>
          on(on.refTuple('earlier.bookedAt', 'earlier.id'), '<', on.refTuple('booking.bookedAt', 'booking.id'))
        )
        .as('before')
    )
}

export type BookingRow = Awaited<ReturnType<ReturnType<typeof bookings>['execute']>>[number]

export async function findBooking(db: Db, id: string): Promise<BookingRow | undefined> {
  return await bookings(db).where('booking.id', '=', id).executeTakeFirst()
}

/** The caller's own, and those they booked on behalf of others: the next first, then what is over, the latest first. */
export async function findOwnBookings(
  db: Db,
  personId: string,
  { from, now }: { from: Date; now: Date }
): Promise<BookingRow[]> {
  const own = bookings(db).where((eb) =>
    eb.or([eb('booking.personId', '=', personId), eb('booking.bookedById', '=', personId)])
  )
  const ahead = own.where('slot.endsAt', '>=', now).orderBy('slot.startsAt').orderBy('booking.id')
  const over = own.where('slot.endsAt', '<', now).where('slot.endsAt', '>=', from)
  const latest = over.orderBy('slot.startsAt', 'desc').orderBy('booking.id', 'desc')
  return [...(await ahead.limit(most).execute()), ...(await latest.limit(most).execute())]
}

export async function findBookingsBetween(db: Db, call: Call, from: Date, to: Date): Promise<BookingRow[]> {
  return await bookings(db)
    .where(visibleTo(call, 'needs.dispatch', 'organisation.path'))
    .where('slot.startsAt', '>=', from)
    .where('slot.startsAt', '<', to)
    .orderBy('slot.startsAt')
    .orderBy('booking.bookedAt')
    .orderBy('booking.id')
    .limit(5000)
    .execute()
}

export async function findLiveBookings(db: Db, slotId: string): Promise<BookingRow[]> {
  return await bookings(db)
    .where('booking.slotId', '=', slotId)
    .where('booking.state', 'in', live)
    .orderBy('booking.bookedAt')
    .orderBy('booking.id')
    .execute()
}

/** Those that were cancelled together with their slot. */
export async function findClosedWith(
  db: Db,
  { id, cancelledAt }: Pick<SlotRow, 'id' | 'cancelledAt'>
): Promise<BookingRow[]> {
  return await bookings(db)
    .where('booking.slotId', '=', id)
    .where('booking.state', '=', 'cancelled')
    .where('booking.updatedAt', '>=', cancelledAt)
    .orderBy('booking.bookedAt')
    .orderBy('booking.id')
    .execute()
}

export async function insertBooking(tx: Tx, row: Insertable<Tables['booking']>): Promise<void> {
  await tx.insertInto('booking').values(row).execute()
}

export async function updateBooking(tx: Tx, id: string, changes: Updateable<Tables['booking']>): Promise<void> {
  await tx
    .updateTable('booking')
    .set((eb) => ({ ...changes, sequence: eb('sequence', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Is somebody in the slot already, under any of the names by which they may stand there? */
export async function isIn(db: Db, slotId: string, holders: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('booking')
    .select('id')
    .where('slotId', '=', slotId)
    .where('holder', 'in', holders)
    .where('state', '<>', 'cancelled' satisfies BookingState)
    .executeTakeFirst()
  return row !== undefined
}

/** So that of two bookings of one person at the same moment the second is counted with the first. */
export async function lockPerson(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('person').select('id').where('id', '=', id).forNoKeyUpdate().execute()
}

/** How many places of a service that are not over somebody holds or waits for. */
export async function countLive(
  db: Db,
  { serviceId, holders }: { serviceId: string; holders: readonly string[] },
  now: Date
): Promise<number> {
  const { count } = await db
    .selectFrom('booking')
    .innerJoin('slot', 'slot.id', 'booking.slotId')
    .innerJoin('timetable', 'timetable.id', 'slot.timetableId')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('timetable.serviceId', '=', serviceId)
    .where('slot.endsAt', '>', now)
    .where('booking.holder', 'in', holders)
    .where('booking.state', 'in', live)
    .executeTakeFirstOrThrow()
  return count
}

/** Of whoever has no account nothing is kept that names them; that somebody came stays. */
export async function forgetPeople(tx: Tx, before: Date): Promise<void> {
  await tx
    .updateTable('booking')
    .from('slot')
    .set((eb) => ({ name: '', phoneSealed: null, phoneIndex: null, holder: eb.cast<string>('booking.id', 'text') }))
    .whereRef('slot.id', '=', 'booking.slotId')
    .where('slot.endsAt', '<', before)
    .where('booking.name', '<>', '')
    .execute()
}

/** Whoever has waited longest for a slot. */
export async function findNextWaiting(db: Db, slotId: string): Promise<{ id: string } | undefined> {
  return await db
    .selectFrom('booking')
    .select('id')
    .where('slotId', '=', slotId)
    .where('state', '=', 'waiting')
    .orderBy('bookedAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** What a message says of bookings: those that the person holds, or made for somebody who has no account. */
export async function findTitles(
  db: Db,
  personId: string,
  ids: readonly string[]
): Promise<{ id: string; name: string; startsAt: Date }[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('booking')
    .innerJoin('slot', 'slot.id', 'booking.slotId')
    .innerJoin('timetable', 'timetable.id', 'slot.timetableId')
    .innerJoin('serviceItem', 'serviceItem.id', 'timetable.serviceId')
    .select(['booking.id', 'serviceItem.name', 'slot.startsAt'])
    .where('booking.id', 'in', ids)
    .where((eb) => eb(eb.fn.coalesce('booking.personId', 'booking.bookedById'), '=', personId))
    .execute()
}

type BookedDate = Pick<BookingRow, 'id' | 'state' | 'sequence' | 'startsAt' | 'endsAt' | 'location'> & {
  changedAt: Date
  summary: string
}

/** What somebody booked for themselves, as it stands in a calendar. */
export async function findDatesOf(db: Db, personId: string, from: Date): Promise<BookedDate[]> {
  return await db
    .selectFrom('booking')
    .innerJoin('slot', 'slot.id', 'booking.slotId')
    .innerJoin('timetable', 'timetable.id', 'slot.timetableId')
    .innerJoin('serviceItem', 'serviceItem.id', 'timetable.serviceId')
    .select([
      'booking.id',
      'booking.state',
      'booking.sequence',
      'booking.updatedAt as changedAt',
      'slot.startsAt',
      'slot.endsAt',
      'serviceItem.name as summary',
      'timetable.location'
    ])
    .where('booking.personId', '=', personId)
    .where('slot.endsAt', '>=', from)
    .orderBy('slot.startsAt')
    .orderBy('booking.id')
    .limit(most)
    .execute()
}
