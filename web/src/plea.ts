import type { OpenPlea, OpenReturn } from '@hongchao/contract'

import { duePhrase } from './due.ts'
import { fill } from './fill.ts'
import { pleaReasonText, pleaTexts, returnProposedText, returnTexts, somebodyText } from './texts/pleas.ts'
import { dayText } from './when.ts'

/** What is asked for, or what holds a need, and why: 申请延期到 3 月 10 日，等待审批 · 原因：需要采购或施工. */
export function pleaLines({ kind, state, until, reason }: OpenPlea, now: Date): string[] {
  return [fill(pleaTexts[state][kind], { until: dayText(until, now) }), fill(pleaReasonText, { reason })]
}

/** How far a return has come, and what it is about. */
export function returnLines({ state, decideBy, reason, proposed, designated }: OpenReturn, now: Date): string[] {
  const stands = fill(returnTexts[state], { due: duePhrase(decideBy, now), to: designated?.name ?? somebodyText })
  return [
    stands,
    ...(reason ? [fill(pleaReasonText, { reason })] : []),
    ...(proposed && state === 'pending' ? [fill(returnProposedText, { to: proposed.name })] : [])
  ]
}
