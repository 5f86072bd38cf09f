import type { Insertable, Selectable, Updateable } from 'kysely'

import type { Db, Tx } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'

export type ServiceRow = Selectable<Tables['serviceItem']>

const most = 500

export async function findServices(db: Db, { retired }: { retired: boolean }): Promise<ServiceRow[]> {
  return await db
    .selectFrom('serviceItem')
    .selectAll()
    .$if(!retired, (query) => query.where('active', '=', true))
    .orderBy('position')
    .orderBy('id')
    .limit(most)
    .execute()
}

export async function findService(db: Db, id: string): Promise<ServiceRow | undefined> {
  return await db.selectFrom('serviceItem').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Is the service there, and can it be applied for? */
export async function isOffered(db: Db, id: string): Promise<boolean> {
  return (await findService(db, id))?.active ?? false
}

export async function insertServices(tx: Tx, rows: Insertable<Tables['serviceItem']>[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('serviceItem')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Of a version that nobody has changed since; undefined where somebody has. */
export async function updateService(
  tx: Tx,
  { id, version }: { id: string; version: number },
  changes: Updateable<Tables['serviceItem']>
): Promise<ServiceRow | undefined> {
  return await tx
    .updateTable('serviceItem')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

export async function lastPosition(db: Db): Promise<number> {
  const row = await db
    .selectFrom('serviceItem')
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirst()
  return row?.last ?? 0
}
