import type { Limit, LimitUnit, TimeUnit } from '@hongchao/contract'

import { type Measure, type WorkingTime, naturalTime, opening, workingTime } from './hours.ts'
import { dayOf, hour, startOfDay } from './time.ts'

/** A clock stands still only where somebody with the right granted it, for a reason and until a planned time. */
export type Pause = { from: Date; to: Date; reason: string; grantedBy: string }

export type Extension = { amount: number; unit: TimeUnit; reason: string; grantedBy: string }

/** What happened to a clock after it was started; it is extended once. */
export type Changes = { pauses?: readonly Pause[]; extension?: Extension }

/** An amount of time that passes from a moment on. */
export type Count = { measure: Measure; from: number; amount: number }

/** `covered` is the time of its own kind that the clock missed in a pause; `later` are the pauses after its end. */
export type Run = { end: number; paused: { pause: Pause; covered: number }[]; later: Pause[] }

export function countOf(time: WorkingTime, start: Date, limit: Limit): Count {
  const measure = measureOf(time, limit.unit)
  const from = countsFromNextDay(limit.unit) ? nextMidnight(start.getTime()) : start.getTime()
  return { measure, from, amount: amountOf(measure, from, limit) }
}

export function countsFromNextDay(unit: LimitUnit): boolean {
  return unit === 'workingDay' || unit === 'naturalDay' || unit === 'nextDay'
}

export function measureOf(time: WorkingTime, unit: LimitUnit): Measure {
  return unit === 'naturalHour' || unit === 'naturalDay' ? naturalTime : workingTime(time)
}

/** How long a limit or an extension runs in its measure. */
export function amountOf(measure: Measure, from: number, { amount, unit }: Limit): number {
  if (unit === 'sameDay') {
    const received = opening(measure, from)
    return measure.between(received, nextMidnight(received))
  }
  return amount * (unit === 'workingHour' || unit === 'naturalHour' ? hour : measure.perDay)
}

/** Lets a count run its course through the pauses that begin before its end; of overlapping pauses each moment counts once. */
export function run({ measure, from, amount }: Count, pauses: readonly Pause[]): Run {
  const paused: Run['paused'] = []
  const later: Pause[] = []
  let end = measure.after(from, amount)
  let reached = from
  for (const pause of inOrder(pauses)) {
    if (pause.from.getTime() >= end) {
      later.push(pause)
      continue
    }
    const begins = Math.max(pause.from.getTime(), reached)
    reached = Math.max(pause.to.getTime(), begins)
    const covered = measure.between(begins, reached)
    end = measure.after(end, covered)
    paused.push({ pause, covered })
  }
  return { end, paused, later }
}

/** How much time passes between two moments, the pauses left out. */
export function runningBetween(measure: Measure, from: number, to: number, pauses: readonly Pause[]): number {
  let running = 0
  let reached = from
  for (const pause of inOrder(pauses)) {
    const begins = Math.min(Math.max(pause.from.getTime(), reached), to)
    running += measure.between(reached, begins)
    reached = Math.min(Math.max(pause.to.getTime(), begins), to)
  }
  return running + measure.between(reached, to)
}

function inOrder(pauses: readonly Pause[]): Pause[] {
  return pauses.toSorted((a, b) => a.from.getTime() - b.from.getTime())
}

function nextMidnight(at: number): number {
  return startOfDay(dayOf(at) + 1)
}
