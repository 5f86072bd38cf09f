import type { ClockKind, ClockState, DueStep, Remaining } from '@hongchao/contract'

import { fill } from './fill.ts'
import { dateText, type Day, dayOf, daysText, endingOf, type Moment, momentOf, weekdayText } from './moment.ts'
import {
  countsFromTexts,
  dueTexts,
  limitTexts,
  promisedStartTexts,
  roundStartText,
  startTexts,
  timeTexts
} from './texts/due.ts'

type Step<Kind extends DueStep['kind']> = Extract<DueStep, { kind: Kind }>

/** How the due time of a clock came about, line by line. */
export function explain(steps: readonly DueStep[], kind: ClockKind): string[] {
  return linesOf(steps, startTexts[kind])
}

/** The same of a round, by when everybody is to be asked. */
export function explainRound(steps: readonly DueStep[]): string[] {
  return linesOf(steps, roundStartText)
}

/** How a promise came about: the lines of intake, then those of handling, which begins where intake ends. */
export function explainPromise(steps: readonly DueStep[]): { kind: ClockKind; lines: string[] }[] {
  const handling = steps.findLastIndex((step) => step.kind === 'start')
  return [
    { kind: 'intake', lines: linesOf(steps.slice(0, handling), promisedStartTexts.intake) },
    { kind: 'handling', lines: linesOf(steps.slice(handling), promisedStartTexts.handling) }
  ]
}

/** When something is due, as people say it: 今天 17:00 前, 明天 17:00 前, 周五 17:30 前, 3 月 6 日 17:30 前. */
export function duePhrase(dueAt: string, now: Date): string {
  const { day, time } = endingOf(new Date(dueAt))
  return fill(dueTexts.before, { date: dayPhrase(day, momentOf(now).day), time })
}

/** What a clock has left or by how much it is over: 还剩 5 个工作小时, 已超时 2 个工作日. */
export function remainingPhrase({ amount, unit }: Remaining, state: ClockState): string {
  const time = fill(timeTexts[unit], { amount: Math.max(amount, 1) })
  const [whole, lessThanOne] = remainingTexts[state]
  return fill(amount > 0 ? whole : lessThanOne, { time })
}

/** For hover and tap: 2026 年 3 月 6 日（周五）17:30. */
export function fullDate(iso: string): string {
  const { day, time } = momentOf(new Date(iso))
  return fill(dueTexts.full, { year: day.year, date: dateText(day, day.year), weekday: weekdayText(day), time })
}

const remainingTexts: Record<ClockState, readonly [whole: string, lessThanOne: string]> = {
  inTime: [dueTexts.left, dueTexts.lessLeft],
  dueSoon: [dueTexts.left, dueTexts.lessLeft],
  overdue: [dueTexts.over, dueTexts.lessOver],
  paused: [dueTexts.pausedLeft, dueTexts.lessPausedLeft],
  met: [dueTexts.met, dueTexts.met],
  missed: [dueTexts.missed, dueTexts.lessMissed]
}

function dayPhrase(day: Day, today: Day): string {
  const ahead = day.number - today.number
  if (ahead === 0) return dueTexts.today
  if (ahead === 1) return dueTexts.tomorrow
  if (ahead === -1) return dueTexts.yesterday
  const isLaterThisWeek = ahead > 0 && today.weekday + ahead < 7
  return isLaterThisWeek ? weekdayText(day) : dateText(day, today.year)
}

function linesOf(steps: readonly DueStep[], startText: string): string[] {
  const year = yearOf(steps)
  const weekends = steps.filter((step) => step.kind === 'weekend')
  return steps
    .filter((step) => step.kind !== 'weekend' || step === weekends[0])
    .map((step) => (step.kind === 'weekend' ? weekendsLine(weekends, year) : lineOf(step, year, startText)))
}

function lineOf(step: Exclude<DueStep, Step<'weekend'>>, year: number, startText: string): string {
  switch (step.kind) {
    case 'start':
      return startLine(step, year, startText)
    case 'limit':
      return limitLine(step)
    case 'holiday':
      return fill(dueTexts.holiday, { days: daysText(dayOf(step.from), dayOf(step.to), year), name: step.name })
    case 'makeUpDay':
      return makeUpLine(step, year)
    case 'paused':
      return pausedLine(step, year)
    case 'extended':
      return fill(dueTexts.extended, { ...step, time: fill(timeTexts[step.unit], step) })
    case 'yearUnknown':
      return fill(dueTexts.yearUnknown, step)
    case 'due':
      return fill(dueTexts.due, { when: momentText(endingOf(new Date(step.at)), year) })
  }
}

function startLine({ at, countsFrom }: Step<'start'>, year: number, startText: string): string {
  const when = momentText(momentOf(new Date(at)), year)
  return fill(startText, { when, counts: countsFromTexts[countsFrom] })
}

function limitLine({ amount, unit, rule }: Step<'limit'>): string {
  const limit = fill(limitTexts[unit], { amount })
  return rule ? fill(dueTexts.limitByRule, { limit, rule }) : limit
}

/** A long limit runs over a dozen weekends; more than three are counted, not listed. */
function weekendsLine(weekends: readonly Step<'weekend'>[], year: number): string {
  const first = weekends[0]
  const last = weekends.at(-1)
  if (first && last && weekends.length > 3) {
    const [from, to] = [dateText(dayOf(first.from), year), dateText(dayOf(last.to), year)]
    return fill(dueTexts.manyWeekends, { from, to, count: weekends.length })
  }
  const days = weekends.map(({ from, to }) => daysText(dayOf(from), dayOf(to), year))
  return fill(dueTexts.weekends, { days: days.join(dueTexts.separator) })
}

function makeUpLine({ day: isoDate, name }: Step<'makeUpDay'>, year: number): string {
  const day = dayOf(isoDate)
  return fill(dueTexts.makeUpDay, { date: dateText(day, year), weekday: weekdayText(day), name })
}

/** A pause of whole days is told by its day, one of hours by its hour. */
function pausedLine(step: Step<'paused'>, year: number): string {
  const from = momentOf(new Date(step.from))
  const isOfHours = step.unit === 'workingHour' || step.unit === 'naturalHour'
  const when = isOfHours ? `${momentText(from, year)} ` : dateText(from.day, year)
  const text = step.amount > 0 ? dueTexts.paused : dueTexts.pausedWithoutEffect
  return fill(text, { ...step, when, time: fill(timeTexts[step.unit], step) })
}

function momentText({ day, time }: Moment, year: number): string {
  return `${dateText(day, year)} ${time}`
}

/** The year in which the account begins goes without saying. */
function yearOf(steps: readonly DueStep[]): number {
  const start = steps.find((step) => step.kind === 'start')
  return start ? momentOf(new Date(start.at)).day.year : 0
}
