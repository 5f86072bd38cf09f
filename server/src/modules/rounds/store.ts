import type { Permission } from '@hongchao/contract'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import { dayIn } from '../../kernel/days.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { visibleTo } from '../../kernel/grants.ts'
import { rolesWith } from '../../kernel/roles.ts'
import type { Tables } from '../../kernel/tables.ts'

const most = 200

function plans(db: Db) {
  return db
    .selectFrom('roundPlan')
    .innerJoin('organisation', 'organisation.id', 'roundPlan.organisationId')
    .selectAll('roundPlan')
    .select(['organisation.name as organisationName', 'organisation.path'])
}

export type PlanRow = Awaited<ReturnType<ReturnType<typeof plans>['execute']>>[number]

export async function findPlans(db: Db, call: Call, permission: Permission): Promise<PlanRow[]> {
  return await plans(db)
    .where(visibleTo(call, permission, 'organisation.path'))
    .orderBy('roundPlan.state')
    .orderBy('roundPlan.createdAt')
    .orderBy('roundPlan.id')
    .limit(most)
    .execute()
}

export async function findPlan(db: Db, call: Call, permission: Permission, id: string): Promise<PlanRow | undefined> {
  return await plans(db)
    .where('roundPlan.id', '=', id)
    .where(visibleTo(call, permission, 'organisation.path'))
    .executeTakeFirst()
}

/** So that of two who open a round or change the plan the second sees what the first did. */
export async function lockPlan(tx: Tx, id: string): Promise<PlanRow | undefined> {
  return await plans(tx).where('roundPlan.id', '=', id).forUpdate('roundPlan').executeTakeFirst()
}

export async function findActivePlanIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('roundPlan').select('id').where('state', '=', 'active').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

export async function insertPlan(tx: Tx, row: Insertable<Tables['roundPlan']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('roundPlan')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function updatePlan(tx: Tx, id: string, changes: Updateable<Tables['roundPlan']>): Promise<void> {
  await tx.updateTable('roundPlan').set(changes).where('id', '=', id).execute()
}

type Worker = { id: string; name: string; organisation: string | null }

/** Whoever may write needs down at an organisation, above or below it, today. */
export async function findWorkers(db: Db, call: Call, path: string): Promise<Worker[]> {
  const today = dayIn(call.now)
  return await db
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select(['person.id', 'person.name', 'organisation.name as organisation'])
    .where('person.active', '=', true)
    .where('person.accountId', 'is not', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('roleGrant')
          .innerJoin('organisation as at', 'at.id', 'roleGrant.organisationId')
          .select('roleGrant.id')
          .whereRef('roleGrant.personId', '=', 'person.id')
          .where('roleGrant.role', 'in', rolesWith('needs.record'))
          .where('roleGrant.heldFrom', '<=', today)
          .where((on) => on.or([on('roleGrant.heldTo', 'is', null), on('roleGrant.heldTo', '>', today)]))
          .where(sql<boolean>`(at.path @> ${path}::ltree or at.path <@ ${path}::ltree)`)
      )
    )
    .orderBy('person.initials')
    .orderBy('person.id')
    .limit(1000)
    .execute()
}

function rounds(db: Db) {
  return db
    .selectFrom('round')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('inquiry')
          .select((on) => [
            on.cast<number>(on.fn.countAll(), 'integer').as('respondents'),
            on.cast<number>(on.fn.count('inquiry.recordedAt'), 'integer').as('asked'),
            on
              .cast<number>(
                on.fn.count('inquiry.id').filterWhere('inquiry.recordedAt', '>', on.ref('round.dueAt')),
                'integer'
              )
              .as('askedLate')
          ])
          .whereRef('inquiry.roundId', '=', 'round.id')
          .as('counted'),
      (join) => join.onTrue()
    )
    .selectAll('round')
    .select(['counted.respondents', 'counted.asked', 'counted.askedLate'])
}

export type RoundRow = Awaited<ReturnType<ReturnType<typeof rounds>['execute']>>[number]

