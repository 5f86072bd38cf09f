import { type Calendar, unknownYears, workingDayAt, workingDaysBefore } from './calendar.ts'
import { dayOf, epochDay, isoDate } from './time.ts'

/** 0 is Monday. */
export function weekdayOf(day: string): number {
  return (((epochDay(day) + 3) % 7) + 7) % 7
}

export function addDays(day: string, count: number): string {
  return isoDate(epochDay(day) + count)
}

/** The day, as `2026-03-02`, on which a moment falls in China. */
export function dayAt(moment: Date): string {
  return isoDate(dayOf(moment.getTime()))
}

/** A time such as `09:30` of a day in China. */
export function momentOn(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`)
}

/** The holiday for which a day is off by the State Council's notice. */
export function holidayOn(calendar: Calendar, day: string): string | undefined {
  const special = calendar.specialDays.get(epochDay(day))
  return special?.kind === 'holiday' ? special.name : undefined
}

/** A day itself where it is worked, else the next that is. */
export function workdayFrom(calendar: Calendar, day: string): string {
  return isoDate(workingDayAt(calendar, workingDaysBefore(calendar, epochDay(day))))
}

/** Is every notice known that could say something of the day? */
export function isNoticeKnown(calendar: Calendar, day: string): boolean {
  const date = epochDay(day)
  return unknownYears(calendar, date, date).length === 0
}
