import type { Occurrence, Recurrence, RecurrenceRule } from '@hongchao/contract'

import { fill } from '../fill.ts'
import { weekdayTexts } from './due.ts'
import { occurrenceTexts, ruleTexts } from './recurrences.ts'

/** 每月最后一个周二. */
export function ruleText(rule: RecurrenceRule): string {
  const weekday = weekdayTexts[rule.weekday] ?? ''
  if (rule.kind === 'weekly') return fill(ruleTexts.weekly, { weekday })
  return rule.nth === -1 ? fill(ruleTexts.last, { weekday }) : fill(ruleTexts.monthly, { nth: rule.nth, weekday })
}

type Founded = Pick<Recurrence, 'name' | 'rule' | 'starts' | 'ends' | 'location' | 'onHoliday'>

/** What the requester of the need reads from which a service was born. */
export function foundedText({ name, rule, starts, ends, location, onHoliday }: Founded): string {
  return fill(ruleTexts.founded, {
    name,
    rule: ruleText(rule),
    starts,
    ends,
    location,
    onHoliday: ruleTexts[onHoliday]
  })
}

/** Why a date is not on the day that the rule names, and how sure it is. */
export function dateNotes({ plannedOn, heldOn, holiday, reason, provisional, state }: Occurrence): string[] {
  const { moved, skipped, provisional: unsure } = occurrenceTexts
  return [
    ...(holiday ? [fill(heldOn ? moved : skipped, { holiday, day: plannedOn.slice(5) })] : []),
    ...(reason ? [reason] : []),
    ...(provisional && state === 'planned' ? [unsure] : [])
  ]
}
