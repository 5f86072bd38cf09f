import type { NoticeProblem } from '@hongchao/contract'

/** A day as a notice tells it, and on which line. */
export type ToldDay = { date: string; name: string; isOffDay: boolean; line: number }

export type Told = { year?: number; sources: string[]; days: ToldDay[]; problems: NoticeProblem[] }

/** `2027-02-05`, or undefined where there is no such day. */
export function isoOf(year: number, month: number, day: number): string | undefined {
  const time = new Date(Date.UTC(year, month - 1, day))
  const exists = time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day
  return exists ? time.toISOString().slice(0, 10) : undefined
}

export function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
}

const weekdays = '日一二三四五六'

/** Whether a day is the weekday that the notice says beside it; 周天 is 周日. */
export function isWeekday(date: string, said: string): boolean {
  return weekdays[new Date(Date.parse(date)).getUTCDay()] === said.replace('天', '日')
}
