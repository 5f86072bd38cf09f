import type { EscalationAction, EscalationState, NeedStatus } from '@hongchao/contract'

import type { Part } from '../rules.ts'

/** The life of an escalation: proposed, confirmed, decided (常议、快处、共解, J-7). */
const life: Record<EscalationAction, { from: readonly EscalationState[]; to: EscalationState }> = {
  confirm: { from: ['proposed'], to: 'open' },
  decide: { from: ['open'], to: 'decided' },
  dismiss: { from: ['proposed'], to: 'dismissed' },
  withdraw: { from: ['open'], to: 'withdrawn' }
}

const actions = Object.keys(life) as EscalationAction[]

/** Whoever dispatches or supervises confirms, and records what a level decided; an office proposes. */
const deciders: readonly Part[] = ['clerk', 'supervisor']
const proposers: readonly Part[] = ['leader', 'handler']

export function escalationActions(state: EscalationState, parts: readonly Part[]): EscalationAction[] {
  if (!deciders.some((part) => parts.includes(part))) return []
  return actions.filter((action) => life[action].from.includes(state))
}

export function escalationAfter(action: EscalationAction): EscalationState {
  return life[action].to
}

/** The state in which an escalation by these parts begins; undefined where they cannot take it anywhere. */
export function escalatesAs(parts: readonly Part[]): 'open' | 'proposed' | undefined {
  if (deciders.some((part) => parts.includes(part))) return 'open'
  return proposers.some((part) => parts.includes(part)) ? 'proposed' : undefined
}

type Past = { level: string; state: EscalationState }

/** Where a higher level still has something to decide. */
const live: ReadonlySet<NeedStatus> = new Set(['accepted', 'dispatched', 'handling', 'answered', 'closed'])

/**
 * The levels of a ladder that a need can go to: one at a time, and above those that have decided about it already. A lower
 * one may be left out where the matter is beyond it; what was answered without solving it may go, too.
 */
export function levelsAbove<L extends { key: string }>(
  ladder: readonly L[],
  status: NeedStatus,
  past: readonly Past[]
): L[] {
  const waits = past.some(({ state }) => state === 'proposed' || state === 'open')
  if (waits || !live.has(status)) return []
  const reached = new Set(past.filter(({ state }) => state === 'decided').map(({ level }) => level))
  const top = ladder.findLastIndex(({ key }) => reached.has(key))
  return ladder.slice(top + 1)
}
