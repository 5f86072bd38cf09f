import type { CallbackFilter, CallbackProgress, CallbackView } from '@hongchao/contract'
import { type Expression, type ExpressionBuilder, type Insertable, sql, type SqlBool, type Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { visibleTo } from '../../../kernel/grants.ts'
import type { Position } from '../../../kernel/page.ts'
import type { Tables } from '../../../kernel/tables.ts'
import { handledBy } from '../evaluations/store.ts'
import { reachOf, unshielded } from '../reach.ts'
import { claimedAfter } from '../rules/callbacks.ts'

type Joined = ExpressionBuilder<Tables, 'need' | 'callback'>

/** In the caller's reach, and of no unit of theirs that is complained of. */
function reached(call: Call): Expression<SqlBool>[] {
  return [visibleTo(call, 'needs.callBack', 'need.path'), unshielded(reachOf(call))]
}

/** Rows with what each call brought, and whether the caller had a part in handling what they are about. */
function selectCallbacks(db: Db, call: Call) {
  return db
    .selectFrom('callback')
    .innerJoin('need', 'need.id', 'callback.needId')
    .selectAll('callback')
    .select(['need.text', 'need.answer', 'need.answeredAt', 'need.presetVersion'])
    .select((eb) => [
      eb.or([handledBy(eb, call)]).as('ownWork'),
      eb.selectFrom('person').select('person.name').whereRef('person.id', '=', 'callback.claimedById').as('claimedBy'),
      jsonArrayFrom(
        eb
          .selectFrom('callbackResult')
          .innerJoin('person', 'person.id', 'callbackResult.personId')
          .select(['outcome', 'solved', 'score', 'words', 'calledAt as at', 'person.name as by'])
          .whereRef('callbackResult.callbackId', '=', 'callback.id')
          .orderBy('callbackResult.id')
      ).as('results')
    ])
    .where((eb) => eb.and(reached(call)))
}

export type CallbackRow = Awaited<ReturnType<ReturnType<typeof selectCallbacks>['execute']>>[number]

export type CallbacksWanted = CallbackFilter & { after: Position | undefined; limit: number }

/** What is open by when it is due, what ended the last first; without what the caller or their office handled. */
export async function findCallbacks(db: Db, call: Call, wanted: CallbacksWanted): Promise<CallbackRow[]> {
  const { view, category, team, after, limit } = wanted
  const ended = view === 'ended'
  const at = sql.ref<Date>(ended ? 'callback.ended_at' : 'callback.due_at')
  const beyond = ended ? sql`<` : sql`>`
  const direction = ended ? 'desc' : 'asc'
  return await selectCallbacks(db, call)
    .where((eb) => eb.and([inView(eb, call, view), eb.not(handledBy(eb, call))]))
    .$if(category !== undefined, (query) => query.where('need.category', '=', category!))
    .$if(team !== undefined, (query) => query.where('need.teamId', '=', team!))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(${at}, callback.id) ${beyond} (${after?.at}, ${after?.id})`)
    )
    .orderBy(at, direction)
    .orderBy('callback.id', direction)
    .limit(limit)
    .execute()
}

function inView(eb: Joined, call: Call, view: CallbackView): Expression<SqlBool> {
  if (view === 'ended') return eb('callback.state', '<>', 'open')
  const open = eb('callback.state', '=', 'open')
  if (view === 'mine') return eb.and([open, eb('callback.claimedById', '=', personOf(call))])
  return eb.and([open, eb('callback.callFrom', view === 'open' ? '<=' : '>', call.now)])
}

export async function findCallback(db: Db, call: Call, id: string): Promise<CallbackRow | undefined> {
  return await selectCallbacks(db, call).where('callback.id', '=', id).executeTakeFirst()
}

/** Does the caller call about this need at present? Not once the claim has lapsed, nor beyond their reach. */
export async function isCalling(db: Db, call: Call, needId: string): Promise<boolean> {
  const held = await db
    .selectFrom('callback')
    .innerJoin('need', 'need.id', 'callback.needId')
    .select('callback.id')
    .where('callback.needId', '=', needId)
    .where('callback.state', '=', 'open')
    .where('callback.claimedById', '=', personOf(call))
    .where('callback.claimedAt', '>', claimedAfter(call.now))
    .where((eb) => eb.and(reached(call)))
    .executeTakeFirst()
  return held !== undefined
}

/** How many may be called now, as far as `most`, and how many of those are late. */
export async function countOpen(db: Db, call: Call, most: number): Promise<{ open: number; late: number }> {
  const open = db
    .selectFrom('callback')
    .innerJoin('need', 'need.id', 'callback.needId')
    .select('callback.dueAt')
    .where((eb) => eb.and([...reached(call), inView(eb, call, 'open'), eb.not(handledBy(eb, call))]))
    .orderBy('callback.dueAt')
    .limit(most)
  const { all, late } = await db
    .selectFrom(open.as('open'))
    .select([sql<string>`count(*)`.as('all'), sql<string>`count(*) filter (where due_at <= ${call.now})`.as('late')])
    .executeTakeFirstOrThrow()
  return { open: Number(all), late: Number(late) }
}

type Ended = Omit<CallbackProgress, 'open' | 'late'>

/** What became of those that ended since then. */
export async function countEnded(db: Db, call: Call, since: Date): Promise<Ended> {
  const rows = await db
    .selectFrom('callback')
    .innerJoin('need', 'need.id', 'callback.needId')
    .select(['callback.state', sql<string>`count(*)`.as('count')])
    .where('callback.state', '<>', 'open')
    .where('callback.endedAt', '>=', since)
    .where((eb) => eb.and(reached(call)))
    .groupBy('callback.state')
    .execute()
  const ended: Ended = { reached: 0, declined: 0, unreached: 0, spared: 0 }
  for (const { state, count } of rows) if (state !== 'open') ended[state] = Number(count)
  return ended
}

export async function updateCallback(tx: Tx, id: string, changes: Updateable<Tables['callback']>): Promise<void> {
  await tx.updateTable('callback').set(changes).where('id', '=', id).execute()
}

export async function insertResult(tx: Tx, result: Insertable<Tables['callbackResult']>): Promise<void> {
  await tx.insertInto('callbackResult').values(result).execute()
}
