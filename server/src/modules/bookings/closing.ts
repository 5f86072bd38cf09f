import type { Slot, SlotContact, SlotRef } from '@hongchao/contract'
import { holidayReason } from '@hongchao/web/texts/booking-words.ts'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { type Calendar, dayAt, holidayOn } from '../../kernel/calendar/index.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import { by, type Call, personOf } from '../../kernel/call.ts'
import { openPhone } from '../../kernel/crypto/index.ts'
import type { Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { publish } from '../../kernel/events.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import { findSlot } from './rules.ts'
import { type BookingRow, findClosedWith, findLiveBookings, updateBooking } from './store.ts'
import {
  findSlotsAhead,
  findSlotsBetween,
  findTimetable,
  lockSlot,
  lockSlotRow,
  type PlannedSlotRow,
  type SlotRow,
  type TimetableRow,
  updateSlot
} from './timetable-store.ts'
import { listSlots } from './timetables.ts'
import { isOfDesk } from './views.ts'

type Contacts = { toCall: SlotContact[]; others: Slot[] }
type Cancel = SlotRef & { reason: string }

/**
 * Cancels a slot. Whoever has an account hears of it and finds the others there; whoever has none is named to the desk
 * with the telephone, which is written down.
 */
export async function cancelSlot(tx: Tx, call: Call, { reason, ...ref }: Cancel): Promise<Contacts & { told: number }> {
  const { timetable, row } = await lockOfDesk(tx, call, ref)
  if (row.cancelledAt) throw new AppError('slot.cancelled')
  const bookings = await close(tx, call, row.id, { reason, cancelledById: personOf(call) })
  const told = bookings.filter(({ personId }) => personId !== null).length
  return { told, ...(await nameContacts(tx, call, timetable, { ...row, reason }, bookings)) }
}

/** The same of a slot that is cancelled already, by the desk or by a holiday. */
export async function readSlotContacts(tx: Tx, call: Call, ref: SlotRef): Promise<Contacts> {
  const { timetable, row } = await lockOfDesk(tx, call, ref)
  if (!row.cancelledAt) throw new AppError('slot.notCancelled')
  return await nameContacts(tx, call, timetable, row, await findClosedWith(tx, row))
}

/**
 * The holidays are known otherwise: what people booked on a day that became one is cancelled, and what a holiday cancelled
 * can be booked anew where it is none any more. Doing it again changes nothing.
 */
export async function checkSlots(tx: Tx, call: Call): Promise<void> {
  const calendar = await loadCalendar(tx)
  for (const slot of await findSlotsAhead(tx, call.now)) {
    const offered = findSlot(calendar, slot, slot.startsAt) !== undefined
    if (offered !== (slot.cancelledAt !== null)) continue
    // The desk may have cancelled it, or another server have been here, since it was found.
    const { cancelledAt, cancelledById } = await lockSlotRow(tx, slot.id)
    if (!offered && !cancelledAt) await closeForHoliday(tx, call, calendar, slot)
    if (offered && cancelledAt && cancelledById === null) await reopen(tx, call, slot)
  }
}

async function closeForHoliday(tx: Tx, call: Call, calendar: Calendar, slot: PlannedSlotRow): Promise<void> {
  const holiday = holidayOn(calendar, dayAt(slot.startsAt)) ?? ''
  await close(tx, call, slot.id, { reason: holidayReason(holiday), cancelledById: null })
}

async function reopen(tx: Tx, call: Call, { id }: PlannedSlotRow): Promise<void> {
  await updateSlot(tx, id, { cancelledAt: null, reason: null })
  await recordAudit(tx, call, 'slot.reopened', id)
}

type Closing = { reason: string; cancelledById: string | null }

/** Its slot is locked. Those who had booked it or waited for it are told. */
async function close(tx: Tx, call: Call, id: string, closing: Closing): Promise<BookingRow[]> {
  await updateSlot(tx, id, { cancelledAt: call.now, ...closing })
  const bookings = await findLiveBookings(tx, id)
  for (const booking of bookings) {
    await updateBooking(tx, booking.id, { state: 'cancelled', updatedAt: call.now })
    await publish(tx, call, 'booking.slotCancelled', { bookingId: booking.id, ...by(call) })
  }
  await recordAudit(tx, call, 'slot.cancelled', id, { reason: closing.reason })
  return bookings
}

/** A slot of the caller's desk that is still to come, or under way. */
async function lockOfDesk(
  tx: Tx,
  call: Call,
  { timetableId, startsAt }: SlotRef
): Promise<{ timetable: TimetableRow; row: SlotRow }> {
  const timetable = await findTimetable(tx, timetableId)
  if (!timetable || !isOfDesk(call, timetable)) throw new AppError('timetable.notFound')
  const from = new Date(startsAt)
  const there = (await findSlotsBetween(tx, call, from, new Date(from.getTime() + 1))).find(
    (slot) => slot.timetableId === timetableId
  )
  const times = there ?? findSlot(await loadCalendar(tx), timetable, from)
  if (!times || times.endsAt <= call.now) throw new AppError('slot.notOffered')
  return { timetable, row: await lockSlot(tx, uuid(), { timetableId, startsAt: from, endsAt: times.endsAt }) }
}

async function nameContacts(
  tx: Tx,
  call: Call,
  { serviceId }: TimetableRow,
  { id, reason }: Pick<SlotRow, 'id' | 'reason'>,
  bookings: readonly BookingRow[]
): Promise<Contacts> {
  const toCall = bookings.filter(({ personId }) => personId === null).map((one) => contactOf(call, one))
  const phones = toCall.filter(({ phone }) => phone !== undefined).length
  if (phones > 0) await recordAudit(tx, call, 'slot.phonesRead', id, { ...(reason && { reason }), phones })
  const { items } = await listSlots(tx, call, serviceId)
  return { toCall, others: items.filter(({ state }) => state === 'open').slice(0, 20) }
}

function contactOf(call: Call, { id, name, phoneSealed }: BookingRow): SlotContact {
  return {
    name: name ?? '',
    ...(phoneSealed && { phone: openPhone(call, sealedColumns.bookingPhone, id, phoneSealed) })
  }
}
