import { Rate, type RateValue } from '@hongchao/contract'

import { dueTime, type WorkingTime } from '../../kernel/calendar/index.ts'
import type { Limit } from '@hongchao/contract'

/** What is counted of a need. Rates are reckoned from sums of these, so they can be added up over offices and months. */
export const measures = [
  'needs',
  'toRespond',
  'responded',
  'judged',
  'solved',
  'rated',
  'satisfaction',
  'answered',
  'onTime',
  'closed',
  'once',
  'finished',
  'reworked',
  'dispatches',
  'returned',
  'due',
  'overdue',
  'minutes'
] as const
export type Measure = (typeof measures)[number]
export type Counts = Record<Measure, number>

/**
 * The rates (domain rules §8.5; 北京市接诉即办工作条例 art. 32, 潍坊市12345条例 art. 25), each as a part of a whole.
 * `per`: so many of the part make one, where it is counted in smaller units.
 */
export const ratios: Readonly<Record<Rate, { part: Measure; of: Measure; per?: number }>> = {
  response: { part: 'responded', of: 'toRespond' },
  resolution: { part: 'solved', of: 'judged' },
  satisfaction: { part: 'satisfaction', of: 'rated', per: 1000 },
  onTime: { part: 'onTime', of: 'answered' },
  once: { part: 'once', of: 'closed' },
  rework: { part: 'reworked', of: 'finished' },
  bounce: { part: 'returned', of: 'dispatches' },
  overdue: { part: 'overdue', of: 'due' },
  meanTime: { part: 'minutes', of: 'answered' }
}

/** Of nothing there is no rate: null, neither 0 nor 100 %. */
export function rateOf(rate: Rate, counts: Counts): RateValue {
  const { part, of, per = 1 } = ratios[rate]
  const whole = counts[of]
  const fulfilled = counts[part] / per
  return { value: whole === 0 ? null : fulfilled / whole, part: fulfilled, of: whole }
}

export function ratesOf(counts: Counts): Record<Rate, RateValue> {
  return Object.fromEntries(Rate.options.map((rate) => [rate, rateOf(rate, counts)])) as Record<Rate, RateValue>
}

export const nothing: Counts = Object.fromEntries(measures.map((measure) => [measure, 0])) as Counts

/** Adds counts to others, or with -1 takes them away. */
export function add(to: Counts, counts: Counts, times: 1 | -1 = 1): void {
  for (const measure of measures) to[measure] += times * counts[measure]
}

type Dispatch = {
  officeId: string | null
  dispatchedAt: Date
  signedAt: Date | null
  endedAt: Date | null
  outcome: string | null
}
type Handling = { startedAt: Date; dueAt: Date; stoppedAt: Date | null }

/** What became of a need. */
export type Matter = {
  status: string
  /** With whom it lies or lay last; of one that was merged, its master. */
  officeId: string | null
  reopenedAt: Date | null
  mergedIntoId: string | null
  dispatches: readonly Dispatch[]
  /** Of handling alone; imported closed cases have none. */
  clocks: readonly Handling[]
  /** The newest that the requester gave, or said when they were called; who was called may have given no score. */
  evaluation?: { solved: boolean; score: number | null } | undefined
}

/** The rules under which the need was raised, and when one looks. */
export type Reckoning = {
  time: WorkingTime
  now: Date
  rules: { respondWithin: Limit; satisfiedFrom: number; partWeight: number }
}

/** What a need counts for one office, or for none as long as it was with nobody. */
export type Line = { officeId: string | null; counts: Counts }
/** `holdsUntil`: from then on it counts otherwise, though nobody does anything. */
export type Counted = { lines: Line[]; holdsUntil: Date | null }

/**
 * What a need counts. It counts once, with the office that has it; but each office answers for the dispatches that it
 * was given itself, so the one that sent a need back is the one with a return.
 */
