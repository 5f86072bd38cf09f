import type { CallbackAction, CallbackOutcome, CallbackState } from '@hongchao/contract'

/** What decides whether the requester of an answered need is called (回访, 北京市接诉即办工作条例 art. 23). */
export type Answered = {
  /** No number, no call. */
  hasPhone: boolean
  /** Somebody's private matter: a call from an office would tell whoever picks up of it. */
  personal: boolean
  evaluated: boolean
  /** Drawn once when the need was raised, from 0 to below 1, and known to nobody. */
  lot: number
}

/** Drawn by a lot that the need brings along, so that asking again draws the same, and no office knows beforehand. */
export function isDrawn({ hasPhone, personal, evaluated, lot }: Answered, { share }: { share: number }): boolean {
  return hasPhone && !personal && !evaluated && lot * 100 < share
}

/** Whoever began to call keeps the row for so long; then another may take it. */
const claimMs = 2 * 60 * 60 * 1000

export type CallbackFacts = {
  state: CallbackState
  callFrom: Date
  claim: { own: boolean; at: Date } | null
  /** The caller, or an office of theirs, had a part in handling it. */
  ownWork: boolean
}

export type CallbackRefusal =
  | 'callback.actionNotAllowed'
  | 'callback.claimed'
  | 'callback.tooEarly'
  | 'need.ownWork'
  | undefined

export function isClaimed(claim: CallbackFacts['claim'], now: Date): boolean {
  return claim !== null && claim.at > claimedAfter(now)
}

/** Whoever claimed a row by then does not hold it any more. */
export function claimedAfter(now: Date): Date {
  return new Date(now.getTime() - claimMs)
}

/** Nobody asks how their own work was, or that of their office; and of two callers one calls. */
export function refusalOfCallback(callback: CallbackFacts, action: CallbackAction, now: Date): CallbackRefusal {
  const { state, callFrom, claim, ownWork } = callback
  if (ownWork) return 'need.ownWork'
  if (state !== 'open') return 'callback.actionNotAllowed'
  const mine = claim?.own === true
  if (isClaimed(claim, now) && !mine) return 'callback.claimed'
  if (action !== 'claim') return mine ? undefined : 'callback.actionNotAllowed'
  return callFrom > now ? 'callback.tooEarly' : undefined
}

const actions = ['enter', 'claim', 'release'] as const satisfies CallbackAction[]

/** What the caller may do now; who has the row need not claim it again. */
export function callbackActions(callback: CallbackFacts, now: Date): CallbackAction[] {
  const held = callback.claim?.own === true && isClaimed(callback.claim, now)
  return actions.filter((action) => !(held && action === 'claim') && !refusalOfCallback(callback, action, now))
}

/** Who was not reached is called again, as often as the place has it. */
export function callbackAfter(
  outcome: CallbackOutcome,
  { missed, attempts }: { missed: number; attempts: number }
): CallbackState {
  if (outcome !== 'notReached') return outcome
  return missed >= attempts ? 'unreached' : 'open'
}

type Said<S> = { round: number; solved: boolean; score: S }

/**
 * What counts as said of a need: what the requester evaluated, and where they did not, what they said when they were
 * called; of the newest answer that anything was said of.
 */
export function heardOf(
  evaluation: Said<number> | undefined,
  call: Said<number | null> | undefined
): Said<number | null> | undefined {
  if (!evaluation || !call) return evaluation ?? call
  return call.round > evaluation.round ? call : evaluation
}
