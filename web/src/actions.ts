import type { Need, NeedAction } from '@hongchao/contract'

import { actionTexts, decideTexts, dispatchAgainText } from './texts/needs.ts'
import { answerWhistleText } from './texts/whistles.ts'

const onward = new Set<NeedAction>([
  'accept',
  'dispatch',
  'sign',
  'assign',
  'answer',
  'recordReply',
  'decidePlea',
  'decideReturn',
  'takeOver',
  'recordTakeOver',
  'signAssist',
  'answerAssist',
  'recordAssist',
  'evaluate'
])

/**
 * The action to offer as the main one. The server puts first what moves a need on; where nothing does, what ends it,
 * presses it or adds a word is offered less loudly.
 */
export function nextStep({ availableActions: [first] }: Pick<Need, 'availableActions'>): NeedAction | undefined {
  return first && onward.has(first) ? first : undefined
}

const immediate = ['sign', 'takeOver', 'recordTakeOver', 'signAssist'] as const

/** Nothing has to be filled in: the action is taken at once. */
export type ImmediateAction = (typeof immediate)[number]

export function isImmediate(action: NeedAction): action is ImmediateAction {
  return immediate.some((each) => each === action)
}

/** What an action is called where the need stands. */
export function actionText(
  action: NeedAction,
  { status, plea, assist }: Pick<Need, 'status' | 'plea' | 'assist'>
): string {
  if (action === 'signAssist' && assist?.whistle) return answerWhistleText
  if (action === 'decidePlea' && plea) return decideTexts[plea.kind]
  return action === 'dispatch' && status !== 'accepted' ? dispatchAgainText : actionTexts[action]
}
