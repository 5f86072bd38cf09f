import { type Expression, expressionBuilder, type Selectable, sql, type SqlBool } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { isWithin, pathsWith } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'
import { type OrganisationRow, organisations, reachable } from './store.ts'

export type TreeRow = OrganisationRow & { children: string; below: string; people: string; uncovered: string }
export type FacilityRow = Pick<Selectable<Tables['facility']>, 'id' | 'kind' | 'name' | 'areaM2'>
type Unit = { id: string; name: string; kind: string }

/** One level of the tree: what stands directly below an organisation, or at the top of the caller's subtrees. */
export async function viewTree(
  db: Db,
  call: Call,
  under: string | undefined,
  newSector: readonly string[]
): Promise<TreeRow[]> {
  return await organisations(db)
    .select((eb) => [
      eb
        .selectFrom('organisation as child')
        .select((on) => on.fn.countAll<string>().as('count'))
        .whereRef('child.parentId', '=', 'organisation.id')
        .$asScalar()
        .$notNull()
        .as('children'),
      eb
        .selectFrom('organisation as lower')
        .select((on) => on.fn.countAll<string>().as('count'))
        .where(sql<boolean>`lower.path <@ organisation.path and lower.id <> organisation.id`)
        .$asScalar()
        .$notNull()
        .as('below'),
      peopleOf(db).as('people'),
      eb
        .selectFrom('organisation as unit')
        .leftJoin('coverage as cover', 'cover.unitId', 'unit.id')
        .select((on) => on.fn.countAll<string>().as('count'))
        .where(sql<boolean>`unit.path <@ organisation.path and unit.active and unit.kind = any(${newSector})`)
        .where('cover.unitId', 'is', null)
        .$asScalar()
        .$notNull()
        .as('uncovered')
    ])
    .where(reachable(call, 'organisations.read'))
    .where(under ? underneath(under) : atTop(call))
    .orderBy('organisation.path')
    .execute()
}

export async function countPeople(db: Db, id: string): Promise<number> {
  const { people } = await db
    .selectFrom('organisation')
    .select(peopleOf(db).as('people'))
    .where('organisation.id', '=', id)
    .executeTakeFirstOrThrow()
  return Number(people)
}

/** From the top of what the caller may see down to the parent. */
export async function viewAncestors(db: Db, call: Call, path: string): Promise<{ id: string; name: string }[]> {
  return await db
    .selectFrom('organisation')
    .select(['organisation.id', 'organisation.name'])
    .where(sql<boolean>`organisation.path @> ${path}::ltree and organisation.path <> ${path}::ltree`)
    .where(reachable(call, 'organisations.read'))
    .orderBy('organisation.path')
    .execute()
}

export async function viewCovers(db: Db, id: string): Promise<Unit[]> {
  return await db
    .selectFrom('coverage')
    .innerJoin('organisation as unit', 'unit.id', 'coverage.unitId')
    .select(['unit.id', 'unit.name', 'unit.kind'])
    .where('coverage.partyId', '=', id)
    .orderBy('unit.path')
    .execute()
}

/** The cells of a committee, and the committees of which an organisation is a cell. */
export async function viewMembers(db: Db, id: string): Promise<{ members: Unit[]; memberOf: Unit[] }> {
  const members = await db
    .selectFrom('organisationMember')
    .innerJoin('organisation as unit', 'unit.id', 'organisationMember.memberId')
    .select(['unit.id', 'unit.name', 'unit.kind'])
    .where('organisationMember.organisationId', '=', id)
    .orderBy('unit.path')
    .execute()
  const memberOf = await db
    .selectFrom('organisationMember')
    .innerJoin('organisation as unit', 'unit.id', 'organisationMember.organisationId')
    .select(['unit.id', 'unit.name', 'unit.kind'])
    .where('organisationMember.memberId', '=', id)
    .orderBy('unit.path')
    .execute()
  return { members, memberOf }
}

export async function viewFacilities(db: Db, id: string): Promise<FacilityRow[]> {
  return await db
    .selectFrom('facility')
    .select(['id', 'kind', 'name', 'areaM2'])
    .where('organisationId', '=', id)
    .orderBy('name')
    .execute()
}

function peopleOf(db: Db) {
  return db
    .selectFrom('person')
    .innerJoin('organisation as home', 'home.id', 'person.organisationId')
    .select((on) => on.fn.countAll<string>().as('count'))
    .where('person.active', '=', true)
    .where(sql<boolean>`home.path <@ organisation.path`)
    .$asScalar()
    .$notNull()
}

function underneath(id: string): Expression<SqlBool> {
  return expressionBuilder<Tables, 'organisation'>()('organisation.parentId', '=', id)
}

function atTop(call: Call): Expression<SqlBool> {
  const paths = pathsWith(call, 'organisations.read')
  const tops = paths.filter((path) => !paths.some((other) => other !== path && isWithin(path, other)))
  return sql<SqlBool>`organisation.path = any(${tops}::ltree[])`
}
