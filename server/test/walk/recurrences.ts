import { v7 as uuid } from 'uuid'

import type { TestApp, TestPerson, TestPlace } from '../harness.ts'
import type { Row } from './rows.ts'

type Ground = {
  t: TestApp
  place: TestPlace
  top: string
  firm: string
  cast: { clerk: TestPerson }
}

/** A service that comes back, with a date tomorrow and one today, for which the unit is enrolled. */
export async function seedRecurrence({
  t,
  place: { db },
  top,
  firm,
  cast
}: Ground): Promise<Record<'recurrence' | 'occurrence' | 'today', Row>> {
  const [id, occurrence, today] = [uuid(), uuid(), uuid()]
  const { now } = t.clock
  const words = { name: '体检', details: '体检车', location: '广场', starts: '09:00', ends: '11:30' }
  const rules = {
    rule: '{"kind":"weekly","weekday":1}',
    onHoliday: 'skip' as const,
    remindDays: 7,
    firstDay: '2026-03-01'
  }
  await db
    .insertInto('recurrence')
    .values({ id, organisationId: top, ...words, ...rules, foundedById: cast.clerk.personId, createdAt: now })
    .execute()
  const days: [string, string][] = [
    [today, '2026-03-02'],
    [occurrence, '2026-03-03']
  ]
  for (const [of, day] of days) {
    await db
      .insertInto('occurrence')
      .values({ id: of, recurrenceId: id, plannedOn: day, heldOn: day, state: 'planned', updatedAt: now })
      .execute()
    const who = { organisationId: firm, people: 18, enrolledById: cast.clerk.personId, updatedAt: now }
    await db
      .insertInto('enrolment')
      .values({ id: uuid(), occurrenceId: of, ...who })
      .execute()
  }
  return { recurrence: { id }, occurrence: { id: occurrence, firm }, today: { id: today } }
}
