import {
  type AliasableExpression,
  type Expression,
  type ExpressionBuilder,
  type Insertable,
  sql,
  type SqlBool,
  type Updateable
} from 'kysely'

import type { Db, Tx } from '../../../kernel/db.ts'
import type { Position } from '../../../kernel/page.ts'
import type { Tables } from '../../../kernel/tables.ts'

/** Which level has a need now, or is proposed for it: part of a query of needs. */
export function waitingLevel(eb: ExpressionBuilder<Tables, 'need'>): AliasableExpression<string | null> {
  return eb
    .selectFrom('escalation')
    .select('escalation.name')
    .whereRef('escalation.needId', '=', 'need.id')
    .where('escalation.endedAt', 'is', null)
    .$asScalar()
}

function selectEscalations(db: Db) {
  return db
    .selectFrom('escalation')
    .selectAll('escalation')
    .select((eb) => {
      const person = eb.selectFrom('person').select('person.name')
      return [
        person.whereRef('person.id', '=', 'escalation.raisedById').as('raisedBy'),
        person.whereRef('person.id', '=', 'escalation.endedById').as('endedBy')
      ]
    })
}

export type EscalationRow = Awaited<ReturnType<ReturnType<typeof selectEscalations>['execute']>>[number]

export async function findEscalationsOf(db: Db, needId: string): Promise<EscalationRow[]> {
  return await selectEscalations(db).where('needId', '=', needId).orderBy('raisedAt').orderBy('id').execute()
}

export type EscalationsWanted = {
  where: Expression<SqlBool>
  all: boolean
  level: string | undefined
  after: Position | undefined
  limit: number
}

/** What was put before higher levels, the newest first. */
export async function findEscalations(db: Db, wanted: EscalationsWanted): Promise<EscalationRow[]> {
  const { where, all, level, after, limit } = wanted
  return await selectEscalations(db)
    .innerJoin('need', 'need.id', 'escalation.needId')
    .where(where)
    .$if(!all, (query) => query.where('escalation.endedAt', 'is', null))
    .$if(level !== undefined, (query) => query.where('escalation.level', '=', level!))
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(escalation.raised_at, escalation.id) < (${after?.at}, ${after?.id})`)
    )
    .orderBy('escalation.raisedAt', 'desc')
    .orderBy('escalation.id', 'desc')
    .limit(limit)
    .execute()
}

export async function findEscalation(db: Db, id: string): Promise<EscalationRow | undefined> {
  return await selectEscalations(db).where('id', '=', id).executeTakeFirst()
}

/** Returns false where another level has the need, or a rule proposed this one before. */
export async function insertEscalation(tx: Tx, escalation: Insertable<Tables['escalation']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('escalation')
    .values(escalation)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function updateEscalation(tx: Tx, id: string, changes: Updateable<Tables['escalation']>): Promise<void> {
  await tx.updateTable('escalation').set(changes).where('id', '=', id).execute()
}

/** What a level did not decide in time, and of which nobody was told yet. */
export async function takeUndecided(
  tx: Tx,
  now: Date,
  batch: number
): Promise<{ id: string; needId: string; name: string }[]> {
  const late = await tx
    .selectFrom('escalation')
    .innerJoin('need', 'need.id', 'escalation.needId')
    .select(['escalation.id', 'escalation.needId', 'escalation.name'])
    .where('escalation.state', '=', 'open')
    .where('escalation.overdueNotedAt', 'is', null)
    .where('escalation.dueAt', '<=', now)
    .orderBy('escalation.dueAt')
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute()
  if (late.length > 0)
    await tx
      .updateTable('escalation')
      .set({ overdueNotedAt: now })
      .where('id', '=', sql<string>`any(${late.map(({ id }) => id)}::uuid[])`)
      .execute()
  return late
}
