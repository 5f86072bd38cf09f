import type { OpenPlea } from '@hongchao/contract'

import { fill } from './fill.ts'
import { pleaReasonText, pleaTexts } from './texts/pleas.ts'
import { dayText } from './when.ts'

/** What is asked for, or what holds a need, and why: 申请延期到 3 月 10 日，等待审批 · 原因：需要采购或施工. */
export function pleaLines({ kind, state, until, reason }: OpenPlea, now: Date): string[] {
  return [fill(pleaTexts[state][kind], { until: dayText(until, now) }), fill(pleaReasonText, { reason })]
}
