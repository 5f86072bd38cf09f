import { fill } from './fill.ts'
import { dateText, dayOf, momentOf } from './moment.ts'
import { whenTexts } from './texts/when.ts'

/** A moment as people say it: 今天 10:20, 3 月 2 日 10:20, and the year only where it is another one. */
export function whenText(at: string, now: Date): string {
  const { day, time } = momentOf(new Date(at))
  const today = momentOf(now).day
  const date = nearDays[day.number - today.number] ?? dateText(day, today.year)
  return fill(whenTexts.moment, { date, time })
}

/** A day such as `2026-03-02` as people say it: 3 月 2 日. */
export function dayText(isoDate: string, now: Date): string {
  return dateText(dayOf(isoDate), momentOf(now).day.year)
}

const nearDays: Record<number, string> = {
  [-2]: whenTexts.twoDaysAgo,
  [-1]: whenTexts.yesterday,
  0: whenTexts.today,
  1: whenTexts.tomorrow,
  2: whenTexts.inTwoDays
}
