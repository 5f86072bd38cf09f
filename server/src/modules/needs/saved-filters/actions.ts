import {
  type FilterAddress,
  NeedFilter,
  type ParsedOf,
  type ResponseOf,
  type SavedFilter,
  type savedFiltersRoutes
} from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../../kernel/audit.ts'
import { type Call, personOf } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { reaches } from '../../../kernel/grants.ts'
import { countWithin } from '../filter.ts'
import {
  countSharedWith,
  deleteSavedFilter,
  findOwnFilters,
  findOwnOrganisation,
  findSharedFilters,
  insertSavedFilter,
  type SavedFilterRow,
  updateSavedFilter
} from './store.ts'

type Of<K extends keyof typeof savedFiltersRoutes> = ResponseOf<(typeof savedFiltersRoutes)[K]>
type Input<K extends 'save' | 'change' | 'order'> = ParsedOf<(typeof savedFiltersRoutes)[K]>['body']

/** Tabs beyond this nobody finds again, and each is counted: of one person, and shared with one organisation. */
const most = { own: 20, shared: 20 }

/** One's own, then what others share. */
async function findSavedFilters(db: Db, call: Call): Promise<SavedFilterRow[]> {
  return [...(await findOwnFilters(db, call)), ...(await findSharedFilters(db, call, most.shared))]
}

export async function listSavedFilters(db: Db, call: Call): Promise<Of<'list'>> {
  const rows = await findSavedFilters(db, call)
  return {
    items: rows.map((row) => toSavedFilter(row, call)),
    mayShare: (await findSharedWith(db, call)) !== undefined
  }
}

function toSavedFilter(row: SavedFilterRow, call: Call): SavedFilter {
  const { id, name, filter, organisationId, by } = row
  const own = row.personId === personOf(call)
  const removable = isRemovable(row, call)
  return {
    id,
    name,
    filter: filter as FilterAddress,
    shared: organisationId !== null,
    own,
    removable,
    ...(!own && { by })
  }
}

/** What somebody shared who has left is everybody's who reads it. */
function isRemovable({ personId, here }: SavedFilterRow, call: Call): boolean {
  return personId === personOf(call) || !here
}

/** With whom somebody may share: where they work, if they read the needs of all of it. */
async function findSharedWith(db: Db, call: Call): Promise<string | undefined> {
  const own = await findOwnOrganisation(db, call)
  return own && reaches(call, 'needs.read', own.path) ? own.id : undefined
}

/** So many are counted, and so many needs looked at for it: a tab says that there are many, not how many. */
const counted = { most: 999, scanned: 5000 }

/** Each by the rights of whoever looks. */
export async function countSavedFilters(db: Db, call: Call): Promise<Of<'counts'>> {
  const counts: Of<'counts'>['counts'] = []
  for (const { id, filter } of await findSavedFilters(db, call)) {
    counts.push({ id, ...(await countWithin(db, call, NeedFilter.parse(filter), counted)) })
  }
  return { counts }
}

export async function saveFilter(tx: Tx, call: Call, { name, filter, shared }: Input<'save'>): Promise<SavedFilter> {
  const own = await findOwnFilters(tx, call)
  if (own.length >= most.own) throw new AppError('savedFilter.tooMany', { most: most.own })
  const id = uuid()
  await insertSavedFilter(tx, {
    id,
    personId: personOf(call),
    organisationId: await shareWith(tx, call, id, shared),
    name,
    filter: JSON.stringify(filter),
    position: 1 + Math.max(0, ...own.map(({ position }) => position)),
    createdAt: call.now
  })
  return await get(tx, call, id)
}

async function shareWith(tx: Tx, call: Call, id: string, shared: boolean): Promise<string | null> {
  if (!shared) return null
  const organisationId = await findSharedWith(tx, call)
  if (!organisationId) throw new AppError('forbidden')
  if ((await countSharedWith(tx, organisationId, { except: id })) >= most.shared) {
    throw new AppError('savedFilter.tooManyShared', { most: most.shared })
  }
  return organisationId
}

export async function changeSavedFilter(
  tx: Tx,
  call: Call,
  id: string,
  { name, shared }: Input<'change'>
): Promise<SavedFilter> {
  const changed = await updateSavedFilter(tx, call, id, {
    id,
    ...(name !== undefined && { name }),
    ...(shared !== undefined && { organisationId: await shareWith(tx, call, id, shared) })
  })
  if (!changed) throw new AppError('savedFilter.notFound')
  return await get(tx, call, id)
}

async function get(tx: Tx, call: Call, id: string): Promise<SavedFilter> {
  const row = (await findOwnFilters(tx, call)).find((each) => each.id === id)
  if (!row) throw new AppError('savedFilter.notFound')
  return toSavedFilter(row, call)
}

export async function orderSavedFilters(tx: Tx, call: Call, { ids }: Input<'order'>): Promise<Of<'list'>> {
  for (const [position, id] of ids.entries()) {
    if (!(await updateSavedFilter(tx, call, id, { position }))) throw new AppError('savedFilter.notFound')
  }
  return await listSavedFilters(tx, call)
}

export async function removeSavedFilter(tx: Tx, call: Call, id: string): Promise<Of<'list'>> {
  const row = (await findSavedFilters(tx, call)).find((each) => each.id === id)
  if (!row || !isRemovable(row, call)) throw new AppError('savedFilter.notFound')
  await deleteSavedFilter(tx, id)
  if (row.personId !== personOf(call)) await recordAudit(tx, call, 'savedFilter.removed', row.personId)
  return await listSavedFilters(tx, call)
}
