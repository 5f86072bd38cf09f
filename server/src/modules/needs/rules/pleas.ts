import type { OpenPlea, PleaKind, PleaState } from '@hongchao/contract'

/** Which part of the people in a need decides about a plea, as the place has it. */
export type Approver = 'clerk' | 'supervisor'

type PleaStep = 'grant' | 'decline' | 'lapse' | 'end'

const granted: Record<PleaKind, PleaState> = { extension: 'granted', pause: 'running', shelving: 'running' }

/**
 * The life of a plea. It lapses where nobody decided before the need was due, or where the need goes elsewhere; what
 * runs ends on its day, or by hand. A clock does not wait for a decision (`domain rules` §8.2).
 */
const life: Record<PleaStep, { from: PleaState; to: (kind: PleaKind) => PleaState }> = {
  grant: { from: 'pending', to: (kind) => granted[kind] },
  decline: { from: 'pending', to: () => 'declined' },
  lapse: { from: 'pending', to: () => 'lapsed' },
  end: { from: 'running', to: () => 'ended' }
}

/** The state after a step; undefined where the step is not possible. */
export function pleaAfter(
  { kind, state }: { kind: PleaKind; state: PleaState },
  step: PleaStep
): PleaState | undefined {
  const { from, to } = life[step]
  return state === from ? to(kind) : undefined
}

/** What decides whether and what an office may ask for. */
export type PleaGround = {
  plea: (Pick<OpenPlea, 'kind' | 'state'> & { approver: Approver; own: boolean }) | null
  /** The clock that runs was extended. */
  extended: boolean
  /** Of the clock that runs. */
  dueAt: Date | null
}

export type PleaRefusal = 'need.actionNotAllowed' | 'need.dueAlready' | 'need.extendedBefore'

/** Asked and granted before the need is due, one at a time, and an extension once. */
export function refusalOfPlea(
  kind: PleaKind,
  { plea, extended, dueAt }: PleaGround,
  now: Date
): PleaRefusal | undefined {
  if (plea || !dueAt) return 'need.actionNotAllowed'
  if (now >= dueAt) return 'need.dueAlready'
  return kind === 'extension' && extended ? 'need.extendedBefore' : undefined
}

/** From the first to the last day that may be asked for: after the due day, or after today, and so many days at most. */
export function daysOfPlea(
  kind: PleaKind,
  { today, dueDay }: { today: string; dueDay: string },
  mostDays: number
): { first: string; last: string } {
  const from = kind === 'extension' ? dueDay : today
  return { first: dayAfter(from, 1), last: dayAfter(from, mostDays) }
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
