import type { NeedAction } from '@hongchao/contract'

const forward = new Set<NeedAction>(['accept', 'dispatch', 'sign', 'assign', 'answer', 'recordReply', 'evaluate'])

/** Does an action take a need further? What ends it, presses it or adds a word to it is offered less loudly. */
export function isForward(action: NeedAction): boolean {
  return forward.has(action)
}
