import type { Booking, Slot, Timetable } from '@hongchao/contract'

import type { Calendar } from '../../kernel/calendar/index.ts'
import type { Call } from '../../kernel/call.ts'
import { maskedPhone } from '../../kernel/crypto/index.ts'
import { reaches } from '../../kernel/grants.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import { actionsOn, isClosed, slotsAhead, type SlotTimes } from './rules.ts'
import type { BookingRow } from './store.ts'
import type { SlotCount, TimetableRow } from './timetable-store.ts'

export function toTimetable(row: TimetableRow): Timetable {
  const {
    id,
    weekdays,
    days,
    starts,
    ends,
    minutes,
    location,
    capacity,
    openDays,
    closeHours,
    perPerson,
    active,
    version
  } = row
  return {
    id,
    service: { id: row.serviceId, name: row.serviceName },
    organisation: { id: row.organisationId, name: row.organisationName },
    weekdays,
    days,
    starts,
    ends,
    minutes,
    location,
    capacity,
    openDays,
    closeHours,
    perPerson,
    active,
    version
  }
}

/** What is offered by a timetable from now on, with what is left of it; what the desk cancelled is not there. */
export function toSlots(calendar: Calendar, row: TimetableRow, counts: readonly SlotCount[], now: Date): Slot[] {
  const counted = new Map(
    counts.filter(({ timetableId }) => timetableId === row.id).map((count) => [count.startsAt.getTime(), count])
  )
  return slotsAhead(calendar, row, now).flatMap((times) => {
    const count = counted.get(times.startsAt.getTime())
    return count?.cancelled ? [] : [toSlot(row, times, count, now)]
  })
}

function toSlot(row: TimetableRow, times: SlotTimes, count: SlotCount | undefined, now: Date): Slot {
  const waiting = count?.waiting ?? 0
  const free = waiting > 0 ? 0 : Math.max(row.capacity - (count?.held ?? 0), 0)
  const closed = isClosed(row, times, now)
  return {
    timetableId: row.id,
    startsAt: times.startsAt.toISOString(),
    endsAt: times.endsAt.toISOString(),
    location: row.location,
    capacity: row.capacity,
    free,
    waiting,
    state: closed ? 'closed' : free > 0 ? 'open' : 'full',
    provisional: times.provisional
  }
}

export function isHolder({ actor }: Call, { personId, bookedById }: BookingRow): boolean {
  return actor.personId !== undefined && [personId, bookedById].includes(actor.personId)
}

/** Of the desk where the slot is held. */
export function isOfDesk(call: Call, { path }: { path: string }): boolean {
  return reaches(call, 'needs.dispatch', path)
}

export function toBooking(call: Call, row: BookingRow): Booking {
  const phone = phoneOf(call, row)
  const part = { holds: isHolder(call, row), desk: isOfDesk(call, row) }
  return {
    id: row.id,
    timetableId: row.timetableId,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    service: { id: row.serviceId, name: row.serviceName },
    location: row.location,
    name: row.name ?? row.personName ?? '',
    ...(phone && { phone }),
    state: row.state,
    ...(row.state === 'waiting' && { before: row.before ?? 0 }),
    ...(row.slotCancelledAt && row.reason && { reason: row.reason }),
    availableActions: row.slotCancelledAt ? [] : actionsOn(row, part, call.now)
  }
}

function phoneOf(call: Call, { id, personId, phoneSealed, personPhone }: BookingRow): string | undefined {
  if (personId) return personPhone ? maskedPhone(call, sealedColumns.personPhone, personId, personPhone) : undefined
  return phoneSealed ? maskedPhone(call, sealedColumns.bookingPhone, id, phoneSealed) : undefined
}
