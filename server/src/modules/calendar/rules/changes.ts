import type { DayChange, DayState } from '@hongchao/contract'

import type { CalendarYear } from '../../../kernel/calendar/index.ts'

/** The days that are otherwise under other years, in their order. */
export function daysChanged(before: readonly CalendarYear[], after: readonly CalendarYear[]): DayChange[] {
  const [old, next] = [specialDays(before), specialDays(after)]
  return [...new Set([...old.keys(), ...next.keys()])].toSorted().flatMap((date) => {
    const [was, is] = [old.get(date), next.get(date)]
    const change = { date, name: (is ?? was)!.name, before: stateOf(date, was), after: stateOf(date, is) }
    return change.before === change.after ? [] : [change]
  })
}

type Special = CalendarYear['days'][string]

function specialDays(years: readonly CalendarYear[]): Map<string, Special> {
  return new Map(years.flatMap(({ days }) => Object.entries(days)))
}

function stateOf(date: string, special: Special | undefined): DayState {
  if (special) return special.kind
  const weekday = new Date(Date.parse(date)).getUTCDay()
  return weekday === 0 || weekday === 6 ? 'weekend' : 'working'
}
