import type { RecurrenceRule } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { addDays, dayAt } from '../../kernel/calendar/index.ts'
import type { Call } from '../../kernel/call.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import type { Tx } from '../../kernel/db.ts'
import { publish } from '../../kernel/events.ts'
import { datesOf, hasBegun, horizon, type PlannedDate } from './rules.ts'
import { insertOccurrence, lockOccurrences, type OccurrenceRow, type RecurrenceRow, updateOccurrence } from './store.ts'

/**
 * Makes the dates ahead that are not there yet, and moves those that fall on another day since the holidays are known
 * otherwise. Doing it again changes nothing. The service is locked.
 */
export async function planDates(tx: Tx, call: Call, service: RecurrenceRow): Promise<void> {
  if (service.state !== 'active') return
  const rule = service.rule as RecurrenceRule
  const today = dayAt(call.now)
  const from = service.firstDay > today ? service.firstDay : today
  const pattern = { rule, onHoliday: service.onHoliday }
  const dates = datesOf(await loadCalendar(tx), pattern, from, addDays(from, horizon[rule.kind]))
  const known = await lockOccurrences(tx, service.id, from)
  for (const date of dates) {
    const there = known.find(({ plannedOn }) => plannedOn === date.plannedOn)
    if (there) await putRight(tx, call, there, date)
    else await insertOccurrence(tx, { id: uuid(), recurrenceId: service.id, ...rowOf(date), updatedAt: call.now })
  }
}

async function putRight(tx: Tx, call: Call, there: OccurrenceRow, date: PlannedDate): Promise<void> {
  const isOpen = there.state === 'planned' || there.state === 'skipped'
  if (!isOpen || hasBegun(there, call.now) || there.heldOn === (date.heldOn ?? null)) return
  await updateOccurrence(tx, there, { ...rowOf(date), remindedAt: null, updatedAt: call.now })
  const event = date.heldOn === undefined ? 'occurrence.cancelled' : 'occurrence.moved'
  if (there.organisations > 0) await publish(tx, call, event, { occurrenceId: there.id })
}

function rowOf({
  plannedOn,
  heldOn = null,
  holiday = null
}: {
  plannedOn: string
  heldOn?: string | null
  holiday?: string | null
}) {
  return { plannedOn, heldOn, holiday, state: heldOn === null ? ('skipped' as const) : ('planned' as const) }
}
