import { isDeepStrictEqual } from 'node:util'

import type { DueMove } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import type { Calendar } from '../../kernel/calendar/index.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { getPreset } from '../places/index.ts'
import { type Part, type PartClock, partClocks } from './part-clocks.ts'
import { countAgain, type Recounted } from './recount.ts'
import { lockAnyNeed } from './store.ts'
import { tell } from './story.ts'

/** The due times of what others have in needs that another calendar would move; there are few enough to look at each. */
export async function findPartMoves(db: Db, calendar: Calendar): Promise<DueMove[]> {
  const moves: DueMove[] = []
  for (const { clock, running } of partClocks) {
    for (const part of await running(db)) {
      const { dueAt } = await counted(db, calendar, part)
      if (dueAt.getTime() === part.dueAt.getTime()) continue
      const { needId, code } = part
      moves.push({ needId, code, clock, before: part.dueAt.toISOString(), after: dueAt.toISOString() })
    }
  }
  return moves
}

/** Counts again until when others have what they have in needs; the need's own people read of it in its story. */
export async function moveParts(here: Db, call: Call, editionId: string | undefined): Promise<void> {
  const calendar = await loadCalendar(here)
  for (const kind of partClocks) {
    for (const part of await kind.running(here)) {
      const { steps } = await counted(here, calendar, part)
      if (isDeepStrictEqual(steps, part.steps)) continue
      await inTransaction(here, (tx) => movePart(tx, call, kind, part, editionId))
    }
  }
}

async function movePart(
  tx: Tx,
  call: Call,
  { column, running, update }: PartClock,
  { id, needId }: Part,
  editionId: string | undefined
): Promise<void> {
  await lockAnyNeed(tx, needId)
  const [part] = await running(tx, id)
  if (!part) return
  const { steps, ...due } = await counted(tx, await loadCalendar(tx), part)
  const moved = due.dueAt.getTime() !== part.dueAt.getTime()
  await update(tx, id, { ...due, steps: JSON.stringify(steps) }, moved)
  if (!moved) return
  const row = { id: uuid(), needId, [column]: id, editionId: editionId ?? null, movedAt: call.now }
  await tx
    .insertInto('dueMove')
    .values({ ...row, dueBefore: part.dueAt, dueAfter: due.dueAt })
    .execute()
  const details = { to: part.name, dueBefore: part.dueAt.toISOString(), dueAt: due.dueAt.toISOString() }
  await tell(tx, call, needId, { kind: 'dueMoved', public: false, details })
}

async function counted(db: Db, calendar: Calendar, part: Part): Promise<Recounted> {
  const preset = await getPreset(db, part.presetVersion)
  return countAgain(calendar, preset, { ...part, changes: {} })
}
