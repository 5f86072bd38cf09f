import { BookingAction, type BookingState } from '@hongchao/contract'

import {
  addDays,
  type Calendar,
  dayAt,
  holidayOn,
  isNoticeKnown,
  momentOn,
  weekdayOf
} from '../../kernel/calendar/index.ts'

export type Pattern = {
  weekdays: readonly number[]
  days: readonly string[]
  starts: string
  ends: string
  minutes: number
  openDays: number
  closeHours: number
}

export type SlotTimes = { startsAt: Date; endsAt: Date; provisional: boolean }

const minute = 60_000
const hour = 60 * minute

/** All slots that can be booked from a moment on, in their order; none of them on a holiday. */
export function slotsAhead(calendar: Calendar, pattern: Pattern, now: Date): SlotTimes[] {
  const today = dayAt(now)
  const slots: SlotTimes[] = []
  for (let ahead = 0; ahead <= pattern.openDays; ahead += 1) {
    slots.push(...slotsOn(calendar, pattern, addDays(today, ahead)))
  }
  return slots.filter(({ startsAt }) => startsAt > now)
}

/** The slots of one day: as many as fit into the hours; none on a holiday, whether the pattern names the day or not. */
export function slotsOn(calendar: Calendar, pattern: Pattern, day: string): SlotTimes[] {
  if (!pattern.weekdays.includes(weekdayOf(day)) && !pattern.days.includes(day)) return []
  if (holidayOn(calendar, day) !== undefined) return []
  const provisional = !isNoticeKnown(calendar, day)
  const last = momentOn(day, pattern.ends).getTime()
  const slots: SlotTimes[] = []
  for (let at = momentOn(day, pattern.starts).getTime(); at + pattern.minutes * minute <= last;) {
    const endsAt = at + pattern.minutes * minute
    slots.push({ startsAt: new Date(at), endsAt: new Date(endsAt), provisional })
    at = endsAt
  }
  return slots
}

/** The slot of a pattern that begins then, if there is one; the desk may ask for one further ahead or under way. */
export function findSlot(calendar: Calendar, pattern: Pattern, startsAt: Date): SlotTimes | undefined {
  const at = startsAt.getTime()
  return slotsOn(calendar, pattern, dayAt(startsAt)).find((slot) => slot.startsAt.getTime() === at)
}

/** Who books: for themselves within the pattern's limits, or the desk until the slot is over. */
export type Booker = 'self' | 'desk'

export function isBookable(pattern: Pattern, slot: SlotTimes, booker: Booker, now: Date): boolean {
  if (booker === 'desk') return now < slot.endsAt
  const last = addDays(dayAt(now), pattern.openDays)
  return dayAt(slot.startsAt) <= last && !isClosed(pattern, slot, now)
}

export function isClosed(
  { closeHours }: Pick<Pattern, 'closeHours'>,
  { startsAt }: { startsAt: Date },
  now: Date
): boolean {
  return now.getTime() > startsAt.getTime() - closeHours * hour
}

/** A waiting person holds no place; one who did not come has held theirs. */
export const holdsPlace: readonly BookingState[] = ['booked', 'arrived', 'absent']

/** What somebody still counts on. */
export const live: readonly BookingState[] = ['booked', 'waiting']

type Held = { state: BookingState; startsAt: Date; endsAt: Date; closeHours: number }

type Part = { holds: boolean; desk: boolean }

/** What may be done with a booking: whoever holds it changes it until it closes, the desk until the slot is over. */
export function actionsOn(booking: Held, part: Part, now: Date): BookingAction[] {
  return BookingAction.options.filter((action) => conditions[action](booking, part, now))
}

const conditions: Record<BookingAction, (booking: Held, part: Part, now: Date) => boolean> = {
  move: (booking, part, now) => booking.state === 'booked' && isChangeable(booking, part, now),
  cancel: (booking, part, now) =>
    (booking.state === 'booked' || booking.state === 'waiting') && isChangeable(booking, part, now),
  noteArrived: (booking, part, now) => booking.state !== 'arrived' && isToNote(booking, part, now),
  noteAbsent: (booking, part, now) =>
    booking.state !== 'absent' && now > booking.startsAt && isToNote(booking, part, now)
}

function isChangeable(booking: Held, { holds, desk }: Part, now: Date): boolean {
  return (desk && now < booking.endsAt) || (holds && !isClosed(booking, booking, now))
}

/** Who came is noted from the day itself on, and can be put right afterwards. */
function isToNote({ state, startsAt }: Held, { desk }: Part, now: Date): boolean {
  return desk && holdsPlace.includes(state) && dayAt(now) >= dayAt(startsAt)
}
