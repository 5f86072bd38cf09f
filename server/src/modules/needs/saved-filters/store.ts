import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import type { Tables } from '../../../kernel/tables.ts'
import { pathsOf } from '../reach.ts'

export type SavedFilterRow = Selectable<Tables['savedFilter']> & { by: string }

/** One's own in their order; then what somebody shared with an organisation to which one belongs, by name. */
export async function findSavedFilters(db: Db, call: Call): Promise<SavedFilterRow[]> {
  const me = personOf(call)
  return await db
    .selectFrom('savedFilter')
    .innerJoin('person', 'person.id', 'savedFilter.personId')
    .leftJoin('organisation', 'organisation.id', 'savedFilter.organisationId')
    .selectAll('savedFilter')
    .select('person.name as by')
    .where((eb) =>
      eb.or([
        eb('savedFilter.personId', '=', me),
        sql<boolean>`coalesce(organisation.path @> any(${pathsOf(call)}::ltree[]), false)`
      ])
    )
    .orderBy((eb) => eb('savedFilter.personId', '=', me), 'desc')
    .orderBy((eb) => eb.case().when('savedFilter.personId', '=', me).then(eb.ref('savedFilter.position')).end())
    .orderBy('savedFilter.name')
    .orderBy('savedFilter.id')
    .execute()
}

export async function insertSavedFilter(tx: Tx, row: Insertable<Tables['savedFilter']>): Promise<void> {
  await tx.insertInto('savedFilter').values(row).execute()
}

/** Nobody changes what another saved; says whether it was the caller's. */
export async function updateSavedFilter(
  tx: Tx,
  call: Call,
  id: string,
  changes: Updateable<Tables['savedFilter']>
): Promise<boolean> {
  const changed = await tx
    .updateTable('savedFilter')
    .set(changes)
    .where('id', '=', id)
    .where('personId', '=', personOf(call))
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

export async function deleteSavedFilter(tx: Tx, call: Call, id: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('savedFilter')
    .where('id', '=', id)
    .where('personId', '=', personOf(call))
    .returning('id')
    .executeTakeFirst()
  return deleted !== undefined
}

/** Where the caller works. */
export async function findOwnOrganisation(db: Db, call: Call): Promise<{ id: string; path: string } | undefined> {
  return await db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisationId')
    .select(['organisation.id', 'organisation.path'])
    .where('person.id', '=', personOf(call))
    .executeTakeFirst()
}
