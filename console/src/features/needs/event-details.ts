import { AssistResult, type NeedEvent, OrderCause, PleaKind } from '@hongchao/contract'
import { fill } from '@hongchao/web/fill.ts'
import { assistResultTexts } from '@hongchao/web/texts/assists.ts'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { orderCauseTexts } from '@hongchao/web/texts/orders.ts'
import { pleaKindTexts } from '@hongchao/web/texts/pleas.ts'
import { dayText, whenText } from '@hongchao/web/when.ts'

const texts: Record<string, string> = needsTexts.details
const moments = new Set(['dueAt', 'dueBefore', 'receivedAt', 'comeBy'])

/** What a step set, in words; values that no text of the catalogue speaks of are not for people. */
export function detailLines(details: NeedEvent['details'], now: Date = new Date()): string[] {
  return Object.entries(details).flatMap(([name, value]) => {
    if (name === 'solved') return [value ? needsTexts.pane.solved : needsTexts.pane.unsolved]
    const text = texts[name]
    // By hand: whose it was stands beside it.
    if (!text || (name === 'because' && value === 'hand')) return []
    return [fill(text, { value: valueText(name, String(value), now) })]
  })
}

function valueText(name: string, value: string, now: Date): string {
  if (moments.has(name)) return whenText(value, now)
  if (name === 'until') return dayText(value, now)
  if (name === 'because') return orderCauseTexts[OrderCause.parse(value)]
  if (name === 'result') return assistResultTexts[AssistResult.parse(value)]
  return name === 'plea' ? pleaKindTexts[PleaKind.parse(value)] : value
}
