import { sql } from 'kysely'

import { pathColumns } from '../paths.ts'
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
}
