import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import { unitsOf } from '../../kernel/actor.ts'
import type { Db } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { fixed, type Given } from '../../kernel/fixed.ts'
import type { Tables } from '../../kernel/tables.ts'

/** What a need refers to in other modules' tables, read and never written here. */
export type OrganisationRef = { id: string; path: string; name: string; kind: string; active: boolean }

export async function getOrganisationRef(db: Db, id: string, field: string): Promise<OrganisationRef> {
  const [found] = await findOrganisation(db, { id })
  if (!found) throw new AppError('organisation.notFound', { fields: [{ field, reason: 'invalid_value' }] })
  return found
}

const findOrganisation = fixed((db, given: Given<{ id: string }>) => organisations(db).where('id', '=', given('id')))

export async function rootOrganisation(db: Db): Promise<OrganisationRef> {
  return await organisations(db).where('parentId', 'is', null).executeTakeFirstOrThrow()
}

/** Where a person works. */
export async function findOrganisationOf(db: Db, personId: string): Promise<OrganisationRef | undefined> {
  return await organisations(db)
    .where('id', '=', (eb) => eb.selectFrom('person').select('person.organisationId').where('person.id', '=', personId))
    .executeTakeFirst()
}

/** Organisations of these kinds, by name. */
export async function findOrganisationsOf(db: Db, kinds: readonly string[]): Promise<OrganisationRef[]> {
  if (kinds.length === 0) return []
  return await organisations(db)
    .where('kind', 'in', [...kinds])
    .where('active', '=', true)
    .orderBy('name')
    .execute()
}

function organisations(db: Db) {
  return db.selectFrom('organisation').select(['id', 'path', 'name', 'kind', 'active'])
}

export type PersonRef = { id: string; name: string; phoneSealed: string | null; organisationId: string | null }

export async function getPersonRef(db: Db, id: string): Promise<PersonRef> {
  const [person] = await findPerson(db, { id })
  if (!person) throw new Error(`no person ${id}`)
  return person
}

const findPerson = fixed((db, given: Given<{ id: string }>) =>
  db.selectFrom('person').select(['id', 'name', 'phoneSealed', 'organisationId']).where('id', '=', given('id'))
)

export type TeamRef = { id: string; key: string; name: string; color: string; serves: string[] }

export async function findTeams(db: Db): Promise<TeamRef[]> {
  return await db.selectFrom('team').select(['id', 'key', 'name', 'color', 'serves']).orderBy('position').execute()
}

/** Is the person in the team on this day? */
export async function isInTeam(db: Db, teamId: string, personId: string, day: string): Promise<boolean> {
  const found = await db
    .selectFrom('teamMember')
    .select('id')
    .where('teamId', '=', teamId)
    .where('personId', '=', personId)
    .where((eb) => eb.or([eb('heldFrom', 'is', null), eb('heldFrom', '<=', day)]))
    .where((eb) => eb.or([eb('heldTo', 'is', null), eb('heldTo', '>', day)]))
    .executeTakeFirst()
  return found !== undefined
}

/** Where a person belongs: their own units and every grant of that day. */
export async function pathsOfPerson(db: Db, personId: string, day: string): Promise<string[]> {
  const { units } = await db
    .selectFrom('person')
    .select((eb) => jsonArrayFrom(unitsOf(eb, day)).as('units'))
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow()
  const granted = await db
    .selectFrom('roleGrant')
    .innerJoin('organisation', 'organisation.id', 'roleGrant.organisationId')
    .select('organisation.path')
    .where('roleGrant.personId', '=', personId)
    .where('roleGrant.heldFrom', '<=', day)
    .where((eb) => eb.or([eb('roleGrant.heldTo', 'is', null), eb('roleGrant.heldTo', '>', day)]))
    .execute()
  return [...units, ...granted].map(({ path }) => path)
}

/** Does the person belong to a unit, by {@link pathsOfPerson}? As a condition. */
export function belongsTo(eb: ExpressionBuilder<Tables, 'person'>, unit: string, day: string): Expression<SqlBool> {
  const at = (path: 'organisation.path' | 'granted.path') => sql<SqlBool>`${sql.ref(path)} <@ ${unit}::ltree`
  const granted = eb
    .selectFrom('roleGrant as held')
    .innerJoin('organisation as granted', 'granted.id', 'held.organisationId')
    .select('held.id')
    .whereRef('held.personId', '=', 'person.id')
    .where('held.heldFrom', '<=', day)
    .where((on) => on.or([on('held.heldTo', 'is', null), on('held.heldTo', '>', day)]))
  return eb.or([
    eb.exists(unitsOf(eb, day).where(at('organisation.path'))),
    eb.exists(granted.where(at('granted.path')))
  ])
}
