import type { Insertable, Selectable, Updateable } from 'kysely'

import type { Db, Tx } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'
import { moveInquiries } from './inquiry-store.ts'

export type RespondentRow = Selectable<Tables['respondent']> & { organisationName: string | null; workerName: string }

/** Whom a plan asks, in its order. */
export async function findRespondents(db: Db, planId: string): Promise<RespondentRow[]> {
  return await db
    .selectFrom('respondent')
    .innerJoin('person', 'person.id', 'respondent.workerId')
    .leftJoin('organisation', 'organisation.id', 'respondent.organisationId')
    .selectAll('respondent')
    .select(['organisation.name as organisationName', 'person.name as workerName'])
    .where('respondent.planId', '=', planId)
    .where('respondent.active', '=', true)
    .orderBy('respondent.position')
    .orderBy('respondent.id')
    .execute()
}

export async function countRespondents(db: Db, planIds: readonly string[]): Promise<Map<string, number>> {
  if (planIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('respondent')
    .select('planId')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('planId', 'in', planIds)
    .where('active', '=', true)
    .groupBy('planId')
    .execute()
  return new Map(rows.map(({ planId, count }) => [planId, count]))
}

export async function insertRespondents(tx: Tx, rows: Insertable<Tables['respondent']>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('respondent').values(rows).execute()
}

export async function updateRespondent(tx: Tx, id: string, changes: Updateable<Tables['respondent']>): Promise<void> {
  await tx.updateTable('respondent').set(changes).where('id', '=', id).execute()
}

/** Asked no more: the telephone goes, the name stays beside what was recorded. */
export async function retireRespondents(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('respondent')
    .set({ active: false, phoneSealed: null, phoneIndex: null })
    .where('id', 'in', ids)
    .execute()
}

/** Nobody of a plan is asked any more. */
export async function forgetTelephones(tx: Tx, planId: string): Promise<void> {
  await tx.updateTable('respondent').set({ phoneSealed: null, phoneIndex: null }).where('planId', '=', planId).execute()
}

/** Whom somebody asks each month. */
export async function countRespondentsOf(db: Db, workerId: string): Promise<number> {
  const { count } = await db
    .selectFrom('respondent')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('workerId', '=', workerId)
    .where('active', '=', true)
    .executeTakeFirstOrThrow()
  return count
}

/** 交接: whoever was asked by one is asked by another, in the rounds that are open as in those to come; how many they are. */
export async function handOverRespondents(tx: Tx, fromId: string, workerId: string): Promise<number> {
  await tx
    .updateTable('roundPlan')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', 'in', (eb) =>
      eb.selectFrom('respondent').select('planId').where('workerId', '=', fromId).where('active', '=', true)
    )
    .execute()
  const moved = await tx
    .updateTable('respondent')
    .set({ workerId })
    .where('workerId', '=', fromId)
    .where('active', '=', true)
    .returning('id')
    .execute()
  await moveInquiries(
    tx,
    moved.map(({ id }) => id),
    workerId
  )
  return moved.length
}
