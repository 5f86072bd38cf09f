import type { Updateable } from 'kysely'

import type { Tx } from './db.ts'
import type { Tables } from './tables.ts'

type Versioned = 'meeting' | 'timetable'

/** Changes a row of the version that somebody read; false where another has changed it since. */
export async function updateVersion<T extends Versioned>(
  tx: Tx,
  of: T,
  { id, version }: { id: string; version: number },
  changes: Updateable<Tables[T]>
): Promise<boolean> {
  const table: Versioned = of
  const { numUpdatedRows } = await tx
    .updateTable(table)
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
