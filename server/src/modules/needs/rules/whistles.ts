import type { NeedStatus, WhistleAction, WhistleSide, WhistleState } from '@hongchao/contract'

import type { Part } from '../rules.ts'

type By = 'reviewer' | 'clerk' | 'blower'

/**
 * The life of a whistle: blown, reviewed, assigned, answered (吹哨、分哨、应哨; 北京市接诉即办工作条例 art. 16). It ends when all
 * who were called have ended their part.
 */
const life: Record<WhistleAction, { from: readonly WhistleState[]; to: WhistleState; by: readonly By[] }> = {
  approve: { from: ['proposed'], to: 'approved', by: ['reviewer'] },
  assign: { from: ['approved', 'called'], to: 'called', by: ['clerk'] },
  dismiss: { from: ['proposed', 'approved'], to: 'dismissed', by: ['reviewer', 'clerk'] },
  withdraw: { from: ['proposed', 'approved', 'called'], to: 'withdrawn', by: ['blower', 'clerk'] }
}

const actions = Object.keys(life) as WhistleAction[]

export type Reviewer = 'clerk' | 'supervisor'

export type WhistleFacts = {
  state: WhistleState
  /** Who reviews it, where somebody does. */
  reviewer: Reviewer | null
  /** The caller blew it: nobody reviews their own. */
  own: boolean
}

export type WhistleRefusal = 'whistle.notFound' | 'whistle.actionNotAllowed' | 'whistle.own'

export function refusalOfWhistle(
  { state, reviewer, own }: WhistleFacts,
  action: WhistleAction,
  parts: readonly Part[]
): WhistleRefusal | undefined {
  const { from, by } = life[action]
  const holds: Record<By, boolean> = {
    reviewer: reviewer !== null && parts.includes(reviewer),
    clerk: parts.includes('clerk'),
    blower: own
  }
  // What waits for its review is nobody's but the reviewer's.
  const asked = state === 'proposed' && action === 'dismiss' ? (['reviewer'] as const) : by
  if (!asked.some((each) => holds[each])) return 'whistle.notFound'
  if (!from.includes(state)) return 'whistle.actionNotAllowed'
  return own && state === 'proposed' && action !== 'withdraw' ? 'whistle.own' : undefined
}

export function whistleAfter(action: WhistleAction): WhistleState {
  return life[action].to
}

/** What somebody with these parts may do with a whistle now. */
export function whistleActions(whistle: WhistleFacts, parts: readonly Part[]): WhistleAction[] {
  return actions.filter((action) => refusalOfWhistle(whistle, action, parts) === undefined)
}

/** Whoever dispatches blows, and whoever has the matter. */
const blowers: readonly Part[] = ['clerk', 'leader', 'handler', 'teammate']

export function isBlower(parts: readonly Part[]): boolean {
  return blowers.some((part) => parts.includes(part))
}

export function mayBlow(status: NeedStatus, parts: readonly Part[]): boolean {
  return (status === 'dispatched' || status === 'handling') && isBlower(parts)
}

/** Whoever dispatches, where nobody has to review it first, names the offices at once. */
export function assignsAtOnce({ review }: { review?: Reviewer | undefined }, parts: readonly Part[]): boolean {
  return review === undefined && parts.includes('clerk')
}

/** What of a call decides who speaks of it. */
export type CallFacts = {
  /** The office came and did its part, or was released from it. */
  ended: boolean
  /** The whistle was taken back: there is nothing to judge. */
  withdrawn: boolean
  /** The caller belongs to the office that was called. */
  ofOffice: boolean
  /** The caller blew it, reviewed it or called the office. */
  commanded: boolean
}

/**
 * 评哨: for which side somebody speaks, for both are evaluated (art. 33) and nobody judges their own work. Whoever belongs to
 * the office that was called says whether the whistle was right, but for who blew it; who has the matter or dispatches
 * says how the office came.
 */
export function sideOf(
  { ended, withdrawn, ofOffice, commanded }: CallFacts,
  parts: readonly Part[]
): WhistleSide | undefined {
  if (!ended || withdrawn) return undefined
  if (ofOffice) return commanded ? undefined : 'called'
  return isBlower(parts) ? 'blower' : undefined
}