export function count(matter: Matter, reckoning: Reckoning): Counted {
  const moments: Date[] = []
  const until = (moment: Date): void => void moments.push(moment)
  const own = { ...nothing, needs: 1, ...course(matter, reckoning.now, until), ...verdict(matter, reckoning) }
  const lines = new Map<string | null, Counts>([[matter.officeId, own]])
  for (const dispatch of matter.dispatches) {
    const counts = lines.get(dispatch.officeId) ?? { ...nothing }
    lines.set(dispatch.officeId, counts)
    counts.dispatches += 1
    if (dispatch.outcome === 'returned') counts.returned += 1
    const response = responseTo(dispatch, reckoning, until)
    if (response !== 'open') counts.toRespond += 1
    if (response === 'inTime') counts.responded += 1
  }
  const next = moments.toSorted((a, b) => a.getTime() - b.getTime())[0]
  return { lines: [...lines].map(([officeId, counts]) => ({ officeId, counts })), holdsUntil: next ?? null }
}

/**
 * 响应率: signed for or answered within the place's limit of a dispatch. What was sent back, taken away or merged before
 * the limit asks for no response; what is still within it says nothing yet.
 */
function responseTo(
  { dispatchedAt, signedAt, endedAt, outcome }: Dispatch,
  { time, now, rules }: Reckoning,
  until: (moment: Date) => void
): 'inTime' | 'late' | 'open' {
  if (outcome === 'returned') return 'open'
  const responded = signedAt ?? (outcome === 'answered' ? endedAt : null)
  const limit = dueTime(time, dispatchedAt, rules.respondWithin).at
  if (responded) return responded <= limit ? 'inTime' : 'late'
  if (endedAt && endedAt <= limit) return 'open'
  if (limit < now) return 'late'
  until(new Date(limit.getTime() + 1))
  return 'open'
}

/**
 * 按时办结率, 超时率, 平均办理时长, 一次办结率, 重办率. What was merged is handled, and so judged, with its master; what was
 * imported as closed was never handled here. An unanswered need is overdue from its due time on, whoever has it.
 */
function course(matter: Matter, now: Date, until: (moment: Date) => void): Partial<Counts> {
  const handled = matter.mergedIntoId === null && matter.clocks.length > 0
  return { ...closing(matter), ...(handled && handling(matter, now, until)) }
}

function isDone({ status }: Matter): boolean {
  return status === 'answered' || status === 'closed'
}

function closing(matter: Matter): Partial<Counts> {
  const { status, reopenedAt, mergedIntoId, dispatches } = matter
  if (dispatches.length === 0 && mergedIntoId === null) return {}
  const again = reopenedAt === null ? 0 : 1
  return {
    ...(status === 'closed' && { closed: 1, once: 1 - again }),
    ...((isDone(matter) || again) && { finished: 1, reworked: again })
  }
}

function handling(matter: Matter, now: Date, until: (moment: Date) => void): Partial<Counts> {
  const { clocks } = matter
  if (isDone(matter)) {
    const late = clocks.some(({ dueAt, stoppedAt }) => stoppedAt === null || stoppedAt > dueAt) ? 1 : 0
    const minutes = clocks.reduce((sum, clock) => sum + minutesOf(clock), 0)
    return { answered: 1, onTime: 1 - late, due: 1, overdue: late, minutes }
  }
  const running = clocks.find(({ stoppedAt }) => stoppedAt === null)
  if (!running) return {}
  if (running.dueAt < now) return { due: 1, overdue: 1 }
  until(new Date(running.dueAt.getTime() + 1))
  return {}
}

function minutesOf({ startedAt, stoppedAt }: Handling): number {
  return stoppedAt ? Math.max(0, Math.round((stoppedAt.getTime() - startedAt.getTime()) / 60_000)) : 0
}

/** 解决率, 满意率: what the requester said last; 基本满意 counts in part. Satisfaction is counted in thousandths. */
function verdict({ evaluation }: Matter, { rules }: Reckoning): Partial<Counts> {
  if (!evaluation) return {}
  const { solved, score } = evaluation
  const rated = score === null ? {} : { rated: 1, satisfaction: satisfactionOf(score, rules) }
  return { judged: 1, solved: solved ? 1 : 0, ...rated }
}

export function satisfactionOf(score: number, rules: Pick<Reckoning['rules'], 'satisfiedFrom' | 'partWeight'>): number {
  if (score >= rules.satisfiedFrom) return 1000
  return score === rules.satisfiedFrom - 1 ? Math.round(1000 * rules.partWeight) : 0
}
