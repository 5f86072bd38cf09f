import type { DueStep, Limit, LimitUnit, TimeUnit } from '@hongchao/contract'

import { dayNotes, unknownYears } from './calendar.ts'
import {
  type Changes,
  type Count,
  type Extension,
  type Run,
  amountOf,
  countOf,
  countsFromNextDay,
  measureOf,
  run
} from './course.ts'
import { type Measure, type WorkingTime, opening } from './hours.ts'
import { type EpochDay, dayOf, epochDay, hour, isoTime, startOfDay } from './time.ts'

/** `provisional`: the notice of a year that was counted is not known; compute again when it is imported. */
export type DueTime = { at: Date; provisional: boolean; steps: DueStep[] }

/**
 * When a limit ends, and how that comes about.
 *
 * A limit in days leaves out the day on which it starts (民法典 art. 201) and one in hours runs at once; a working day ends
 * when service stops, a natural day at 24:00 (art. 203). Natural days are not moved on where they end on a day off: the
 * place promised natural time (art. 204). “Small matters not overnight, large ones not a day later” (D-4) is a promise of
 * people at work: `sameDay` ends when service stops on the day of receipt or, received after that or on a day off, on the
 * next working day; `nextDay` when service stops on the first working day after the day of receipt.
 *
 * `rule` is what the place calls the limit; it stands in the account.
 *
 * A pause moves the end by the time of the limit's own kind that it covers after counting began; one that begins when the
 * time is over changes nothing. An extension adds to the end so reached.
 */
export function dueTime(
  time: WorkingTime,
  start: Date,
  limit: Limit & { rule?: string },
  changes: Changes = {}
): DueTime {
  const legs = legsOf(time, start, limit, changes)
  const due = legs.at(-1)?.end ?? start.getTime()
  const unknown = new Set(legs.flatMap(({ days }) => (days ? unknownYears(time.calendar, days.from, days.to) : [])))
  const steps: DueStep[] = [
    { kind: 'start', at: start.toISOString(), countsFrom: countsFrom(time, start, limit.unit) },
    { kind: 'limit', amount: limit.amount, unit: limit.unit, ...(limit.rule && { rule: limit.rule }) },
    ...legs.flatMap(({ days }) => (days ? dayNotes(time.calendar, days.from, days.to) : [])),
    ...legs.flatMap(pausedSteps),
    ...extendedSteps(changes.extension),
    ...Array.from(unknown, (year) => ({ kind: 'yearUnknown' as const, year })),
    { kind: 'due', at: isoTime(due) }
  ]
  return { at: new Date(due), provisional: unknown.size > 0, steps }
}

/**
 * By how many days of its own kind a clock is extended to end by a day; of working time, on the last working day until
 * then. None where it ends as late as that already.
 */
export function daysUntil(
  time: WorkingTime,
  { limit, dueAt }: { limit: Limit; dueAt: Date },
  day: string
): { amount: number; unit: 'workingDay' | 'naturalDay' } {
  const measure = measureOf(time, limit.unit)
  const midnight = startOfDay(epochDay(day) + 1)
  const amount = Math.floor(measure.between(dueAt.getTime(), midnight) / measure.perDay)
  return { amount: Math.max(amount, 0), unit: `${measure.kind}Day` }
}

/** The limit or its extension as it ran; `days` are those it counted or left out, where it counts working time. */
type Leg = Run & { measure: Measure; days?: { from: EpochDay; to: EpochDay } }

function legsOf(time: WorkingTime, start: Date, limit: Limit, { pauses = [], extension }: Changes): Leg[] {
  const count = countOf(time, start, limit)
  const first = legOf(count, run(count, pauses), dayOf(count.from))
  if (!extension) return [first]

  const measure = measureOf(time, extension.unit)
  const added = { measure, from: first.end, amount: amountOf(measure, first.end, extension) }
  const firstDay = first.days ? first.days.to + 1 : dayOf(first.end)
  return [first, legOf(added, run(added, first.later), firstDay)]
}

function legOf({ measure }: Count, ran: Run, firstDay: EpochDay): Leg {
  if (measure.kind === 'natural') return { ...ran, measure }
  return { ...ran, measure, days: { from: firstDay, to: dayOf(ran.end) } }
}

function countsFrom(time: WorkingTime, start: Date, unit: LimitUnit): 'atOnce' | 'nextOpening' | 'nextDay' {
  if (countsFromNextDay(unit)) return 'nextDay'
  return opening(measureOf(time, unit), start.getTime()) === start.getTime() ? 'atOnce' : 'nextOpening'
}

function pausedSteps({ measure, paused }: Leg): DueStep[] {
  return paused.map(({ pause: { from, to, reason, grantedBy }, covered }) => ({
    kind: 'paused',
    from: from.toISOString(),
    to: to.toISOString(),
    ...inUnits(measure, covered),
    reason,
    grantedBy
  }))
}

/** Whole days where it comes to whole days, else hours to the hundredth. */
function inUnits({ kind, perDay }: Measure, amount: number): { amount: number; unit: TimeUnit } {
  if (amount % perDay === 0) return { amount: amount / perDay, unit: `${kind}Day` }
  return { amount: Math.round((amount / hour) * 100) / 100, unit: `${kind}Hour` }
}

function extendedSteps(extension: Extension | undefined): DueStep[] {
  return extension ? [{ kind: 'extended', ...extension }] : []
}
