import type { Clock, ClockKind, ClockState, Limit, Remaining } from '@hongchao/contract'

import { type Changes, amountOf, countOf, measureOf, run, runningBetween } from './course.ts'
import { type WorkingTime, opening } from './hours.ts'
import { hour } from './time.ts'

/** What is stored of a clock; `dueAt` and `soonAt` as `dueTime` and `soonAt` gave them. */
export type ClockRecord = {
  kind: ClockKind
  startedAt: Date
  limit: Limit
  changes?: Changes
  dueAt: Date
  soonAt: Date
  provisional: boolean
  stoppedAt?: Date
}

const soonShare = 1 / 4
const soonAtLeast = 2 * hour

/**
 * When a clock becomes due soon: with the time left that the place says (`within`), else with a quarter of its time or two
 * hours where that is more; but never before half of its time is over. Where service is closed then, it is when service
 * opens next.
 */
export function soonAt(
  time: WorkingTime,
  { startedAt, limit, changes = {}, dueAt }: Pick<ClockRecord, 'startedAt' | 'limit' | 'changes' | 'dueAt'>,
  within?: Limit
): Date {
  const measure = measureOf(time, changes.extension?.unit ?? limit.unit)
  const { from } = countOf(time, startedAt, limit)
  const whole = runningBetween(measure, from, dueAt.getTime(), changes.pauses ?? [])
  const wanted = within ? amountOf(measure, from, within) : Math.max(whole * soonShare, soonAtLeast)
  const left = Math.min(wanted, whole / 2)
  const { end } = run({ measure, from, amount: whole - left }, changes.pauses ?? [])
  return new Date(opening(measure, end))
}

/** From its due time on a clock is overdue; one that stops then or later was missed. */
export function clockState(
  { dueAt, soonAt: soon, stoppedAt, changes }: Pick<ClockRecord, 'dueAt' | 'soonAt' | 'stoppedAt' | 'changes'>,
  now: Date
): ClockState {
  if (stoppedAt) return stoppedAt < dueAt ? 'met' : 'missed'
  if (now >= dueAt) return 'overdue'
  if (changes?.pauses?.some(({ from, to }) => from <= now && now < to)) return 'paused'
  return now >= soon ? 'dueSoon' : 'inTime'
}

/**
 * How much time of its own kind a clock has left, or by how much it is over; of a stopped one, when it stopped. Rounded
 * down; in days from two days on.
 */
export function remaining(
  time: WorkingTime,
  { startedAt, limit, changes = {}, dueAt, stoppedAt }: Omit<ClockRecord, 'kind' | 'soonAt' | 'provisional'>,
  now: Date
): Remaining {
  const measure = measureOf(time, changes.extension?.unit ?? limit.unit)
  const at = Math.max((stoppedAt ?? now).getTime(), countOf(time, startedAt, limit).from)
  const due = dueAt.getTime()
  const amount = at < due ? runningBetween(measure, at, due, changes.pauses ?? []) : measure.between(due, at)
  const { kind, perDay } = measure
  if (amount >= 2 * perDay) return { amount: Math.floor(amount / perDay), unit: `${kind}Day` }
  return { amount: Math.floor(amount / hour), unit: `${kind}Hour` }
}

/** The clock as people see it. */
export function clockAt(time: WorkingTime, record: ClockRecord, now: Date): Clock {
  const { kind, startedAt, dueAt, provisional, stoppedAt } = record
  return {
    kind,
    startedAt: startedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    provisional,
    state: clockState(record, now),
    remaining: remaining(time, record, now),
    ...(stoppedAt && { stoppedAt: stoppedAt.toISOString() })
  }
}
