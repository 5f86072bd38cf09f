import { v7 as uuid } from 'uuid'

import type { Db } from '../../src/kernel/db.ts'
import type { Row } from './rows.ts'

type Called = Record<'needId' | 'personId' | 'note', string>

/** Somebody who was not reached, and may be called again. */
export async function seedCallback(db: Db, now: Date, { needId, personId, note }: Called): Promise<Row> {
  const id = uuid()
  const later = new Date('2026-03-04T02:00:00Z')
  const limit = { limitAmount: 3, limitUnit: 'workingDay', startedAt: now, dueAt: later, soonAt: later }
  await db
    .insertInto('callback')
    .values({ id, needId, round: 1, state: 'open', callFrom: now, ...limit, provisional: false, steps: '[]' })
    .execute()
  const missed = { callbackId: id, needId, round: 1, outcome: 'notReached' as const, words: note }
  await db
    .insertInto('callbackResult')
    .values({ id: uuid(), ...missed, personId, calledAt: now })
    .execute()
  return { id }
}
