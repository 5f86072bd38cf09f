import type { DueStep } from '@hongchao/contract'

import type { CalendarYear, SpecialDay } from './notice.ts'
import { dayOf, type EpochDay, epochDay, firstYear, isWeekend, isoDate, lastYear } from './time.ts'

/** Every day from 1992 to 2100, laid out once so that a long limit costs no more than a short one. */
export type Calendar = {
  readonly years: ReadonlySet<number>
  readonly specialDays: ReadonlyMap<EpochDay, SpecialDay>
  readonly workingDays: Int32Array
  readonly countBefore: Int32Array
}

const firstDay = epochDay(`${firstYear}-01-01`)
const lastDay = epochDay(`${lastYear}-12-31`)

/**
 * Working days are Monday to Friday but for holidays, and make-up days (调休), as the State Council announces them each
 * year under 全国年节及纪念日放假办法. A notice may speak of days of the neighbouring year, so all years count together;
 * of two notices on the same day the later one holds.
 */
export function calendarOf(years: readonly CalendarYear[]): Calendar {
  const inOrder = years.toSorted((a, b) => a.year - b.year)
  const specialDays = new Map(
    inOrder.flatMap(({ days }) => Object.entries(days).map(([date, special]) => [epochDay(date), special] as const))
  )

  const workingDays: EpochDay[] = []
  const countBefore = new Int32Array(lastDay - firstDay + 1)
  for (let date = firstDay; date <= lastDay; date += 1) {
    countBefore[date - firstDay] = workingDays.length
    const special = specialDays.get(date)
    const works = special ? special.kind === 'makeUpDay' : !isWeekend(date)
    if (works) workingDays.push(date)
  }

  return {
    years: new Set(years.map(({ year }) => year)),
    specialDays,
    workingDays: Int32Array.from(workingDays),
    countBefore
  }
}

/** How many working days lie between 1992 and `date`, itself not counted. */
export function workingDaysBefore(calendar: Calendar, date: EpochDay): number {
  return laidOut(calendar.countBefore[date - firstDay])
}

/** The working day that has `index` working days before it. */
export function workingDayAt(calendar: Calendar, index: number): EpochDay {
  return laidOut(calendar.workingDays[index])
}

export function isWorkingDay(calendar: Calendar, date: EpochDay): boolean {
  return workingDaysBefore(calendar, date + 1) > workingDaysBefore(calendar, date)
}

/** What there is to say of the days `from` to `to`: which are off and why, and which weekend is worked. */
export function dayNotes(calendar: Calendar, from: EpochDay, to: EpochDay): DueStep[] {
  const notes: DueStep[] = []
  let off: DaysOff | undefined
  for (let date = from; date <= to; date += 1) {
    const note = dayNote(calendar, date)
    if (note && off && isSameReason(off, note)) {
      off.to = note.to
      continue
    }
    if (note) notes.push(note)
    off = note?.kind === 'makeUpDay' ? undefined : note
  }
  return notes
}

// The notice on New Year's Day has moved days as early as 29 December; a week holds every weekend it can reach.
const noticeReach = 7

/** The years whose notice is not known and could change one of the days `from` to `to`. */
export function unknownYears(calendar: Calendar, from: EpochDay, to: EpochDay): number[] {
  const years: number[] = []
  for (let year = yearOf(from); year <= yearOf(to + noticeReach); year += 1) {
    if (!calendar.years.has(year)) years.push(year)
  }
  return years
}

type DaysOff = Extract<DueStep, { kind: 'weekend' | 'holiday' }>
type MakeUpDay = Extract<DueStep, { kind: 'makeUpDay' }>

function dayNote(calendar: Calendar, date: EpochDay): DaysOff | MakeUpDay | undefined {
  const special = calendar.specialDays.get(date)
  if (!special && !isWeekend(date)) return undefined

  const iso = isoDate(date)
  if (!special) return { kind: 'weekend', from: iso, to: iso }
  if (special.kind === 'makeUpDay') return { kind: 'makeUpDay', name: special.name, day: iso }
  return { kind: 'holiday', name: special.name, from: iso, to: iso }
}

function isSameReason(off: DaysOff, note: DaysOff | MakeUpDay): note is DaysOff {
  if (off.kind === 'weekend') return note.kind === 'weekend'
  return note.kind === 'holiday' && note.name === off.name
}

function yearOf(date: EpochDay): number {
  return Number(isoDate(date).slice(0, 4))
}

function laidOut(value: number | undefined): number {
  if (value === undefined) throw new RangeError(`A calendar reaches from ${firstYear} to ${lastYear}`)
  return value
}

/** The day, as `2026-03-02`, that lies so many working days before the day of a moment; for 0 that day itself. */
export function workingDayBack(calendar: Calendar, moment: Date, count: number): string {
  const today = dayOf(moment.getTime())
  return isoDate(count === 0 ? today : workingDayAt(calendar, workingDaysBefore(calendar, today) - count))
}
