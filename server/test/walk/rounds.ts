import { v7 as uuid } from 'uuid'

import { sealPhone } from '../../src/kernel/crypto/index.ts'
import { sealedColumns } from '../../src/sealed-columns.ts'
import type { TestApp, TestPerson, TestPlace } from '../harness.ts'
import type { Row } from './rows.ts'

type Ground = { t: TestApp; place: TestPlace; top: string; cast: { handler: TestPerson } }

/** A round that is open, in which the handler is to ask somebody who told a need and a complaint the month before. */
export async function seedRound(
  { t, place: { db }, top, cast }: Ground,
  needs: Record<string, Row>,
  phone: string
): Promise<Record<'roundPlan' | 'round' | 'inquiry', Row>> {
  const [planId, respondentId, inquiry] = [uuid(), uuid(), uuid()]
  const { now } = t.clock
  const limit = { limitAmount: 5, limitUnit: 'workingDay' }
  const plan = { id: planId, organisationId: top, title: '走访', kind: 'employee', questions: [], opensOn: 2 }
  await db
    .insertInto('roundPlan')
    .values({ ...plan, ...limit, firstDay: '2026-01-01', createdAt: now })
    .execute()
  const sealed = sealPhone(t.deps, sealedColumns.respondentPhone, respondentId, phone)
  const workerId = cast.handler.personId
  await db
    .insertInto('respondent')
    .values({ id: respondentId, planId, position: 0, name: '人才', workerId, ...sealed })
    .execute()
  const counted = { planId, ...limit, dueAt: new Date('2026-03-09T09:00:00Z'), provisional: false, steps: '[]' }
  const [before, round] = [
    { id: uuid(), month: '2026-02', openedAt: new Date('2026-02-02T01:00:00Z'), closedAt: now, ...counted },
    { id: uuid(), month: '2026-03', openedAt: now, closedAt: null, ...counted }
  ]
  await db.insertInto('round').values([before, round]).execute()
  const told = { outcome: 'told' as const, recordedAt: now, recordedById: workerId }
  const earlier = uuid()
  await db
    .insertInto('inquiry')
    .values([
      { id: earlier, roundId: before.id, respondentId, workerId, ...told },
      { id: inquiry, roundId: round.id, respondentId, workerId }
    ])
    .execute()
  await db
    .insertInto('inquiryNeed')
    .values(['need', 'complaint'].map((name) => ({ inquiryId: earlier, needId: needs[name]!.id })))
    .execute()
  return { roundPlan: { id: planId }, round: { id: round.id }, inquiry: { id: inquiry } }
}
