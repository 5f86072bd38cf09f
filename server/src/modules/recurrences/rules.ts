import { OccurrenceAction, type OccurrenceState, RecurrenceAction, type RecurrenceRule } from '@hongchao/contract'

import {
  addDays,
  type Calendar,
  dayAt,
  holidayOn,
  momentOn,
  weekdayOf,
  workdayFrom
} from '../../kernel/calendar/index.ts'

/** A date of a rule: when it is held, if it is, and the holiday that moved it or left it out. */
export type PlannedDate = { plannedOn: string; heldOn?: string; holiday?: string }

type Pattern = { rule: RecurrenceRule; onHoliday: 'next' | 'skip' }

/** More than any holiday is long, and than a month: whatever follows a day is known. */
const beyond = 40

/**
 * The dates of a rule between two days, both included. One that falls on a holiday is held on the next working day, unless
 * the place leaves it out or the next date would come first.
 */
export function datesOf(calendar: Calendar, { rule, onHoliday }: Pattern, from: string, to: string): PlannedDate[] {
  const days = nominalDays(rule, from, addDays(to, beyond))
  return days
    .map((day, index) => dateOf(calendar, onHoliday, day, days[index + 1]))
    .filter(({ plannedOn }) => plannedOn <= to)
}

function dateOf(
  calendar: Calendar,
  onHoliday: 'next' | 'skip',
  day: string,
  following: string | undefined
): PlannedDate {
  const holiday = holidayOn(calendar, day)
  if (holiday === undefined) return { plannedOn: day, heldOn: day }
  const moved = workdayFrom(calendar, day)
  const collides = following !== undefined && moved >= following
  return onHoliday === 'skip' || collides ? { plannedOn: day, holiday } : { plannedOn: day, heldOn: moved, holiday }
}

/** The days that a rule names, whatever the calendar says. */
export function nominalDays(rule: RecurrenceRule, from: string, to: string): string[] {
  const days = rule.kind === 'weekly' ? weekly(rule.weekday, from, to) : monthly(rule, from, to)
  return days.filter((day) => day >= from && day <= to)
}

function weekly(weekday: number, from: string, to: string): string[] {
  const days: string[] = []
  for (let day = onOrAfter(weekday, from); day <= to; day = addDays(day, 7)) days.push(day)
  return days
}

function monthly({ nth, weekday }: Extract<RecurrenceRule, { kind: 'monthly' }>, from: string, to: string): string[] {
  const days: string[] = []
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = nextMonth(first)) {
    const day = nth === -1 ? addDays(onOrAfter(weekday, nextMonth(first)), -7) : onOrAfter(weekday, first)
    days.push(nth === -1 ? day : addDays(day, (nth - 1) * 7))
  }
  return days
}

function onOrAfter(weekday: number, day: string): string {
  return addDays(day, (weekday - weekdayOf(day) + 7) % 7)
}

/** Of the first of a month, the first of the next. */
function nextMonth(first: string): string {
  return `${addDays(first, 31).slice(0, 7)}-01`
}

/** So far ahead dates are made: three of a month, six of a week. */
export const horizon: Record<RecurrenceRule['kind'], number> = { monthly: 100, weekly: 42 }

const moves: Record<'active' | 'paused' | 'ended', readonly RecurrenceAction[]> = {
  active: ['pause', 'end'],
  paused: ['resume', 'end'],
  ended: []
}

/** What may be done with a recurring service, by whoever dispatches where it is held. */
export function actionsOn(state: 'active' | 'paused' | 'ended', { desk }: { desk: boolean }): RecurrenceAction[] {
  return desk ? RecurrenceAction.options.filter((action) => moves[state].includes(action)) : []
}

type Held = { state: OccurrenceState; heldOn: string | null; starts: string; ends: string }

/** A date that has begun is no longer stopped, gone on with or moved: what came of it is recorded. */
export function hasBegun(
  { plannedOn, heldOn, starts }: { plannedOn: string; heldOn: string | null; starts: string },
  now: Date
): boolean {
  return now >= momentOn(heldOn ?? plannedOn, starts)
}

/** What may be done with one date: enrol until it begins, cancel until it is over, record from that day on. */
export function occurrenceActions(of: Held, { desk }: { desk: boolean }, now: Date): OccurrenceAction[] {
  return OccurrenceAction.options.filter((action) => of.heldOn !== null && conditions[action](of, of.heldOn, desk, now))
}

const conditions: Record<OccurrenceAction, (of: Held, heldOn: string, desk: boolean, now: Date) => boolean> = {
  enrol: ({ state, starts }, heldOn, _, now) => state === 'planned' && now < momentOn(heldOn, starts),
  cancel: ({ state, ends }, heldOn, desk, now) => desk && state === 'planned' && now < momentOn(heldOn, ends),
  record: ({ state }, heldOn, desk, now) => desk && (state === 'planned' || state === 'done') && dayAt(now) >= heldOn
}
