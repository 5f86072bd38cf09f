import type { Need, NeedAction } from '@hongchao/contract'

import { actionTexts, dispatchAgainText } from './texts/needs.ts'

const onward = new Set<NeedAction>(['accept', 'dispatch', 'sign', 'assign', 'answer', 'recordReply', 'evaluate'])

/**
 * The action to offer as the main one. The server puts first what moves a need on; where nothing does, what ends it,
 * presses it or adds a word is offered less loudly.
 */
export function nextStep({ availableActions: [first] }: Pick<Need, 'availableActions'>): NeedAction | undefined {
  return first && onward.has(first) ? first : undefined
}

/** What an action is called where the need stands. */
export function actionText(action: NeedAction, { status }: Pick<Need, 'status'>): string {
  return action === 'dispatch' && status !== 'accepted' ? dispatchAgainText : actionTexts[action]
}
