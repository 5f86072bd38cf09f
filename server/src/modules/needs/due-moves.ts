import { isDeepStrictEqual } from 'node:util'

import { type DueMove, NeedId, type PageQuery } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import type { Calendar } from '../../kernel/calendar/index.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { publish } from '../../kernel/events.ts'
import { positionOf, toPage } from '../../kernel/page.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { getPreset } from '../places/index.ts'
import type { ClockRow } from './clocks.ts'
import { findPartMoves, moveParts } from './part-moves.ts'
import { countAgain } from './recount.ts'
import { lockAnyNeed, updateNeed } from './store.ts'
import { tell } from './story.ts'

/** What became otherwise in the calendar: days from the first to the last, or that a year is known, or is no more. */
export type CalendarChange = {
  days: { first?: string | undefined; last?: string | undefined }
  becomesKnown: boolean
  /** The edition of the notice that did it; without one it came with the product. */
  editionId?: string
}

type Running = ClockRow & { code: string; presetVersion: number }

const chunk = 500
/** Before every id. */
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** The due times of what runs that another calendar would move. */
export async function findMoves(db: Db, calendar: Calendar, change: CalendarChange): Promise<DueMove[]> {
  const moves: DueMove[] = []
  for await (const running of affected(db, change)) {
    const { dueAt } = countAgain(calendar, await getPreset(db, running.presetVersion), running)
    if (dueAt.getTime() === running.dueAt.getTime()) continue
    const { needId, code, kind } = running
    moves.push({ needId, code, clock: kind, before: running.dueAt.toISOString(), after: dueAt.toISOString() })
  }
  moves.push(...(await findPartMoves(db, calendar)))
  return moves.toSorted((a, b) => a.before.localeCompare(b.before) || a.code.localeCompare(b.code))
}

/**
 * Counts what runs again under the calendar that holds now; each whose due time moved is told of, with the old one.
 * Clocks that have stopped stay: what was in time when it was answered does not become late.
 */
export async function moveDueTimes(here: Db, call: Call, change: CalendarChange): Promise<void> {
  const calendar = await loadCalendar(here)
  for await (const { id, needId, presetVersion, ...clock } of affected(here, change)) {
    const { steps } = countAgain(calendar, await getPreset(here, presetVersion), clock)
    if (isDeepStrictEqual(steps, clock.steps)) continue
    await inTransaction(here, (tx) => moveDueTime(tx, call, { id, needId, editionId: change.editionId }))
  }
  await moveParts(here, call, change.editionId)
}

type Moved = { id: string; needId: string; editionId: string | undefined }

async function moveDueTime(tx: Tx, call: Call, { id, needId, editionId }: Moved): Promise<void> {
  const need = await lockAnyNeed(tx, needId)
  const clock = await tx
    .selectFrom('needClock')
    .selectAll()
    .where('id', '=', id)
    .where('stoppedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!clock) return
  const { steps, ...counted } = countAgain(await loadCalendar(tx), await getPreset(tx, need.presetVersion), clock)
  const moved = counted.dueAt.getTime() !== clock.dueAt.getTime()
  // Where nothing moved, what was told of it need not be told again.
  const notes = moved ? { soonNotedAt: null, overdueNotedAt: null } : {}
  await tx
    .updateTable('needClock')
    .set({ ...counted, ...notes, steps: JSON.stringify(steps) })
    .where('id', '=', id)
    .execute()
  if (!moved) return

  const isShown = need.dueAt?.getTime() === clock.dueAt.getTime()
  await updateNeed(tx, needId, { ...(isShown && { dueAt: counted.dueAt }), updatedAt: call.now })
  const before = clock.dueAt
  const row = { id: uuid(), needId, clockId: id, editionId: editionId ?? null, movedAt: call.now }
  await tx
    .insertInto('dueMove')
    .values({ ...row, dueBefore: before, dueAfter: counted.dueAt })
    .execute()
  const details = { dueBefore: before.toISOString(), dueAt: counted.dueAt.toISOString() }
  await tell(tx, call, needId, { kind: 'dueMoved', public: true, details })
  await publish(tx, call, 'need.dueMoved', { needId: NeedId.parse(needId) })
}

/** What runs and can be moved: what counted one of the days, or a day of an unknown year. */
async function* affected(db: Db, { days: { first, last }, becomesKnown }: CalendarChange): AsyncGenerator<Running> {
  if (!becomesKnown && !(first && last)) return
  for (let after = beforeAll; ;) {
    const rows = await db
      .selectFrom('needClock')
      .innerJoin('need', 'need.id', 'needClock.needId')
      .selectAll('needClock')
      .select(['need.code', 'need.presetVersion'])
      .where('needClock.stoppedAt', 'is', null)
      .where('needClock.id', '>', after)
      .where((eb) =>
        eb.or([
          ...(becomesKnown ? [eb('needClock.provisional', '=', true)] : []),
          ...(first && last
            ? [
                eb.and([
                  eb('needClock.dueAt', '>=', startOf(first)),
                  eb('needClock.startedAt', '<', new Date(startOf(last).getTime() + 86_400_000))
                ])
              ]
            : [])
        ])
      )
      .orderBy('needClock.id')
      .limit(chunk)
      .execute()
    yield* rows
    if (rows.length < chunk) return
    after = rows.at(-1)!.id
  }
}

/** When a day begins in China. */
function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

/** What an edition moved, the last first. */
export async function listMoves(
  db: Db,
  editionId: string,
  page: PageQuery
): Promise<{ items: DueMove[]; next?: string }> {
  const position = positionOf(page)
  const rows = await db
    .selectFrom('dueMove')
    .innerJoin('need', 'need.id', 'dueMove.needId')
    .leftJoin('needClock', 'needClock.id', 'dueMove.clockId')
    .select(['dueMove.id', 'dueMove.needId', 'need.code', 'needClock.kind as clock'])
    .select(['dueMove.orderId', 'dueMove.escalationId', 'dueMove.callId'])
    .select(['dueMove.dueBefore', 'dueMove.dueAfter', 'dueMove.movedAt'])
    .where('dueMove.editionId', '=', editionId)
    .$if(position !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('dueMove.movedAt', 'dueMove.id'), '<', eb.tuple(position!.at, position!.id)))
    )
    .orderBy('dueMove.movedAt', 'desc')
    .orderBy('dueMove.id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return toPage(
    rows,
    page,
    ({ movedAt, id }) => ({ at: movedAt, id }),
    ({ needId, code, clock, dueBefore, dueAfter, ...of }) => ({
      needId,
      code,
      clock: clock ?? partOf(of),
      before: dueBefore.toISOString(),
      after: dueAfter.toISOString()
    })
  )
}

function partOf({
  orderId,
  escalationId,
  callId
}: Record<'orderId' | 'escalationId' | 'callId', string | null>): DueMove['clock'] {
  if (orderId) return 'order'
  if (escalationId) return 'escalation'
  return callId ? 'whistle' : 'assist'
}
