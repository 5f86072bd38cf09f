import type { Role } from '@hongchao/contract'
import type { ExpressionBuilder, Insertable } from 'kysely'

import type { Call } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { visibleTo } from '../../../kernel/grants.ts'
import type { Tables } from '../../../kernel/tables.ts'

export type GrantRow = {
  id: string
  personId: string
  personName: string
  role: Role
  organisationId: string
  organisationName: string
  path: string
  heldFrom: string
  heldTo: string | null
}

/** What people hold today or will hold, the oldest first. */
export async function findGrants(db: Db, personIds: readonly string[], today: string): Promise<GrantRow[]> {
  if (personIds.length === 0) return []
  return await grants(db)
    .where('roleGrant.personId', 'in', personIds)
    .where((on) => on.or([on('roleGrant.heldTo', 'is', null), on('roleGrant.heldTo', '>', today)]))
    .where(begins)
    .orderBy('roleGrant.heldFrom')
    .orderBy('roleGrant.id')
    .execute()
}

/** A grant at an organisation where the caller manages people. */
export async function findManagedGrant(db: Db, call: Call, id: string): Promise<GrantRow | undefined> {
  return await grants(db)
    .where('roleGrant.id', '=', id)
    .where(visibleTo(call, 'people.manage', 'organisation.path'))
    .executeTakeFirst()
}

export async function getGrant(db: Db, id: string): Promise<GrantRow> {
  return await grants(db).where('roleGrant.id', '=', id).executeTakeFirstOrThrow()
}

export async function insertGrant(tx: Tx, grant: Insertable<Tables['roleGrant']>): Promise<void> {
  await tx.insertInto('roleGrant').values(grant).execute()
}

export async function updateGrantEnd(tx: Tx, id: string, heldTo: string): Promise<void> {
  await tx.updateTable('roleGrant').set({ heldTo }).where('id', '=', id).execute()
}

/** Does somebody hold the role there at any day from `from` until before `to`? */
export async function holdsAlready(
  db: Db,
  {
    personId,
    role,
    organisationId,
    from,
    to
  }: Pick<GrantRow, 'personId' | 'role' | 'organisationId'> & {
    from: string
    to: string | undefined
  }
): Promise<boolean> {
  const row = await db
    .selectFrom('roleGrant')
    .select('id')
    .where('personId', '=', personId)
    .where('role', '=', role)
    .where('organisationId', '=', organisationId)
    .where((on) => on.or([on('heldTo', 'is', null), on('heldTo', '>', from)]))
    .where(begins)
    .$if(to !== undefined, (held) => held.where('heldFrom', '<', to!))
    .executeTakeFirst()
  return row !== undefined
}

/** Who administers the whole place for good, with an account to do it with; until we commit, nobody else ends one. */
export async function lockRootAdministrators(tx: Tx, today: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('roleGrant')
    .select(['id'])
    .where('role', '=', 'placeAdministrator')
    .where('heldFrom', '<=', today)
    .where('heldTo', 'is', null)
    .where('organisationId', 'in', (eb) =>
      eb.selectFrom('organisation').select('organisation.id').where('organisation.parentId', 'is', null)
    )
    .where('personId', 'in', (eb) =>
      eb.selectFrom('person').select('person.id').where('active', '=', true).where('accountId', 'is not', null)
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

/** A grant that was ended before its first day is held on none. */
function begins(on: ExpressionBuilder<Tables, 'roleGrant'>) {
  return on.or([
    on('roleGrant.heldTo', 'is', null),
    on('roleGrant.heldTo', '>', (grant) => grant.ref('roleGrant.heldFrom'))
  ])
}

function grants(db: Db) {
  return db
    .selectFrom('roleGrant')
    .innerJoin('organisation', 'organisation.id', 'roleGrant.organisationId')
    .innerJoin('person', 'person.id', 'roleGrant.personId')
    .select(['roleGrant.id', 'roleGrant.personId', 'roleGrant.role', 'roleGrant.heldFrom', 'roleGrant.heldTo'])
    .select(['organisation.id as organisationId', 'organisation.name as organisationName', 'organisation.path'])
    .select('person.name as personName')
}
