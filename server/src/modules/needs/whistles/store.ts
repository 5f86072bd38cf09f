import type { WhistleState } from '@hongchao/contract'
import { type AliasableExpression, type Expression, type ExpressionBuilder, type Insertable, sql } from 'kysely'
import type { SqlBool, Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import type { Db, Tx } from '../../../kernel/db.ts'
import type { Position } from '../../../kernel/page.ts'
import type { Tables } from '../../../kernel/tables.ts'

/** What is blown for a need now: part of a query of needs. */
export function openWhistle(eb: ExpressionBuilder<Tables, 'need'>): AliasableExpression<string | null> {
  return eb
    .selectFrom('whistle')
    .select('whistle.name')
    .whereRef('whistle.needId', '=', 'need.id')
    .where('whistle.endedAt', 'is', null)
    .$asScalar()
}

function selectWhistles(db: Db) {
  return db
    .selectFrom('whistle')
    .innerJoin('person', 'person.id', 'whistle.blownById')
    .selectAll('whistle')
    .select('person.name as blownBy')
}

export type WhistleRow = Awaited<ReturnType<ReturnType<typeof selectWhistles>['execute']>>[number]

export type WhistlesWanted = {
  where: Expression<SqlBool>
  states: readonly WhistleState[] | undefined
  kind: string | undefined
  after: Position | undefined
  limit: number
}

/** Whistles, the newest first. */
export async function findWhistles(db: Db, wanted: WhistlesWanted): Promise<WhistleRow[]> {
  const { where, states, kind, after, limit } = wanted
  return await selectWhistles(db)
    .innerJoin('need', 'need.id', 'whistle.needId')
    .where(where)
    .$if(states !== undefined && states.length > 0, (query) =>
      query.where(sql<SqlBool>`whistle.state = any(${states}::text[])`)
    )
    .$if(kind !== undefined, (query) => query.where('whistle.kind', '=', kind!))
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(whistle.blown_at, whistle.id) < (${after?.at}, ${after?.id})`)
    )
    .orderBy('whistle.blownAt', 'desc')
    .orderBy('whistle.id', 'desc')
    .limit(limit)
    .execute()
}

export async function findWhistlesOf(db: Db, needId: string): Promise<WhistleRow[]> {
  return await selectWhistles(db).where('needId', '=', needId).orderBy('blownAt').orderBy('whistle.id').execute()
}

export async function findWhistle(db: Db, id: string): Promise<WhistleRow | undefined> {
  return await selectWhistles(db).where('whistle.id', '=', id).executeTakeFirst()
}

/** Returns nothing where another is blown for the need. */
export async function insertWhistle(tx: Tx, whistle: Insertable<Tables['whistle']>): Promise<string | undefined> {
  const inserted = await tx
    .insertInto('whistle')
    .values(whistle)
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst()
  return inserted?.code
}

export async function updateWhistle(tx: Tx, id: string, changes: Updateable<Tables['whistle']>): Promise<void> {
  await tx.updateTable('whistle').set(changes).where('id', '=', id).execute()
}

export type CallRow = Awaited<ReturnType<typeof findCalls>>[number]

/** The offices that were called, with what became of their parts and what was said of each, the oldest first. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- the row of its query
export async function findCalls(db: Db, whistleIds: readonly string[]) {
  if (whistleIds.length === 0) return []
  return await selectCalls(db)
    .where('whistleCall.whistleId', '=', sql<string>`any(${whistleIds}::uuid[])`)
    .orderBy('whistleCall.id')
    .execute()
}

export async function findCall(db: Db, id: string): Promise<CallRow | undefined> {
  return await selectCalls(db).where('whistleCall.id', '=', id).executeTakeFirst()
}

function selectCalls(db: Db) {
  return db
    .selectFrom('whistleCall')
    .innerJoin('assist', 'assist.id', 'whistleCall.assistId')
    .innerJoin('whistle', 'whistle.id', 'whistleCall.whistleId')
    .leftJoin('team', 'team.id', 'assist.teamId')
    .leftJoin('organisation as unit', 'unit.id', 'assist.departmentId')
    .leftJoin('person', 'person.id', 'whistleCall.answeredById')
    .selectAll('whistleCall')
    .select([
      'whistle.needId',
      'assist.state',
      'assist.result',
      'assist.teamId as team',
      'assist.departmentPath as path'
    ])
    .select(['assist.endedAt as partEndedAt', 'person.name as answeredBy'])
    .select((eb) => [
      eb.fn.coalesce('team.name', 'unit.name').$notNull().as('office'),
      jsonArrayFrom(
        eb
          .selectFrom('whistleReview')
          .innerJoin('person as reviewer', 'reviewer.id', 'whistleReview.personId')
          .select(['side', 'score', 'words', 'reviewedAt as at'])
          .select((on) => on.ref('reviewer.name').$notNull().as('by'))
          .whereRef('whistleReview.callId', '=', 'whistleCall.id')
          .orderBy('whistleReview.id')
      ).as('reviews')
    ])
}

export async function insertCall(tx: Tx, called: Insertable<Tables['whistleCall']>): Promise<void> {
  await tx.insertInto('whistleCall').values(called).execute()
}

export async function updateCall(tx: Tx, id: string, changes: Updateable<Tables['whistleCall']>): Promise<void> {
  await tx.updateTable('whistleCall').set(changes).where('id', '=', id).execute()
}

export async function insertReview(tx: Tx, review: Insertable<Tables['whistleReview']>): Promise<void> {
  await tx.insertInto('whistleReview').values(review).execute()
}

type Late = { id: string; assistId: string; whistleId: string; needId: string; office: string; dueAt: Date }

/** Offices that did not come in time, and of which nobody was told yet, with the need: whoever takes a step holds that. */
export async function takeLateCalls(tx: Tx, now: Date, batch: number): Promise<Late[]> {
  const late = await tx
    .selectFrom('whistleCall')
    .innerJoin('whistle', 'whistle.id', 'whistleCall.whistleId')
    .innerJoin('need', 'need.id', 'whistle.needId')
    .innerJoin('assist', 'assist.id', 'whistleCall.assistId')
    .leftJoin('team', 'team.id', 'assist.teamId')
    .leftJoin('organisation as unit', 'unit.id', 'assist.departmentId')
    .select(['whistleCall.id', 'whistleCall.assistId', 'whistleCall.whistleId', 'whistle.needId', 'whistleCall.dueAt'])
    .select((eb) => eb.fn.coalesce('team.name', 'unit.name').$notNull().as('office'))
    .where('whistleCall.endedAt', 'is', null)
    .where('whistleCall.overdueNotedAt', 'is', null)
    .where('whistleCall.dueAt', '<=', now)
    .orderBy('whistleCall.dueAt')
    .limit(batch)
    .forUpdate(['whistleCall', 'need'])
    .skipLocked()
    .execute()
  if (late.length > 0)
    await tx
      .updateTable('whistleCall')
      .set({ overdueNotedAt: now })
      .where('id', '=', sql<string>`any(${late.map(({ id }) => id)}::uuid[])`)
      .execute()
  return late
}
