import { fill } from './fill.ts'
import { dateText, dayOf, momentOf, weekdayText } from './moment.ts'
import { slotTexts } from './texts/bookings.ts'

type Span = { startsAt: string; endsAt: string }

/** The day, as `2026-03-09`, on which something begins in China. */
export function dayOfStart({ startsAt }: Pick<Span, 'startsAt'>): string {
  const { year, month, day } = momentOf(new Date(startsAt)).day
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

/** 3 月 9 日（周一）; the year only where it is another one. */
export function longDayText(isoDay: string, now: Date): string {
  const day = dayOf(isoDay)
  return fill(slotTexts.day, { date: dateText(day, momentOf(now).day.year), weekday: weekdayText(day) })
}

/** 14:00–14:30. */
export function hoursText({ startsAt, endsAt }: Span): string {
  return fill(slotTexts.hours, { from: momentOf(new Date(startsAt)).time, to: momentOf(new Date(endsAt)).time })
}

/** 3 月 9 日（周一）14:00–14:30. */
export function spanText(span: Span, now: Date): string {
  return `${longDayText(dayOfStart(span), now)}${hoursText(span)}`
}

/** In their order, by the day on which they begin. */
export function groupByDay<T extends Span>(items: readonly T[]): { day: string; items: T[] }[] {
  const days = Map.groupBy(items, dayOfStart)
  return [...days].map(([day, of]) => ({ day, items: of }))
}
