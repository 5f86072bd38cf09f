import type { Inquiry } from '@hongchao/contract'

import { fill } from '../fill.ts'
import { whenText } from '../when.ts'
import { outcomeTexts, roundTexts } from './rounds.ts'

/** 人才需求每月走访（2026 年 3 月） */
export function roundName({ title, month }: { title: string; month: string }): string {
  return fill(roundTexts.name, { title, month: monthText(month) })
}

/** 2026 年 3 月 */
export function monthText(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return fill(roundTexts.month, { year: year!, month: number! })
}

/** How many are still to ask, and by when. */
export function owedText({ count, dueAt, late }: { count: number; dueAt: string; late: boolean }, now: Date): string {
  return late ? fill(roundTexts.owedLate, { count }) : fill(roundTexts.owed, { count, when: whenText(dueAt, now) })
}

/** What came of asking somebody, in a word. */
export function outcomeText({ outcome, late }: Pick<Inquiry, 'outcome' | 'late'>): string {
  return outcome ? outcomeTexts[outcome] : outcomeTexts[late ? 'late' : 'open']
}
