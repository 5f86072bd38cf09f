import type { Permission } from '@hongchao/contract'
import type { Insertable, Selectable, Updateable } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { visibleTo } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'
import { holdsPlace, live, type Pattern } from './rules.ts'

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

/** A slot with a row, and the pattern that it came from. */
export type PlannedSlotRow = Pick<SlotRow, 'id' | 'startsAt' | 'cancelledAt'> & Pattern

/** The slots to come that people booked or that a holiday cancelled. */
export async function findSlotsAhead(db: Db, now: Date): Promise<PlannedSlotRow[]> {
  return await db
    .selectFrom('slot')
    .innerJoin('timetable', 'timetable.id', 'slot.timetableId')
    .select(['slot.id', 'slot.startsAt', 'slot.cancelledAt'])
    .select([
      'timetable.weekdays',
      'timetable.days',
      'timetable.starts',
      'timetable.ends',
      'timetable.minutes',
      'timetable.openDays',
      'timetable.closeHours'
    ])
    .where('slot.startsAt', '>', now)
    .where((eb) =>
      eb.or([
        eb.and([eb('slot.cancelledAt', 'is not', null), eb('slot.cancelledById', 'is', null)]),
        eb.exists(
          eb
            .selectFrom('booking')
            .select('booking.id')
            .whereRef('booking.slotId', '=', 'slot.id')
            .where('booking.state', 'in', live)
        )
      ])
    )
    .orderBy('slot.id')
    .execute()
}

export async function lockSlotRow(tx: Tx, id: string): Promise<SlotRow> {
  return await tx.selectFrom('slot').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

/** Locks the slots of a timetable that are not over and for which somebody waits. */
export async function lockWaitedFor(tx: Tx, timetableId: string, now: Date): Promise<Pick<SlotRow, 'id' | 'endsAt'>[]> {
  return await tx
    .selectFrom('slot')
    .select(['id', 'endsAt'])
    .where('timetableId', '=', timetableId)
    .where('endsAt', '>', now)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('booking')
          .select('booking.id')
          .whereRef('booking.slotId', '=', 'slot.id')
          .where('booking.state', '=', 'waiting')
      )
    )
    .orderBy('startsAt')
    .forUpdate()
    .execute()
}

export async function updateSlot(tx: Tx, id: string, changes: Updateable<Tables['slot']>): Promise<void> {
  await tx.updateTable('slot').set(changes).where('id', '=', id).execute()
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
