import { isDeepStrictEqual } from 'node:util'

import type { DueMove } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import type { Calendar } from '../../../kernel/calendar/index.ts'
import { loadCalendar } from '../../../kernel/calendars.ts'
import type { Call } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { inTransaction } from '../../../kernel/transaction.ts'
import { getPreset } from '../../places/index.ts'
import { countAgain, type Recounted } from '../recount.ts'
import { lockAnyNeed } from '../store.ts'
import { tell } from '../story.ts'
import { type AssistRow, findAssist, updateAssist } from './store.ts'

type Open = Pick<AssistRow, 'id' | 'needId' | 'askedAt' | 'limitAmount' | 'limitUnit' | 'steps' | 'dueAt'> & {
  code: string
  presetVersion: number
}

/** The due times of offices that assist which another calendar would move; there are few enough to look at each. */
export async function findAssistMoves(db: Db, calendar: Calendar): Promise<DueMove[]> {
  const moves: DueMove[] = []
  for (const assist of await openAssists(db)) {
    const { dueAt } = await counted(db, calendar, assist)
    if (dueAt.getTime() === assist.dueAt.getTime()) continue
    const { needId, code } = assist
    moves.push({ needId, code, clock: 'assist', before: assist.dueAt.toISOString(), after: dueAt.toISOString() })
  }
  return moves
}

/** Counts what others assist with again; the need's own people read of it in its story. */
export async function moveAssists(here: Db, call: Call, editionId: string | undefined): Promise<void> {
  const calendar = await loadCalendar(here)
  for (const assist of await openAssists(here)) {
    const { steps } = await counted(here, calendar, assist)
    if (isDeepStrictEqual(steps, assist.steps)) continue
    await inTransaction(here, (tx) => moveAssist(tx, call, assist, editionId))
  }
}

async function moveAssist(tx: Tx, call: Call, { id, needId }: Open, editionId: string | undefined): Promise<void> {
  const need = await lockAnyNeed(tx, needId)
  const assist = await findAssist(tx, id)
  if (assist.endedAt) return
  const { steps, ...due } = await counted(tx, await loadCalendar(tx), {
    ...assist,
    ...need,
    id,
    needId,
    dueAt: assist.dueAt
  })
  const moved = due.dueAt.getTime() !== assist.dueAt.getTime()
  const notes = moved ? { soonNotedAt: null, overdueNotedAt: null } : {}
  await updateAssist(tx, id, { ...due, ...notes, steps: JSON.stringify(steps) })
  if (!moved) return
  const row = { id: uuid(), needId, assistId: id, editionId: editionId ?? null, movedAt: call.now }
  await tx
    .insertInto('dueMove')
    .values({ ...row, dueBefore: assist.dueAt, dueAfter: due.dueAt })
    .execute()
  const details = { to: assist.name, dueBefore: assist.dueAt.toISOString(), dueAt: due.dueAt.toISOString() }
  await tell(tx, call, needId, { kind: 'dueMoved', public: false, details })
}

async function counted(db: Db, calendar: Calendar, assist: Open): Promise<Recounted> {
  const preset = await getPreset(db, assist.presetVersion)
  return countAgain(calendar, preset, { ...assist, startedAt: assist.askedAt, changes: {} })
}

async function openAssists(db: Db): Promise<Open[]> {
  return await db
    .selectFrom('assist')
    .innerJoin('need', 'need.id', 'assist.needId')
    .select(['assist.id', 'assist.needId', 'assist.askedAt', 'assist.limitAmount', 'assist.limitUnit'])
    .select(['assist.steps', 'assist.dueAt', 'need.code', 'need.presetVersion'])
    .where('assist.endedAt', 'is', null)
    .orderBy('assist.id')
    .execute()
}
