import type {
  CreateOrganisation,
  Organisation,
  OrganisationDetail,
  OrganisationQuery,
  Permission,
  Person,
  TreeNode,
  UpdateOrganisation
} from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError, violatedConstraint } from '../../kernel/errors.ts'
import { initialsOf } from '../../kernel/initials.ts'
import { toPageByTexts } from '../../kernel/page.ts'
import { movePaths } from '../../kernel/paths.ts'
import { getPreset } from '../places/index.ts'
import { findPeople, findPosts, type PeopleQuery } from './people.ts'
import { isInsideItself, pathBelow } from './rules.ts'
import { toFacility, toOrganisation, toPerson, toPost, toTreeNode } from './shapes.ts'
import {
  findOrganisation,
  findOrganisations,
  findUnits,
  insertCoverage,
  insertOrganisation,
  lockTree,
  type OrganisationRow,
  updateOrganisationRow
} from './store.ts'
import { countPeople, viewAncestors, viewCovers, viewFacilities, viewMembers, viewTree } from './views.ts'

export async function listOrganisations(
  db: Db,
  call: Call,
  query: OrganisationQuery
): Promise<{ items: Organisation[]; next?: string }> {
  const newSector = await newSectorKinds(db)
  const rows = await findOrganisations(db, call, query, newSector)
  return toPageByTexts(
    rows,
    query,
    (row) => [row.path],
    (row) => toOrganisation(row, newSector)
  )
}

export async function listTree(db: Db, call: Call, under?: string): Promise<{ items: TreeNode[] }> {
  if (under) await getOrganisation(db, call, under)
  const newSector = await newSectorKinds(db)
  const rows = await viewTree(db, call, under, newSector)
  return { items: rows.map((row) => toTreeNode(row, newSector)) }
}

async function newSectorKinds(db: Db): Promise<string[]> {
  const { place } = await getPreset(db)
  return place.organisationKinds.filter(({ nature }) => nature === 'newSectorOrg').map(({ key }) => key)
}

/** The organisation, if the permission reaches it; to read, the cells of one's committees are in reach as well. */
export async function getOrganisation(
  db: Db,
  call: Call,
  id: string,
  permission: Permission = 'organisations.read'
): Promise<OrganisationRow> {
  const row = await findOrganisation(db, call, id, permission)
  if (!row) throw new AppError('organisation.notFound')
  return row
}

export async function getOrganisationDetail(db: Db, call: Call, id: string): Promise<OrganisationDetail> {
  const row = await getOrganisation(db, call, id)
  return {
    ...toOrganisation(row, await newSectorKinds(db)),
    ancestors: await viewAncestors(db, call, row.path),
    people: await countPeople(db, id),
    posts: (await findPosts(db, call, id)).map(toPost),
    facilities: (await viewFacilities(db, id)).map(toFacility),
    covers: await viewCovers(db, id),
    ...(await viewMembers(db, id))
  }
}

/** Finds a unit for somebody who may be a stranger: enterprises, departments, communities, by name alone. */
export async function findUnitsByName(
  db: Db,
  q: string
): Promise<{ items: { id: string; name: string; kind: string }[] }> {
  const { place } = await getPreset(db)
  const kinds = place.organisationKinds.filter(({ nature }) => nature !== 'partyOrg' && nature !== 'area')
  return { items: await findUnits(db, q, ['', ...kinds.map(({ key }) => key)]) }
}

export async function createOrganisation(tx: Tx, call: Call, input: CreateOrganisation): Promise<Organisation> {
  await lockTree(tx)
  const parent = await getOrganisation(tx, call, input.parentId, 'organisations.manage')
  await checkKind(tx, input)
  const units = input.covers ?? (input.form === 'independent' ? [parent.id] : [])
  for (const unit of units) await getOrganisation(tx, call, unit, 'organisations.manage')

  const id = await insertBelow(tx, call, parent, input)
  await cover(tx, id, units)

  await recordAudit(tx, call, 'organisation.created', id, { parentId: parent.id, kind: input.kind })
  return toOrganisation(await getOrganisation(tx, call, id, 'organisations.manage'), await newSectorKinds(tx))
}

export async function updateOrganisation(
  tx: Tx,
  call: Call,
  id: string,
  input: UpdateOrganisation
): Promise<Organisation> {
  await lockTree(tx)
  const row = await getOrganisation(tx, call, id, 'organisations.manage')
  const moves = input.parentId !== undefined && input.parentId !== row.parentId
  if (!row.parentId && (moves || input.active === false)) throw new AppError('organisation.isRoot')

  const { parentId: _, ...change } = input
  await updateOrganisationRow(tx, id, {
    active: row.active,
    ...change,
    ...(input.name && { initials: initialsOf(input.name) })
  })
  if (moves) await move(tx, call, row, input.parentId!)

  await recordAudit(tx, call, 'organisation.updated', id, { fields: Object.keys(change) })
  return toOrganisation(await getOrganisation(tx, call, id, 'organisations.manage'), await newSectorKinds(tx))
}

export async function listPeople(db: Db, call: Call, query: PeopleQuery): Promise<{ items: Person[]; next?: string }> {
  const rows = await findPeople(db, call, query)
  return toPageByTexts(
    rows,
    query,
    (row) => [row.initials, row.id],
    (row) => toPerson(call, row)
  )
}

/** The kind is one of the place's, and only a Party organisation is set up in a form and covers units. */
async function checkKind(db: Db, { kind: key, form, covers }: CreateOrganisation): Promise<void> {
  const { place } = await getPreset(db)
  const kind = place.organisationKinds.find((one) => one.key === key)
  const fits = kind && (kind.nature === 'partyOrg' || (!form && !covers))
  if (!fits) throw new AppError('organisation.kindUnknown')
}

async function insertBelow(tx: Tx, call: Call, parent: OrganisationRow, input: CreateOrganisation): Promise<string> {
  const id = uuid()
  const key = `o${id.replaceAll('-', '')}`
  const { name, kind, shortName = null, form = null, industry = null } = input
  const place = { id, key, parentId: parent.id, path: pathBelow(parent.path, key) }
  const facts = { name, shortName, initials: initialsOf(name), kind, form, industry }
  await insertOrganisation(tx, { ...place, ...facts, createdAt: call.now })
  return id
}

async function move(tx: Tx, call: Call, row: OrganisationRow, parentId: string): Promise<void> {
  const parent = await getOrganisation(tx, call, parentId, 'organisations.manage')
  if (isInsideItself(row.path, parent.path)) throw new AppError('organisation.insideItself')

  const to = pathBelow(parent.path, row.key)
  await updateOrganisationRow(tx, row.id, { parentId })
  await movePaths(tx, row.path, to)
  await recordAudit(tx, call, 'organisation.moved', row.id, { from: row.path, to })
}

async function cover(tx: Tx, id: string, units: readonly string[]): Promise<void> {
  try {
    await insertCoverage(tx, id, units)
  } catch (error) {
    if (violatedConstraint(error) === 'coverage_unit_id_key') throw new AppError('organisation.coveredAlready')
    throw error
  }
}
