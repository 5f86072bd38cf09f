import type { DueStep, LimitUnit } from '@hongchao/contract'

import { type Calendar, dueTime, soonAt } from '../../kernel/calendar/index.ts'
import type { PresetVersion } from '../places/index.ts'
import { changesOf, type ClockRow } from './clocks.ts'

type Counted = Pick<ClockRow, 'startedAt' | 'limitAmount' | 'limitUnit' | 'steps' | 'changes'>
export type Recounted = { dueAt: Date; soonAt: Date; provisional: boolean; steps: DueStep[] }

/** A clock under another calendar, by its own limit and what was granted; the hours are those it was started under. */
export function countAgain(calendar: Calendar, { place, needs }: PresetVersion, clock: Counted): Recounted {
  const time = { calendar, hours: place.workingHours }
  const { startedAt } = clock
  const limit = { amount: clock.limitAmount, unit: clock.limitUnit as LimitUnit }
  const changes = changesOf(clock)
  const rule = (clock.steps as DueStep[]).find((step) => step.kind === 'limit')?.rule
  const due = dueTime(time, startedAt, { ...limit, ...(rule && { rule }) }, changes)
  const soon = soonAt(time, { startedAt, limit, changes, dueAt: due.at }, needs.limits.dueSoonWithin)
  return { dueAt: due.at, soonAt: soon, provisional: due.provisional, steps: due.steps }
}
