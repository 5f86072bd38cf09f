import type { NeedEventKind, NeedStatus } from '@hongchao/contract'
import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely'

import type { Db } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'

/**
 * What of a need may be told outside the place: its class, how far it is and until when; nothing that was said, by whom,
 * or where. A complaint is told in no way, nor is a need of a class that is not asked for.
 */
export type OutsideNeed = {
  id: string
  code: string
  status: NeedStatus
  category: string
  /** Whether it is handled with another, which it follows. */
  merged: boolean
  /** The team or department with which it, or its master, lies. */
  office: string | null
  dueAt: Date | null
  createdAt: Date
  updatedAt: Date
  closedAt: Date | null
}

export type OutsideFilter = {
  categories: readonly string[]
  from: Date
  to: Date
  statuses?: readonly NeedStatus[]
  updatedAfter?: Date
  updatedBefore?: Date
  limit: number
  offset: number
}

type Needs = ExpressionBuilder<Tables, 'need'>

/** Newest first; read from one index as far as a page goes. */
export async function listOutsideNeeds(db: Db, filter: OutsideFilter): Promise<OutsideNeed[]> {
  const { categories, from, to, statuses, updatedAfter, updatedBefore, limit, offset } = filter
  const root = db.selectFrom('organisation').select('organisation.id').where('parentId', 'is', null)
  const found = db
    .selectFrom('needScope')
    .innerJoin('need', 'need.id', 'needScope.needId')
    .select('need.id')
    .where('needScope.organisationId', '=', root)
    .where('needScope.aboutPath', 'is', null)
    .where('needScope.category', '=', sql<string>`any(${categories}::text[])`)
    .where('needScope.createdAt', '>=', from)
    .where('needScope.createdAt', '<=', to)
    .$if(statuses !== undefined, (on) => on.where('needScope.status', '=', sql<NeedStatus>`any(${statuses}::text[])`))
    .$if(updatedAfter !== undefined, (on) => on.where('need.updatedAt', '>=', updatedAfter!))
    .$if(updatedBefore !== undefined, (on) => on.where('need.updatedAt', '<=', updatedBefore!))
    .orderBy('needScope.createdAt', 'desc')
    .orderBy('needScope.needId', 'desc')
    .limit(limit)
    .offset(offset)
  return await read(db, categories, (eb) => eb('need.id', 'in', found))
}

export async function findOutsideNeeds(
  db: Db,
  codes: readonly string[],
  categories: readonly string[]
): Promise<OutsideNeed[]> {
  return await read(db, categories, (eb) => eb('need.code', '=', sql<string>`any(${codes}::text[])`))
}

async function read(
  db: Db,
  categories: readonly string[],
  where: (eb: Needs) => Expression<SqlBool>
): Promise<OutsideNeed[]> {
  // Of a master that is nobody's business outside, what follows it tells no more than that it is merged.
  const rows = await db
    .selectFrom('need')
    .leftJoin('need as master', (join) =>
      join
        .onRef('master.id', '=', 'need.mergedIntoId')
        .on('need.status', '=', 'merged')
        .on('master.category', '=', sql<string>`any(${categories}::text[])`)
    )
    .leftJoin('team', (join) => join.on('team.id', '=', sql<string>`coalesce(master.team_id, need.team_id)`))
    .leftJoin('organisation as department', (join) =>
      join.on('department.id', '=', sql<string>`coalesce(master.department_id, need.department_id)`)
    )
    .select(['need.id', 'need.code', 'need.status', 'need.category', 'need.createdAt', 'need.closedAt'])
    .select((eb) => [
      eb.fn.coalesce('team.name', 'department.name').as('office'),
      eb.fn.coalesce('master.dueAt', 'need.dueAt').as('dueAt'),
      sql<Date>`greatest(need.updated_at, master.updated_at)`.as('updatedAt')
    ])
    .where('need.aboutId', 'is', null)
    .where('need.category', '=', sql<string>`any(${categories}::text[])`)
    .where(where)
    .orderBy('need.createdAt', 'desc')
    .orderBy('need.id', 'desc')
    .execute()
  return rows.map(({ category, ...row }) => ({ ...row, category: category!, merged: row.status === 'merged' }))
}

export type OutsideStep = { needId: string; at: Date; kind: NeedEventKind }

/** When which of these public steps were taken; not what was written with them. */
export async function findOutsideSteps(
  db: Db,
  needIds: readonly string[],
  kinds: readonly NeedEventKind[]
): Promise<OutsideStep[]> {
  if (needIds.length === 0) return []
  const rows = await db
    .selectFrom('needEvent')
    .select(['needId', 'at', 'kind'])
    .where('needId', '=', sql<string>`any(${needIds}::uuid[])`)
    .where('kind', '=', sql<string>`any(${kinds}::text[])`)
    .where('public', '=', true)
    .orderBy('id')
    .execute()
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind as NeedEventKind }))
}

/** What another system may be told of a need, and what decides whether it is told at all. */
export type OutsideFacts = {
  code: string
  status: NeedStatus
  category: string | null
  level: string | null
  dueAt: Date | null
  updatedAt: Date
  path: string
  complaint: boolean
}

export async function findFacts(db: Db, needId: string): Promise<OutsideFacts | undefined> {
  const row = await db
    .selectFrom('need')
    .select(['code', 'status', 'category', 'level', 'dueAt', 'updatedAt', 'path', 'aboutId'])
    .where('id', '=', needId)
    .executeTakeFirst()
  if (!row) return undefined
  const { aboutId, ...facts } = row
  return { ...facts, complaint: aboutId !== null }
}
