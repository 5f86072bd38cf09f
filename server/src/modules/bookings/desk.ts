import type { Booking, DeskSlot, Download } from '@hongchao/contract'
import { bookingSheetTexts as texts, bookingStateTexts } from '@hongchao/web/texts/bookings.ts'

import type { Call } from '../../kernel/call.ts'
import { addDays, momentOn } from '../../kernel/calendar/index.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import { momentIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { exportList } from '../../kernel/sheets/index.ts'
import { slotsOn } from './rules.ts'
import { findBookingsBetween } from './store.ts'
import { findSlotsBetween, findTimetables, type SlotRow, type TimetableRow } from './timetable-store.ts'
import { toBooking } from './views.ts'

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
