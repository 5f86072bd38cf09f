import { v7 as uuid } from 'uuid'

import type { Db } from '../../src/kernel/db.ts'
import type { Row } from './rows.ts'

/** What presses whoever has a need: an order, and a higher level. */
export async function seedPressing(
  db: Db,
  now: Date,
  need: Row,
  { teamId, clerkId }: Record<'teamId' | 'clerkId', string>
): Promise<Record<string, Row>> {
  const order = await seedOrder(db, now, need, teamId)
  const escalation = await seedEscalation(db, now, need)
  return { order, escalation, ...(await seedWhistle(db, now, need, clerkId)) }
}

/** A whistle that has ended, whom it called and what was said of that. */
async function seedWhistle(db: Db, now: Date, need: Row, blownById: string): Promise<{ whistle: Row; call: Row }> {
  const [id, callId] = [uuid(), uuid()]
  const limit = { limitAmount: 4, limitUnit: 'workingHour' }
  const blown = { kind: 'enforcement', name: '综合执法哨', reason: '占道烧烤。', spot: '南门', office: '园区' }
  await db
    .insertInto('whistle')
    .values({ id, needId: need.id, ...blown, ...limit, state: 'ended', blownById, blownAt: now, endedAt: now })
    .execute()
  const counted = { ...limit, dueAt: now, soonAt: now, provisional: false, steps: '[]', endedAt: now }
  const called = { whistleId: id, assistId: need['assist']!, calledById: blownById, calledAt: now }
  await db
    .insertInto('whistleCall')
    .values({ id: callId, ...called, ...counted })
    .execute()
  await db
    .insertInto('whistleReview')
    .values({ id: uuid(), callId, side: 'blower', score: 4, personId: blownById, reviewedAt: now })
    .execute()
  return { whistle: { id }, call: { id: callId } }
}

/** An order to the team, and a step that is to follow. */
async function seedOrder(db: Db, now: Date, need: Row, teamId: string): Promise<Row> {
  const id = uuid()
  const later = new Date('2026-03-04T02:00:00Z')
  const limit = { limitAmount: 1, limitUnit: 'workingDay', startedAt: now, dueAt: later, soonAt: later }
  const step = { step: 'order', name: '督办单', because: 'overdue' as const, round: 1 }
  await db
    .insertInto('supervisionOrder')
    .values({ id, needId: need.id, ...step, state: 'open', teamId, issuedAt: now, ...limit })
    .execute()
  await db
    .insertInto('supervisionDue')
    .values({ id: uuid(), needId: need.id, step: 'talk', orderId: id, at: later })
    .execute()
  return { id }
}

/** A higher level that was proposed for a need, and dismissed. */
async function seedEscalation(db: Db, now: Date, need: Row): Promise<Row> {
  const id = uuid()
  const level = { level: 'park-committee', name: '园区党委', because: 'overdue' as const, round: 1 }
  await db
    .insertInto('escalation')
    .values({ id, needId: need.id, ...level, state: 'dismissed', raisedAt: now, endedAt: now })
    .execute()
  return { id }
}

type Asked = Record<'needId' | 'teamId' | 'askedById', string>

/** What another team was asked for, and was released from. */
export async function seedAssist(db: Db, now: Date, asked: Asked): Promise<Row> {
  const id = uuid()
  const later = new Date('2026-03-04T02:00:00Z')
  const limit = {
    limitAmount: 3,
    limitUnit: 'workingDay',
    dueAt: later,
    soonAt: later,
    provisional: false,
    steps: '[]'
  }
  await db
    .insertInto('assist')
    .values({ id, ...asked, state: 'released', askedAt: now, endedAt: now, ...limit })
    .execute()
  return { id }
}
