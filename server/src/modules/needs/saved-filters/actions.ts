import {
  type FilterAddress,
  NeedFilter,
  type ParsedOf,
  type ResponseOf,
  type SavedFilter,
  type savedFiltersRoutes
} from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { reaches } from '../../../kernel/grants.ts'
import { countWithin } from '../filter.ts'
import {
  deleteSavedFilter,
  findOwnOrganisation,
  findSavedFilters,
  insertSavedFilter,
  type SavedFilterRow,
  updateSavedFilter
} from './store.ts'

type Of<K extends keyof typeof savedFiltersRoutes> = ResponseOf<(typeof savedFiltersRoutes)[K]>
type Input<K extends 'save' | 'change' | 'order'> = ParsedOf<(typeof savedFiltersRoutes)[K]>['body']

export async function listSavedFilters(db: Db, call: Call): Promise<Of<'list'>> {
  const rows = await findSavedFilters(db, call)
  return {
    items: rows.map((row) => toSavedFilter(row, call)),
    mayShare: (await findSharedWith(db, call)) !== undefined
  }
}

function toSavedFilter({ id, name, filter, organisationId, personId, by }: SavedFilterRow, call: Call): SavedFilter {
  const own = personId === personOf(call)
  return { id, name, filter: filter as FilterAddress, shared: organisationId !== null, own, ...(!own && { by }) }
}

/** With whom somebody may share: where they work, if they read the needs of all of it. */
async function findSharedWith(db: Db, call: Call): Promise<string | undefined> {
  const own = await findOwnOrganisation(db, call)
  return own && reaches(call, 'needs.read', own.path) ? own.id : undefined
}

/** So many are counted, and so many needs looked at for it: a tab says that there are many, not how many. */
const most = 999
const scanned = 5000

/** Each by the rights of whoever looks. */
export async function countSavedFilters(db: Db, call: Call): Promise<Of<'counts'>> {
  const counts: Of<'counts'>['counts'] = []
  for (const { id, filter } of await findSavedFilters(db, call)) {
    counts.push({ id, ...(await countWithin(db, call, NeedFilter.parse(filter), { most, scanned })) })
  }
  return { counts }
}

/** Tabs beyond this nobody finds again, and each is counted. */
const mostSaved = 20

export async function saveFilter(tx: Tx, call: Call, { name, filter, shared }: Input<'save'>): Promise<SavedFilter> {
  const own = (await findSavedFilters(tx, call)).filter(({ personId }) => personId === personOf(call))
  if (own.length >= mostSaved) throw new AppError('savedFilter.tooMany', { most: mostSaved })
  const id = uuid()
  await insertSavedFilter(tx, {
    id,
    personId: personOf(call),
    organisationId: await shareWith(tx, call, shared),
    name,
    filter: JSON.stringify(filter),
    position: 1 + Math.max(0, ...own.map(({ position }) => position)),
    createdAt: call.now
  })
  return await get(tx, call, id)
}

async function shareWith(tx: Tx, call: Call, shared: boolean): Promise<string | null> {
  if (!shared) return null
  const organisationId = await findSharedWith(tx, call)
  if (!organisationId) throw new AppError('forbidden')
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
    ...(shared !== undefined && { organisationId: await shareWith(tx, call, shared) })
  })
  if (!changed) throw new AppError('savedFilter.notFound')
  return await get(tx, call, id)
}

async function get(tx: Tx, call: Call, id: string): Promise<SavedFilter> {
  const row = (await findSavedFilters(tx, call)).find((each) => each.id === id)
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
  if (!(await deleteSavedFilter(tx, call, id))) throw new AppError('savedFilter.notFound')
  return await listSavedFilters(tx, call)
}
