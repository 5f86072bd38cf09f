import type { WorkingHours } from '@hongchao/contract'

import { type Calendar, isWorkingDay, workingDayAt, workingDaysBefore } from './calendar.ts'
import { day, dayOf, hour, minute, startOfDay } from './time.ts'

/** When a place is at work. */
export type WorkingTime = { calendar: Calendar; hours: WorkingHours }

/** A way in which time passes; amounts and moments in milliseconds. */
export type Measure = {
  kind: 'working' | 'natural'
  /** How much of this time a day holds. */
  perDay: number
  /** How much of this time passes between two moments. */
  between: (from: number, to: number) => number
  /** The earliest moment by which `amount` has passed since `from`. */
  after: (from: number, amount: number) => number
}

export const naturalTime: Measure = {
  kind: 'natural',
  perDay: day,
  between: (from, to) => to - from,
  after: (from, amount) => from + amount
}

export function workingTime({ calendar, hours }: WorkingTime): Measure {
  const spans = hours.map(({ from, to }) => ({
    from: sinceMidnight(from),
    length: sinceMidnight(to) - sinceMidnight(from)
  }))
  const perDay = spans.reduce((sum, { length }) => sum + length, 0)

  function since1992(at: number): number {
    const date = dayOf(at)
    const whole = workingDaysBefore(calendar, date) * perDay
    return isWorkingDay(calendar, date) ? whole + worked(at - startOfDay(date)) : whole
  }

  function worked(untilTime: number): number {
    return spans.reduce((sum, { from, length }) => sum + Math.min(Math.max(untilTime - from, 0), length), 0)
  }

  /** The time of day by which `amount`, more than nothing and no more than a day holds, has been worked. */
  function timeOf(amount: number): number {
    let left = amount
    for (const { from, length } of spans) {
      if (left <= length) return from + left
      left -= length
    }
    throw new RangeError('More working time than a day holds')
  }

  function after(from: number, amount: number): number {
    if (amount === 0) return from
    const total = since1992(from) + amount
    const index = Math.ceil(total / perDay) - 1
    return startOfDay(workingDayAt(calendar, index)) + timeOf(total - index * perDay)
  }

  return {
    kind: 'working',
    perDay,
    between: (from, to) => since1992(to) - since1992(from),
    after
  }
}

/** The first moment, from `at` on, at which this time runs. */
export function opening(measure: Measure, at: number): number {
  return measure.after(at, 1) - 1
}

function sinceMidnight(time: string): number {
  return Number(time.slice(0, 2)) * hour + Number(time.slice(3, 5)) * minute
}
