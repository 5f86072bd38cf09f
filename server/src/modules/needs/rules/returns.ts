import type { Approver } from './pleas.ts'

export type ReturnState = 'pending' | 'granted' | 'declined' | 'lapsed' | 'taken'

type ReturnStep = 'grant' | 'decline' | 'lapse' | 'take'

/**
 * The life of a return. Until the designated office has taken the need over, it stays with the first (首接负责制,
 * 北京市接诉即办工作条例 art. 14); it lapses where the need is answered, dispatched anew or withdrawn meanwhile.
 */
const life: Record<ReturnStep, { from: readonly ReturnState[]; to: ReturnState }> = {
  grant: { from: ['pending'], to: 'granted' },
  decline: { from: ['pending'], to: 'declined' },
  lapse: { from: ['pending', 'granted'], to: 'lapsed' },
  take: { from: ['granted'], to: 'taken' }
}

/** The state after a step; undefined where the step is not possible. */
export function returnAfter(state: ReturnState, step: ReturnStep): ReturnState | undefined {
  return life[step].from.includes(state) ? life[step].to : undefined
}

/** What decides about a return. */
export type ReturnGround = {
  returning: {
    state: 'pending' | 'granted'
    adjudicator: Approver
    decideBy: Date
    /** Asked for by the caller. */
    own: boolean
    /** A department was designated, which may never sign in. */
    toDepartment: boolean
  } | null
  /** The office that has it was designated: it cannot return it (潍坊市12345政务服务便民热线条例 art. 22). */
  designated: boolean
}

export type ReturnRefusal = 'need.actionNotAllowed' | 'need.designated' | 'need.ownPlea' | 'need.notFound'

/** The adjudicator decides; what was not decided in time, whoever dispatches may decide, too. */
export function refusalOfDeciding(
  returning: ReturnGround['returning'],
  parts: readonly string[],
  now: Date
): ReturnRefusal | undefined {
  if (returning?.state !== 'pending') return 'need.actionNotAllowed'
  const late = now >= returning.decideBy
  if (!late && !parts.includes(returning.adjudicator)) return 'need.notFound'
  return returning.own ? 'need.ownPlea' : undefined
}
