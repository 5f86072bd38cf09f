import type { Coverage, OrganisationQuery, Permission, SetUpForm } from '@hongchao/contract'
import {
  type Expression,
  expressionBuilder,
  type Insertable,
  type Selectable,
  sql,
  type SqlBool,
  type Updateable
} from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { visibleTo } from '../../kernel/grants.ts'
import { textsOf } from '../../kernel/page.ts'
import type { Tables } from '../../kernel/tables.ts'
import { likePattern } from './rules.ts'

/** `party…` is the Party organisation that covers it. */
export type OrganisationRow = Selectable<Tables['organisation']> & {
  parentName: string | null
  partyId: string | null
  partyName: string | null
  partyKind: string | null
  partyForm: SetUpForm | null
}

/**
 * What lies in the caller's subtree; and, across the tree, the cells of a committee there with the units they belong
 * to, for the committee works with them (W-1).
 */
export function reachable(call: Call, permission: 'organisations.read' | 'people.read'): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'organisation'>()
  const cells = eb
    .selectFrom('organisationMember')
    .innerJoin('organisation as committee', 'committee.id', 'organisationMember.organisationId')
    .innerJoin('organisation as cell', 'cell.id', 'organisationMember.memberId')
    .select('cell.id')
    .where((on) =>
      on.or([on('cell.id', '=', on.ref('organisation.id')), on('cell.parentId', '=', on.ref('organisation.id'))])
    )
    .where(visibleTo(call, permission, 'committee.path'))
  return eb.or([visibleTo(call, permission, 'organisation.path'), eb.exists(cells)])
}

export async function findOrganisations(
  db: Db,
  call: Call,
  query: OrganisationQuery,
  newSector: readonly string[]
): Promise<OrganisationRow[]> {
  const after = textsOf(query, 1)?.[0]
  const kinds = query.kind?.split(',')
  return await organisations(db)
    .where(reachable(call, 'organisations.read'))
    .$if(kinds !== undefined, (found) => found.where('organisation.kind', 'in', kinds!))
    .$if(query.form !== undefined, (found) => found.where('organisation.form', '=', query.form!))
    .$if(query.coverage !== undefined, (found) => found.where(isCovered(query.coverage!, newSector)))
    .$if(query.under !== undefined, (found) => found.where(isBelow(query.under!)))
    .$if(query.q !== undefined, (found) => found.where(matches(query.q!)))
    .$if(after !== undefined, (found) => found.where(sql<boolean>`organisation.path > ${after}::ltree`))
    .orderBy('organisation.path')
    .limit(query.limit + 1)
    .execute()
}

export async function findOrganisation(
  db: Db,
  call: Call,
  id: string,
  permission: Permission = 'organisations.read'
): Promise<OrganisationRow | undefined> {
  const reads = permission === 'organisations.read' || permission === 'people.read'
  return await organisations(db)
    .where('organisation.id', '=', id)
    .where(reads ? reachable(call, permission) : visibleTo(call, permission, 'organisation.path'))
    .executeTakeFirst()
}

/** Units that a stranger may name: where a need is, or whom it is about. */
export async function findUnits(
  db: Db,
  q: string,
  kinds: readonly string[]
): Promise<{ id: string; name: string; kind: string }[]> {
  return await db
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .where(matches(q))
    .where('kind', 'in', [...kinds])
    .where('active', '=', true)
    .orderBy('name')
    .limit(20)
    .execute()
}

/** Moves are made one after the other: two at once could put each organisation inside the other. */
export async function lockTree(tx: Tx): Promise<void> {
  await tx.selectFrom('organisation').select('id').where('parentId', 'is', null).forUpdate().execute()
}

export async function insertOrganisation(tx: Tx, row: Insertable<Tables['organisation']>): Promise<void> {
  await tx.insertInto('organisation').values(row).execute()
}

export async function updateOrganisationRow(
  tx: Tx,
  id: string,
  change: Updateable<Tables['organisation']>
): Promise<void> {
  await tx.updateTable('organisation').set(change).where('id', '=', id).execute()
}

export async function insertCoverage(tx: Tx, partyId: string, unitIds: readonly string[]): Promise<void> {
  if (unitIds.length === 0) return
  await tx
    .insertInto('coverage')
    .values(unitIds.map((unitId) => ({ partyId, unitId })))
    .execute()
}

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query selects
export function organisations(db: Db) {
  return db
    .selectFrom('organisation')
    .leftJoin('organisation as parent', 'parent.id', 'organisation.parentId')
    .leftJoin('coverage', 'coverage.unitId', 'organisation.id')
    .leftJoin('organisation as party', 'party.id', 'coverage.partyId')
    .selectAll('organisation')
    .select('parent.name as parentName')
    .select(['party.id as partyId', 'party.name as partyName', 'party.kind as partyKind', 'party.form as partyForm'])
}

/** As `coverageOf` says it of one row. */
function isCovered(coverage: Coverage, newSector: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`(organisation.active and organisation.kind = any(${newSector})
    and (party.id is not null) = ${coverage === 'covered'})`
}

function isBelow(id: string): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'organisation'>()
  return eb.exists(
    eb
      .selectFrom('organisation as top')
      .select('top.id')
      .where('top.id', '=', id)
      .where(sql<boolean>`organisation.path <@ top.path and organisation.id <> top.id`)
  )
}

function matches(q: string): Expression<SqlBool> {
  const pattern = likePattern(q)
  return sql<SqlBool>`(organisation.name ilike ${pattern} or organisation.short_name ilike ${pattern}
    or organisation.initials like ${likePattern(q.toLowerCase())})`
}
