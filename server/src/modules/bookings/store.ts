import type { BookingState, Permission } from '@hongchao/contract'
import type { Insertable, Selectable, Updateable } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { visibleTo } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'
import { holdsPlace } from './rules.ts'

export type SlotRow = Selectable<Tables['slot']>

const most = 500

function timetables(db: Db) {
  return db
    .selectFrom('timetable')
    .innerJoin('serviceItem', 'serviceItem.id', 'timetable.serviceId')
    .innerJoin('organisation', 'organisation.id', 'timetable.organisationId')
    .selectAll('timetable')
    .select([
      'serviceItem.name as serviceName',
      'serviceItem.active as serviceActive',
      'organisation.name as organisationName',
      'organisation.path'
    ])
}

export type TimetableRow = Awaited<ReturnType<ReturnType<typeof timetables>['execute']>>[number]

export async function findTimetables(db: Db, call: Call, permission: Permission): Promise<TimetableRow[]> {
  return await timetables(db)
    .where(visibleTo(call, permission, 'organisation.path'))
    .orderBy('timetable.active', 'desc')
    .orderBy('serviceItem.position')
    .orderBy('timetable.createdAt')
    .orderBy('timetable.id')
    .limit(most)
    .execute()
}

export async function findTimetablesOf(db: Db, serviceId: string): Promise<TimetableRow[]> {
  return await timetables(db)
    .where('timetable.serviceId', '=', serviceId)
    .where('timetable.active', '=', true)
    .where('serviceItem.active', '=', true)
    .orderBy('timetable.id')
    .limit(most)
    .execute()
}

export async function findTimetable(db: Db, id: string): Promise<TimetableRow | undefined> {
  return await timetables(db).where('timetable.id', '=', id).executeTakeFirst()
}

/** So that nobody closes it or takes places away while somebody books. */
export async function holdTimetable(tx: Tx, id: string): Promise<TimetableRow | undefined> {
  return await timetables(tx).where('timetable.id', '=', id).forShare('timetable').executeTakeFirst()
}

export async function insertTimetable(tx: Tx, row: Insertable<Tables['timetable']>): Promise<void> {
  await tx.insertInto('timetable').values(row).execute()
}

/** Of a version that nobody has changed since; false where somebody has. */
export async function updateTimetableRow(
  tx: Tx,
  { id, version }: { id: string; version: number },
  changes: Updateable<Tables['timetable']>
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('timetable')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

type Times = { timetableId: string; startsAt: Date; endsAt: Date }

/** The row of a slot, made where there is none, and locked: whoever counts its bookings has it alone. */
export async function lockSlot(tx: Tx, id: string, { timetableId, startsAt, endsAt }: Times): Promise<SlotRow> {
  await tx
    .insertInto('slot')
    .values({ id, timetableId, startsAt, endsAt })
    .onConflict((conflict) => conflict.columns(['timetableId', 'startsAt']).doNothing())
    .execute()
  return await tx
    .selectFrom('slot')
    .selectAll()
    .where('timetableId', '=', timetableId)
    .where('startsAt', '=', startsAt)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function lockSlotRow(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('slot').select('id').where('id', '=', id).forUpdate().execute()
}

export async function updateSlot(tx: Tx, id: string, changes: Updateable<Tables['slot']>): Promise<void> {
  await tx.updateTable('slot').set(changes).where('id', '=', id).execute()
}

export async function countHeld(db: Db, slotId: string): Promise<number> {
  const { held } = await db
    .selectFrom('booking')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('held'))
    .where('slotId', '=', slotId)
    .where('state', 'in', holdsPlace)
    .executeTakeFirstOrThrow()
  return held
}

export type SlotCount = { timetableId: string; startsAt: Date; cancelled: boolean; held: number; waiting: number }

/** What stands in the rows of slots from a moment on; a slot without a row is free. */
export async function countSlots(db: Db, timetableIds: readonly string[], from: Date): Promise<SlotCount[]> {
  if (timetableIds.length === 0) return []
  return await db
    .selectFrom('slot')
    .leftJoin('booking', 'booking.slotId', 'slot.id')
    .select(['slot.timetableId', 'slot.startsAt'])
    .select((eb) => [
      eb('slot.cancelledAt', 'is not', null).$castTo<boolean>().as('cancelled'),
      eb.cast<number>(eb.fn.count('booking.id').filterWhere('booking.state', 'in', holdsPlace), 'integer').as('held'),
      eb.cast<number>(eb.fn.count('booking.id').filterWhere('booking.state', '=', 'waiting'), 'integer').as('waiting')
    ])
    .where('slot.timetableId', 'in', timetableIds)
    .where('slot.startsAt', '>=', from)
    .groupBy('slot.id')
    .execute()
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

/** The slots with a row between two moments, those of closed timetables among them. */
export async function findSlotsBetween(db: Db, call: Call, from: Date, to: Date): Promise<SlotRow[]> {
  return await db
    .selectFrom('slot')
    .innerJoin('timetable', 'timetable.id', 'slot.timetableId')
    .innerJoin('organisation', 'organisation.id', 'timetable.organisationId')
    .selectAll('slot')
    .where(visibleTo(call, 'needs.dispatch', 'organisation.path'))
    .where('slot.startsAt', '>=', from)
    .where('slot.startsAt', '<', to)
    .execute()
}

export async function findLiveBookings(db: Db, slotId: string): Promise<BookingRow[]> {
  return await bookings(db)
    .where('booking.slotId', '=', slotId)
    .where('booking.state', 'in', ['booked', 'waiting'])
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
