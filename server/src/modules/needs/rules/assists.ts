import type { AssistState } from '@hongchao/contract'

type AssistStep = 'sign' | 'answer' | 'return' | 'keep' | 'record' | 'release'

/**
 * The life of an assist (协办): asked for, signed, answered. Who thinks that it is not theirs gives a reason and keeps it
 * until whoever dispatches decides (首接负责制: 主办负责、协办配合并按时反馈, 北京市接诉即办工作条例 art. 14; of several units
 * one leads, 济南市12345市民服务热线条例 art. 29). It is released where it is not needed any more.
 */
const life: Record<AssistStep, { from: readonly AssistState[]; to: AssistState }> = {
  sign: { from: ['asked'], to: 'handling' },
  answer: { from: ['handling'], to: 'done' },
  return: { from: ['asked', 'handling'], to: 'returning' },
  keep: { from: ['returning'], to: 'asked' },
  record: { from: ['asked', 'handling', 'returning'], to: 'done' },
  release: { from: ['asked', 'handling', 'returning'], to: 'released' }
}

/** The state after a step; undefined where the step is not possible. */
export function assistAfter(state: AssistState, step: AssistStep): AssistState | undefined {
  return life[step].from.includes(state) ? life[step].to : undefined
}

/** Has the office something to do for it? */
export function isAssisting({ state }: { state: AssistState }): boolean {
  return assistAfter(state, 'release') !== undefined
}

/** Of an assist, what decides about the next steps of a need. */
export type AssistFacts = {
  state: AssistState
  /** Asked of a department, which may never sign in. */
  ofDepartment: boolean
  /** Asked of an office of the caller. */
  own: boolean
  /** It was to be given back, and was not. */
  kept: boolean
}

export type AssistGround = {
  assists: readonly AssistFacts[]
  /** The caller is of the unit complained of, and learns nothing of what others do. */
  shielded: boolean
}

export type AssistRefusal = 'need.actionNotAllowed' | 'need.assistsOpen' | 'need.designated'

/** The lead answers when all who assist have ended, for its answer is the answer to all of it. */
export function refusalWhileAssisted({ assists }: AssistGround): AssistRefusal | undefined {
  return assists.some(isAssisting) ? 'need.assistsOpen' : undefined
}

/** Whether somebody may take a step with an assist; who assists, with one of their own. */
export function refusalOfAssist(step: AssistStep, { assists, shielded }: AssistGround): AssistRefusal | undefined {
  if (shielded) return 'need.actionNotAllowed'
  const own = step === 'sign' || step === 'answer' || step === 'return'
  const possible = assists.filter(
    (assist) =>
      (!own || assist.own) &&
      (step !== 'record' || assist.ofDepartment) &&
      assistAfter(assist.state, step) !== undefined
  )
  if (possible.length === 0) return 'need.actionNotAllowed'
  return step === 'return' && possible.every(({ kept }) => kept) ? 'need.designated' : undefined
}
