import type { Todo } from '@hongchao/contract'

import { fill } from './fill.ts'
import { owedMore, owedTexts } from './texts/owed.ts'

export type Owing = keyof Todo['owed']

/** What waits for somebody in lists of its own, each in a line. */
export function owedLines(owed: Todo['owed']): { kind: Owing; text: string }[] {
  return (Object.keys(owedTexts) as Owing[]).flatMap((kind) => {
    const found = owed[kind]
    if (!found) return []
    const count = found.more ? fill(owedMore, { count: found.count }) : found.count
    return [{ kind, text: fill(owedTexts[kind], { count }) }]
  })
}

/** Something waits for somebody themselves, be it in a list of its own; `asks`: in a monthly round, too. */
export function isTheirTurn({ overdue, today, later, reviews, owed }: Todo, asks: boolean): boolean {
  return asks || [overdue, today, later, reviews, owedLines(owed)].some((list) => list.length > 0)
}
