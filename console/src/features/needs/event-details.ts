import type { NeedEvent } from '@hongchao/contract'
import { fill } from '@hongchao/web/fill.ts'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { whenText } from '@hongchao/web/when.ts'

const texts: Record<string, string> = needsTexts.details
const moments = new Set(['dueAt', 'receivedAt'])

/** What a step set, in words; values that no text of the catalogue speaks of are not for people. */
export function detailLines(details: NeedEvent['details'], now: Date = new Date()): string[] {
  return Object.entries(details).flatMap(([name, value]) => {
    const text = texts[name]
    if (!text) return []
    return [fill(text, { value: moments.has(name) ? whenText(String(value), now) : String(value) })]
  })
}
