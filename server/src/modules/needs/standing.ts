import type { Need } from '@hongchao/contract'
import { type Expression, sql, type SqlBool } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { notAbout, pathsOf } from './reach.ts'
import { openStatuses } from './rules.ts'
import { inScopes } from './scopes.ts'
import { needsAt } from './store.ts'
import { presentNeeds } from './view.ts'

export type Standing = { open: number; late: number }

/** How many needs are open, and how many late, at or below each of these organisations; read from indexes alone. */
export async function findStandings(db: Db, call: Call, ids: readonly string[]): Promise<Map<string, Standing>> {
  const open = await countBy(db, call, ids, sql<SqlBool>`status = any(${openStatuses}::text[])`)
  const late = await countBy(db, call, ids, sql<SqlBool>`due_at <= ${call.now}`)
  return new Map(ids.map((id) => [id, { open: open.get(id) ?? 0, late: late.get(id) ?? 0 }]))
}

async function countBy(
  db: Db,
  call: Call,
  ids: readonly string[],
  holds: Expression<SqlBool>
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('needScope')
    .select(['organisationId', sql<string>`count(*)`.as('count')])
    .where('organisationId', '=', sql<string>`any(${ids}::uuid[])`)
    .where((eb) => eb.and([holds, notAbout(pathsOf(call), 'need_scope.about_path')]))
    .groupBy('organisationId')
    .execute()
  return new Map(rows.map(({ organisationId, count }) => [organisationId, Number(count)]))
}

type Latest = { organisationId: string; limit: number; complaintClasses: readonly string[] }

/** What is late the longest; no complaint of a unit, whose people may stand before the screen, and of no class of them. */
export async function findLatest(
  db: Db,
  call: Call,
  { organisationId, limit, complaintClasses }: Latest
): Promise<Need[]> {
  const due = [
    sql<SqlBool>`need_scope.due_at <= ${call.now}`,
    sql<SqlBool>`need_scope.about_path is null`,
    sql<SqlBool>`(need_scope.category is null or need_scope.category <> all(${complaintClasses}::text[]))`
  ]
  const places = inScopes(db, { scopes: [organisationId], ownPaths: pathsOf(call), byDue: true, due, limit })
  return await presentNeeds(db, call, await needsAt(db, await places.execute()))
}
