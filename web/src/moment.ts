import { fill } from './fill.ts'
import { dueTexts, weekdayTexts } from './texts/due.ts'

/** A day as people in China have it on the wall; `number` counts days, `weekday` from Monday. */
export type Day = { year: number; month: number; day: number; weekday: number; number: number }

/** A moment by the clock in China, wherever the screen is. */
export type Moment = { day: Day; time: string }

const dayLength = 86_400_000
const chinaOffset = 8 * 3_600_000

export function momentOf(at: Date): Moment {
  const local = new Date(at.getTime() + chinaOffset)
  return { day: toDay(Math.floor(local.getTime() / dayLength)), time: local.toISOString().slice(11, 16) }
}

/** As `momentOf`, but midnight is the end of a day: 24:00, not 00:00 of the next. */
export function endingOf(at: Date): Moment {
  const moment = momentOf(at)
  return moment.time === '00:00' ? { day: toDay(moment.day.number - 1), time: '24:00' } : moment
}

export function dayOf(isoDate: string): Day {
  return toDay(Date.parse(isoDate) / dayLength)
}

/** The year is said only where it is not `year`. */
export function dateText(day: Day, year: number): string {
  return withYear(day, year, fill(dueTexts.date, day))
}

export function daysText(from: Day, to: Day, year: number): string {
  if (from.number === to.number) return dateText(from, year)
  if (from.year !== to.year || from.month !== to.month) {
    return fill(dueTexts.days, { from: dateText(from, year), to: dateText(to, year) })
  }
  return withYear(from, year, fill(dueTexts.daysOfMonth, { ...from, lastDay: to.day }))
}

export function weekdayText({ weekday }: Day): string {
  return weekdayTexts[weekday] ?? ''
}

function withYear(day: Day, year: number, date: string): string {
  return day.year === year ? date : fill(dueTexts.year, { year: day.year, date })
}

function toDay(number: number): Day {
  const date = new Date(number * dayLength)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: (date.getUTCDay() + 6) % 7,
    number
  }
}
