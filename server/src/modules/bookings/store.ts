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

/** The caller's own, and those they booked on behalf of others. */
export async function findOwnBookings(db: Db, personId: string, from: Date): Promise<BookingRow[]> {
  return await bookings(db)
    .where((eb) => eb.or([eb('booking.personId', '=', personId), eb('booking.bookedById', '=', personId)]))
    .where('slot.endsAt', '>=', from)
    .orderBy('slot.startsAt')
    .orderBy('booking.id')
    .limit(most)
    .execute()
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

/** Is somebody in the slot already? */
export async function isIn(db: Db, slotId: string, holder: string): Promise<boolean> {
  const row = await db
    .selectFrom('booking')
    .select('id')
    .where('slotId', '=', slotId)
    .where('holder', '=', holder)
    .where('state', '<>', 'cancelled' satisfies BookingState)
    .executeTakeFirst()
  return row !== undefined
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