/** The rounds of some plans, the last one first; with `latest` only that. */
export async function findRounds(
  db: Db,
  planIds: readonly string[],
  { latest }: { latest: boolean }
): Promise<RoundRow[]> {
  if (planIds.length === 0) return []
  return await rounds(db)
    .where('round.planId', 'in', planIds)
    .$if(latest, (found) => found.distinctOn('round.planId').orderBy('round.planId'))
    .orderBy('round.month', 'desc')
    .limit(most)
    .execute()
}

export async function findRound(db: Db, id: string): Promise<RoundRow | undefined> {
  return await rounds(db).where('round.id', '=', id).executeTakeFirst()
}

/** The rounds that are open and have somebody for the person to ask. */
export async function findOpenRoundsOf(db: Db, personId: string): Promise<RoundRow[]> {
  return await rounds(db)
    .where('round.closedAt', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('inquiry')
          .select('inquiry.id')
          .whereRef('inquiry.roundId', '=', 'round.id')
          .where('inquiry.workerId', '=', personId)
      )
    )
    .orderBy('round.dueAt')
    .orderBy('round.id')
    .execute()
}

export async function findPlanOf(db: Db, { planId }: { planId: string }): Promise<PlanRow> {
  return await plans(db).where('roundPlan.id', '=', planId).executeTakeFirstOrThrow()
}

/** The row, unless the month has one already. */
export async function insertRound(tx: Tx, row: Insertable<Tables['round']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('round')
    .values(row)
    .onConflict((conflict) => conflict.columns(['planId', 'month']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateRound(tx: Tx, id: string, changes: Updateable<Tables['round']>): Promise<void> {
  await tx.updateTable('round').set(changes).where('id', '=', id).execute()
}

/** What is over: nothing is recorded in it any more. */
export async function closeRounds(
  tx: Tx,
  planId: string,
  { except, at }: { except?: string; at: Date }
): Promise<void> {
  await tx
    .updateTable('round')
    .set({ closedAt: at })
    .where('planId', '=', planId)
    .where('closedAt', 'is', null)
    .$if(except !== undefined, (others) => others.where('id', '<>', except!))
    .execute()
}

export async function lockOpenRounds(tx: Tx): Promise<Selectable<Tables['round']>[]> {
  return await tx.selectFrom('round').selectAll().where('closedAt', 'is', null).orderBy('id').forUpdate().execute()
}

/** Marks each round that is late with somebody still to ask, once; of two servers one marks it. */
export async function takeLate(tx: Tx, now: Date): Promise<{ id: string }[]> {
  return await tx
    .updateTable('round')
    .set({ lateNotedAt: now })
    .where('closedAt', 'is', null)
    .where('lateNotedAt', 'is', null)
    .where('dueAt', '<', now)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('inquiry')
          .select('inquiry.id')
          .whereRef('inquiry.roundId', '=', 'round.id')
          .where('inquiry.outcome', 'is', null)
      )
    )
    .returning('id')
    .execute()
}

/** Where an organisation lies that the caller reaches. */
export async function findPathOf(
  db: Db,
  call: Call,
  permission: Permission,
  organisationId: string
): Promise<string | undefined> {
  const row = await db
    .selectFrom('organisation')
    .select('path')
    .where('id', '=', organisationId)
    .where(visibleTo(call, permission))
    .executeTakeFirst()
  return row?.path
}

/** Whoever has somebody to ask still, and who founded the rounds. */
export async function findToTell(db: Db, roundId: string): Promise<{ workers: string[]; founder: string | null }> {
  const rows = await db
    .selectFrom('inquiry')
    .select('workerId')
    .distinct()
    .where('roundId', '=', roundId)
    .where('outcome', 'is', null)
    .execute()
  const { foundedById } = await db
    .selectFrom('round')
    .innerJoin('roundPlan', 'roundPlan.id', 'round.planId')
    .select('roundPlan.foundedById')
    .where('round.id', '=', roundId)
    .executeTakeFirstOrThrow()
  return { workers: rows.map(({ workerId }) => workerId), founder: foundedById }
}

/** What a message says of rounds. */
export async function findTitles(
  db: Db,
  ids: readonly string[]
): Promise<{ id: string; title: string; month: string }[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('round')
    .innerJoin('roundPlan', 'roundPlan.id', 'round.planId')
    .select(['round.id', 'roundPlan.title', 'round.month'])
    .where('round.id', 'in', ids)
    .execute()
}
