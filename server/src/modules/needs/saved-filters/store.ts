import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { visibleTo } from '../../../kernel/grants.ts'
import type { Tables } from '../../../kernel/tables.ts'
import { pathsOf } from '../reach.ts'

/** `here`: who saved it still works where it is shared, if it is. */
export type SavedFilterRow = Selectable<Tables['savedFilter']> & { by: string; here: boolean }

function savedFilters(db: Db) {
  return db
    .selectFrom('savedFilter')
    .innerJoin('person', 'person.id', 'savedFilter.personId')
    .leftJoin('organisation', 'organisation.id', 'savedFilter.organisationId')
    .selectAll('savedFilter')
    .select('person.name as by')
    .select(sql<boolean>`person.active and person.organisation_id is not distinct from organisation.id`.as('here'))
}

export async function findOwnFilters(db: Db, call: Call): Promise<SavedFilterRow[]> {
  return await savedFilters(db)
    .where('savedFilter.personId', '=', personOf(call))
    .orderBy('savedFilter.position')
    .orderBy('savedFilter.name')
    .orderBy('savedFilter.id')
    .execute()
}

/**
 * What others shared with an organisation to which the caller belongs and of which the caller reads all needs: a name and
 * words can tell of a complaint, and those of the unit complained of belong to the organisations above it, too. The
 * closest organisation first.
 */
export async function findSharedFilters(db: Db, call: Call, most: number): Promise<SavedFilterRow[]> {
  return await savedFilters(db)
    .where('savedFilter.personId', '<>', personOf(call))
    .where(sql<boolean>`organisation.path @> any(${pathsOf(call)}::ltree[])`)
    .where(visibleTo(call, 'needs.read', 'organisation.path'))
    .orderBy(sql`nlevel(organisation.path)`, 'desc')
    .orderBy('savedFilter.name')
    .orderBy('savedFilter.id')
    .limit(most)
    .execute()
}

export async function countSharedWith(db: Db, organisationId: string, { except }: { except: string }): Promise<number> {
  const { count } = await db
    .selectFrom('savedFilter')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('organisationId', '=', organisationId)
    .where('id', '<>', except)
    .executeTakeFirstOrThrow()
  return Number(count)
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

export async function deleteSavedFilter(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('savedFilter').where('id', '=', id).execute()
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
