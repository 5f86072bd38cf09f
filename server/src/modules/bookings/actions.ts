import type { Booking, BookingAction, MakeBooking, SlotRef } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { type Call, personOf } from '../../kernel/call.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import { sealPhone } from '../../kernel/crypto/index.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { may } from '../../kernel/grants.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import { fillPlaces, hasFreePlace } from './places.ts'
import { findSlot, isBookable, type SlotTimes } from './rules.ts'
import {
  type BookingRow,
  countLive,
  findBooking,
  findOwnBookings,
  insertBooking,
  isIn,
  lockPerson,
  updateBooking
} from './store.ts'
import { holdTimetable, lockSlot, lockSlotRow, type SlotRow, type TimetableRow } from './timetable-store.ts'
import { isHolder, isOfDesk, toBooking } from './views.ts'

/** Kept on the caller's own list for a while after it is over. */
const keptFor = 30 * 24 * 3_600_000

export async function listOwnBookings(db: Db, call: Call): Promise<{ items: Booking[] }> {
  const rows = await findOwnBookings(db, personOf(call), {
    from: new Date(call.now.getTime() - keptFor),
    now: call.now
  })
  return { items: rows.map((row) => toBooking(call, row)) }
}

/** Books a place in a slot, or one on its waiting list; never more than it has, and nobody twice (W-8). */
export async function book(tx: Tx, call: Call, { wait, onBehalf, ...ref }: MakeBooking): Promise<Booking> {
  if (onBehalf && !may(call, 'needs.record')) throw new AppError('service.notRecorder')
  const { timetable, times } = await getOffered(tx, call, ref)
  const id = uuid()
  const who = holderOf(call, id, onBehalf)
  const holders = holdersOf(call, who.holder, onBehalf)
  if (!isOfDesk(call, timetable)) await refuseTooMany(tx, call, timetable, holders)
  const slot = await lockOpenSlot(tx, timetable, times)
  if (await isIn(tx, slot.id, holders)) throw new AppError('booking.twice')
  const full = !(await hasFreePlace(tx, slot.id, timetable))
  if (full && !wait) throw new AppError('slot.full')
  const state = full ? 'waiting' : 'booked'
  const moments = { bookedAt: call.now, updatedAt: call.now }
  await insertBooking(tx, { id, slotId: slot.id, ...who, bookedById: personOf(call), state, ...moments })
  await recordAudit(tx, call, 'booking.made', id, { note: timetable.serviceName })
  return toBooking(call, await getBooking(tx, call, id))
}

/** Whoever has no account is the same person again by the telephone, or without one by the name. */
function holderOf(call: Call, id: string, onBehalf: MakeBooking['onBehalf']) {
  const personId = onBehalf ? null : personOf(call)
  const name = onBehalf?.name ?? null
  const sealed = sealPhone(call, sealedColumns.bookingPhone, id, onBehalf?.phone)
  return { personId, name, ...sealed, holder: personId ?? sealed.phoneIndex ?? name ?? '' }
}

/** A telephone stands under the key of its time: after a change of key that is one of several. */
function holdersOf({ cells }: Call, holder: string, onBehalf: MakeBooking['onBehalf']): string[] {
  return onBehalf?.phone ? cells.indexes(sealedColumns.bookingPhone, onBehalf.phone) : [holder]
}

/** Nobody takes a service for themselves alone; the desk books for whoever comes. */
async function refuseTooMany(
  tx: Tx,
  call: Call,
  { serviceId, perPerson }: TimetableRow,
  holders: readonly string[]
): Promise<void> {
  await lockPerson(tx, personOf(call))
  const most = perPerson
  if ((await countLive(tx, { serviceId, holders }, call.now)) >= most) throw new AppError('booking.tooMany', { most })
}

/** Another slot of the same service; the old one goes to whoever has waited longest. */
export async function moveBooking(tx: Tx, call: Call, id: string, ref: SlotRef): Promise<Booking> {
  const before = await getBooking(tx, call, id)
  const { timetable, times } = await getOffered(tx, call, ref)
  if (timetable.serviceId !== before.serviceId) throw new AppError('slot.notOffered')
  const booking = await lockBooking(tx, call, before, 'move')
  const slot = await lockOpenSlot(tx, timetable, times)
  if (await isIn(tx, slot.id, [booking.holder])) throw new AppError('booking.twice')
  if (!(await hasFreePlace(tx, slot.id, timetable))) throw new AppError('slot.full')
  await updateBooking(tx, id, { slotId: slot.id, bookedAt: call.now, updatedAt: call.now })
  await fillPlaces(tx, call, booking)
  await recordAudit(tx, call, 'booking.moved', id, { note: timetable.serviceName })
  return toBooking(call, await getBooking(tx, call, id))
}

export async function cancelBooking(tx: Tx, call: Call, id: string): Promise<Booking> {
  const booking = await lockBooking(tx, call, await getBooking(tx, call, id), 'cancel')
  await updateBooking(tx, id, { state: 'cancelled', updatedAt: call.now })
  if (booking.state === 'booked') await fillPlaces(tx, call, booking)
  await recordAudit(tx, call, 'booking.cancelled', id, { note: booking.serviceName })
  return toBooking(call, await getBooking(tx, call, id))
}

/** Whether somebody came, at the desk; it can be put right. */
export async function noteArrival(tx: Tx, call: Call, id: string, arrived: boolean): Promise<Booking> {
  const action = arrived ? 'noteArrived' : 'noteAbsent'
  await lockBooking(tx, call, await getBooking(tx, call, id), action)
  await updateBooking(tx, id, { state: arrived ? 'arrived' : 'absent', updatedAt: call.now })
  await recordAudit(tx, call, 'booking.noted', id)
  return toBooking(call, await getBooking(tx, call, id))
}

type Offered = { timetable: TimetableRow; times: SlotTimes }

/** The slot that was asked for, if its timetable has it and the caller is in time for it. */
async function getOffered(tx: Tx, call: Call, { timetableId, startsAt }: SlotRef): Promise<Offered> {
  const timetable = await holdTimetable(tx, timetableId)
  if (!timetable?.active || !timetable.serviceActive) throw new AppError('timetable.notFound')
  const times = findSlot(await loadCalendar(tx), timetable, new Date(startsAt))
  if (!times) throw new AppError('slot.notOffered')
  const booker = isOfDesk(call, timetable) ? 'desk' : 'self'
  if (!isBookable(timetable, times, booker, call.now)) throw new AppError('slot.closed')
  return { timetable, times }
}

async function lockOpenSlot(tx: Tx, timetable: TimetableRow, { startsAt, endsAt }: SlotTimes): Promise<SlotRow> {
  const slot = await lockSlot(tx, uuid(), { timetableId: timetable.id, startsAt, endsAt })
  if (slot.cancelledAt) throw new AppError('slot.cancelled')
  return slot
}

/** A booking that the caller holds, made, or has at their desk. */
async function getBooking(db: Db, call: Call, id: string): Promise<BookingRow> {
  const row = await findBooking(db, id)
  if (!row || !(isHolder(call, row) || isOfDesk(call, row))) throw new AppError('booking.notFound')
  return row
}

/** Locks its slot and reads it again; what may not be done with it is refused. */
async function lockBooking(tx: Tx, call: Call, { id, slotId }: BookingRow, action: BookingAction): Promise<BookingRow> {
  await lockSlotRow(tx, slotId)
  const row = await getBooking(tx, call, id)
  if (row.slotId !== slotId) throw new AppError('conflict')
  if (!toBooking(call, row).availableActions.includes(action)) throw new AppError('booking.actionNotAllowed')
  return row
}
