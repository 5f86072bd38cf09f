import { fill } from './fill.ts'
import { dateText, momentOf } from './moment.ts'
import { whenTexts } from './texts/when.ts'

/** A moment as people say it: 今天 10:20, 3 月 2 日 10:20, and the year only where it is another one. */
export function whenText(at: string, now: Date): string {
  const { day, time } = momentOf(new Date(at))
  const today = momentOf(now).day
  const date = nearDays[day.number - today.number] ?? dateText(day, today.year)
  return fill(whenTexts.moment, { date, time })
}

const nearDays: Record<number, string> = {
  [-2]: whenTexts.twoDaysAgo,
  [-1]: whenTexts.yesterday,
  0: whenTexts.today,
  1: whenTexts.tomorrow,
  2: whenTexts.inTwoDays
}
