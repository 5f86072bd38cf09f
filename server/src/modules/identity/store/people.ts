import type { Role } from '@hongchao/contract'
import type { Insertable } from 'kysely'

import type { Call } from '../../../kernel/call.ts'
import { dayIn } from '../../../kernel/days.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { visibleTo } from '../../../kernel/grants.ts'
import type { Position } from '../../../kernel/page.ts'
import type { Tables } from '../../../kernel/tables.ts'
import { sealedColumns } from '../../../sealed-columns.ts'

export type PersonRow = {
  id: string
  name: string
  phoneSealed: string | null
  accountId: string | null
  createdAt: Date
  organisationId: string | null
  organisationName: string | null
  path: string | null
}

export type PeopleFilter = {
  q?: string | undefined
  organisation?: string | undefined
  role?: Role | undefined
  position: Position | undefined
  limit: number
}

/** People whom the caller manages, in the order in which they were entered; one row beyond the limit. */
export async function findPeople(db: Db, call: Call, filter: PeopleFilter): Promise<PersonRow[]> {
  const { q, organisation, role, position, limit } = filter
  return await managedPeople(db, call)
    .$if(position !== undefined, (people) =>
      people.where((eb) => eb(eb.refTuple('person.createdAt', 'person.id'), '>', eb.tuple(position!.at, position!.id)))
    )
    .$if(q !== undefined && q !== '', (people) =>
      people.where((eb) =>
        eb.or([
          eb('person.name', 'like', `%${escapeLike(q!)}%`),
          eb('person.initials', 'like', `${escapeLike(q!)}%`),
          ...(isPhone(q!) ? [eb('person.phoneIndex', 'in', call.cells.indexes(sealedColumns.personPhone, q!))] : [])
        ])
      )
    )
    .$if(organisation !== undefined, (people) =>
      people.where('organisation.path', '<@', (eb) =>
        eb.selectFrom('organisation as chosen').select('chosen.path').where('chosen.id', '=', organisation!)
      )
    )
    .$if(role !== undefined, (people) =>
      people.where((eb) =>
        eb.exists(
          eb
            .selectFrom('roleGrant')
            .select('roleGrant.id')
            .whereRef('roleGrant.personId', '=', 'person.id')
            .where('roleGrant.role', '=', role!)
            .where('roleGrant.heldFrom', '<=', dayIn(call.now))
            .where((on) => on.or([on('roleGrant.heldTo', 'is', null), on('roleGrant.heldTo', '>', dayIn(call.now))]))
        )
      )
    )
    .orderBy('person.createdAt')
    .orderBy('person.id')
    .limit(limit + 1)
    .execute()
}

export async function findPerson(db: Db, call: Call, id: string): Promise<PersonRow | undefined> {
  return await managedPeople(db, call).where('person.id', '=', id).executeTakeFirst()
}

/** Whoever changes what somebody may do does so one after another. */
export async function lockPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.selectFrom('person').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

/** The paths to which somebody's roles, now or later, and teams reach. */
export async function findReach(db: Db, personId: string, today: string): Promise<string[]> {
  const grants = db
    .selectFrom('roleGrant')
    .innerJoin('organisation', 'organisation.id', 'roleGrant.organisationId')
    .select('organisation.path')
    .where('roleGrant.personId', '=', personId)
    .where((on) => on.or([on('roleGrant.heldTo', 'is', null), on('roleGrant.heldTo', '>', today)]))
  const teams = db
    .selectFrom('teamMember')
    .innerJoin('team', 'team.id', 'teamMember.teamId')
    .innerJoin('organisation', 'organisation.id', 'team.organisationId')
    .select('organisation.path')
    .where('teamMember.personId', '=', personId)
    .where((on) => on.or([on('teamMember.heldTo', 'is', null), on('teamMember.heldTo', '>', today)]))
  const rows = await grants.union(teams).execute()
  return rows.map(({ path }) => path)
}

export async function insertPerson(tx: Tx, person: Insertable<Tables['person']>): Promise<void> {
  await tx.insertInto('person').values(person).execute()
}

export async function updatePersonAccount(tx: Tx, id: string, accountId: string): Promise<void> {
  await tx.updateTable('person').set({ accountId }).where('id', '=', id).execute()
}

/** The organisation at the top of the place. */
export async function findRoot(db: Db): Promise<{ id: string; path: string } | undefined> {
  return await db.selectFrom('organisation').select(['id', 'path']).where('parentId', 'is', null).executeTakeFirst()
}

export async function findManagedOrganisation(
  db: Db,
  call: Call,
  id: string
): Promise<{ id: string; name: string; path: string } | undefined> {
  return await db
    .selectFrom('organisation')
    .select(['id', 'name', 'path'])
    .where('id', '=', id)
    .where(visibleTo(call, 'people.manage'))
    .executeTakeFirst()
}

/** Whoever belongs to no organisation is managed from the top. */
function managedPeople(db: Db, call: Call) {
  return db
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select([
      'person.id',
      'person.name',
      'person.phoneSealed',
      'person.accountId',
      'person.createdAt',
      'organisation.path'
    ])
    .select(['organisation.id as organisationId', 'organisation.name as organisationName'])
    .where('person.active', '=', true)
    .where((eb) =>
      eb.or([
        eb.and([eb('organisation.id', 'is not', null), visibleTo(call, 'people.manage', 'organisation.path')]),
        eb.and([
          eb('organisation.id', 'is', null),
          eb.exists(
            eb
              .selectFrom('organisation as root')
              .select('root.id')
              .where('root.parentId', 'is', null)
              .where(visibleTo(call, 'people.manage', 'root.path'))
          )
        ])
      ])
    )
}

/** A whole telephone finds its person by the blind index; a part of one finds nobody. */
function isPhone(text: string): boolean {
  return /^\+?\d[\d -]{5,18}\d$/.test(text)
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
}
