import { sql } from 'kysely'

import { countedTables, pathColumns, scopeTables } from '../paths.ts'
import type { Tx } from './db.ts'

/**
 * Gives everything that belongs to an organisation or to what lies below it its new path, wherever the path is kept.
 * A scope that is read in the same moment sees all of it moved or none.
 */
export async function movePaths(tx: Tx, from: string, to: string): Promise<void> {
  for (const { table, column } of pathColumns) {
    const path = sql.ref(column)
    await tx
      .updateTable(table)
      .set({
        [column]: sql`case when ${path} = ${from}::ltree then ${to}::ltree
          else ${to}::ltree || subpath(${path}, nlevel(${from}::ltree)) end`
      })
      .where(sql<boolean>`${path} <@ ${from}::ltree`)
      .execute()
  }
  for (const table of scopeTables) await moveScopes(tx, table, from, to)
  for (const { table, column, of, into, as } of countedTables) {
    const moved = tx
      .selectFrom(table)
      .select(of)
      .where(sql<boolean>`${sql.ref(column)} <@ ${to}::ltree`)
    await tx.insertInto(into).columns([as]).expression(moved).execute()
  }
}

/** What lies below the organisation that moved leaves the scopes it stood in, and enters those it stands in now. */
async function moveScopes(
  tx: Tx,
  { table, of, beside }: (typeof scopeTables)[number],
  from: string,
  to: string
): Promise<void> {
  const left = tx.selectFrom('organisation').select('id').where('path', 'in', above(from))
  const moved = tx.selectFrom('organisation').select('id').where('path', '=', to)
  const below = tx.selectFrom(table).select(of).where('organisationId', '=', moved)
  await tx.deleteFrom(table).where('organisationId', 'in', left).where(of, 'in', below).execute()
  await tx
    .insertInto(table)
    .columns(['organisationId', of, ...beside])
    .expression((eb) =>
      eb
        .selectFrom(['organisation', table])
        .select(['organisation.id', of, ...beside.map((column) => `${table}.${column}` as const)])
        .where('organisation.path', 'in', above(to))
        .where('organisationId', '=', moved)
    )
    .execute()
}

/** The paths above one, from the root down. */
function above(path: string): string[] {
  const labels = path.split('.')
  return labels.slice(1).map((_, index) => labels.slice(0, index + 1).join('.'))
}
