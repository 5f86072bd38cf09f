import type { Booking, DeskSlot, Download, Slot } from '@hongchao/contract'
import { bookingSheetTexts as texts, bookingStateTexts } from '@hongchao/web/texts/bookings.ts'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { by, type Call, personOf } from '../../kernel/call.ts'
import { addDays, momentOn } from '../../kernel/calendar/index.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import { openPhone } from '../../kernel/crypto/index.ts'
import { momentIn } from '../../kernel/days.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { publish } from '../../kernel/events.ts'
import { exportList } from '../../kernel/sheets/index.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import { findSlot, slotsOn } from './rules.ts'
import {
  type BookingRow,
  findBookingsBetween,
  findLiveBookings,
  findSlotsBetween,
  findTimetable,
  findTimetables,
  lockSlot,
  type SlotRow,
  type TimetableRow,
  updateBooking,
  updateSlot
} from './store.ts'
import { listSlots } from './timetables.ts'
import { isOfDesk, toBooking } from './views.ts'

/** The sheet of a day: every slot at the caller's desks, with who comes. */
export async function readDay(db: Db, call: Call, day: string): Promise<{ items: DeskSlot[] }> {
  const [from, to] = [momentOn(day, '00:00'), momentOn(addDays(day, 1), '00:00')]
  const timetables = await findTimetables(db, call, 'needs.dispatch')
  const calendar = await loadCalendar(db)
  const rows = await findSlotsBetween(db, call, from, to)
  const bookings = (await findBookingsBetween(db, call, from, to)).map((row) => toBooking(call, row))
  const items = timetables.flatMap((timetable) => {
    const own = rows.filter(({ timetableId }) => timetableId === timetable.id)
    const offered = timetable.active ? slotsOn(calendar, timetable, day) : []
    const there = new Set(own.map(({ startsAt }) => startsAt.getTime()))
    return [...own, ...offered.filter(({ startsAt }) => !there.has(startsAt.getTime()))].map((slot) =>
      toDeskSlot(timetable, slot, bookings)
    )
  })
  return { items: items.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)) }
}

type Times = Pick<SlotRow, 'startsAt' | 'endsAt'> & Partial<Pick<SlotRow, 'cancelledAt' | 'reason'>>

function toDeskSlot(timetable: TimetableRow, slot: Times, bookings: readonly Booking[]): DeskSlot {
  const startsAt = slot.startsAt.toISOString()
  return {
    timetableId: timetable.id,
    startsAt,
    endsAt: slot.endsAt.toISOString(),
    service: { id: timetable.serviceId, name: timetable.serviceName },
    location: timetable.location,
    capacity: timetable.capacity,
    cancelled: Boolean(slot.cancelledAt),
    ...(slot.reason && { reason: slot.reason }),
    bookings: bookings.filter((one) => one.timetableId === timetable.id && one.startsAt === startsAt)
  }
}

type Line = { slot: DeskSlot; booking: Booking; number: number }

/** The same as an Excel file; what was cancelled is left out. */
export async function exportDay(db: Db, call: Call, day: string): Promise<Download> {
  const { items } = await readDay(db, call, day)
  const lines = items.flatMap((slot) =>
    slot.bookings
      .filter(({ state }) => state !== 'cancelled')
      .map((booking, index): Line => ({ slot, booking, number: index + 1 }))
  )
  const timeOf = (at: string): string => momentIn(new Date(at)).slice(11)
  return await exportList<Line>(db, call, {
    list: 'bookings',
    title: texts.title,
    filter: [[texts.day, day]],
    columns: [
      { heading: texts.time, width: 14, cell: ({ slot }) => `${timeOf(slot.startsAt)}–${timeOf(slot.endsAt)}` },
      { heading: texts.service, width: 24, cell: ({ slot }) => slot.service.name },
      { heading: texts.location, width: 20, cell: ({ slot }) => slot.location },
      { heading: texts.number, width: 8, cell: ({ number }) => number },
      { heading: texts.name, width: 14, cell: ({ booking }) => booking.name },
      { heading: texts.phone, width: 16, cell: ({ booking }) => booking.phone },
      { heading: texts.state, width: 12, cell: ({ booking }) => bookingStateTexts[booking.state] }
    ],
    page: async () => ({ items: lines })
  })
}

type Cancelled = { told: number; toCall: { name: string; phone?: string }[]; others: Slot[] }
type Cancel = { timetableId: string; startsAt: string; reason: string }

/**
 * Cancels a slot. Whoever has an account hears of it and finds the others there; whoever has none is named to the desk
 * with the telephone, which is written down.
 */
export async function cancelSlot(tx: Tx, call: Call, { timetableId, startsAt, reason }: Cancel): Promise<Cancelled> {
  const timetable = await findTimetable(tx, timetableId)
  if (!timetable || !isOfDesk(call, timetable)) throw new AppError('timetable.notFound')
  const row = await getSlot(tx, call, timetable, new Date(startsAt))
  if (row.cancelledAt) throw new AppError('slot.cancelled')
  await updateSlot(tx, row.id, { cancelledAt: call.now, cancelledById: personOf(call), reason })
  const bookings = await findLiveBookings(tx, row.id)
  for (const { id } of bookings) {
    await updateBooking(tx, id, { state: 'cancelled', updatedAt: call.now })
    await publish(tx, call, 'booking.slotCancelled', { bookingId: id, ...by(call) })
  }
  await recordAudit(tx, call, 'slot.cancelled', row.id, { reason })
  const { items } = await listSlots(tx, call, timetable.serviceId)
  return {
    told: bookings.filter(({ personId }) => personId !== null).length,
    toCall: bookings.filter(({ personId }) => personId === null).map((one) => contactOf(call, one)),
    others: items.filter(({ state }) => state === 'open').slice(0, 20)
  }
}

/** A slot that is still to come, or under way. */
async function getSlot(tx: Tx, call: Call, timetable: TimetableRow, startsAt: Date): Promise<SlotRow> {
  const [there] = await findSlotsBetween(tx, call, startsAt, new Date(startsAt.getTime() + 1)).then((rows) =>
    rows.filter(({ timetableId }) => timetableId === timetable.id)
  )
  const times = there ?? findSlot(await loadCalendar(tx), timetable, startsAt)
  if (!times || times.endsAt <= call.now) throw new AppError('slot.notOffered')
  return await lockSlot(tx, uuid(), { timetableId: timetable.id, startsAt, endsAt: times.endsAt })
}

function contactOf(call: Call, { id, name, phoneSealed }: BookingRow): { name: string; phone?: string } {
  return {
    name: name ?? '',
    ...(phoneSealed && { phone: openPhone(call, sealedColumns.bookingPhone, id, phoneSealed) })
  }
}
