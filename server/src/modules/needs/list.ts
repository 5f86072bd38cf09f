import type { Need, NeedFilter, NeedQuery } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { positionOf, toPage } from '../../kernel/page.ts'
import { countPlaces, findPlaces } from './filter.ts'
import { raisedBy, reachOf, unshielded, visible } from './reach.ts'
import { never } from './scopes.ts'
import { type NeedRow, needsAt } from './store.ts'
import { presentNeeds } from './view.ts'

export async function listNeeds(db: Db, call: Call, query: NeedQuery): Promise<{ items: Need[]; next?: string }> {
  const page = await pageOfNeeds(db, call, query)
  return { ...page, items: await presentNeeds(db, call, page.items) }
}

/** A need as it stands in a list, with what was asked and answered in full: unless the caller is of the unit complained of. */
export type NeedInSheet = { need: Need; text?: string; answer?: string | undefined }

export async function listForSheet(
  db: Db,
  call: Call,
  query: NeedQuery
): Promise<{ items: NeedInSheet[]; next?: string }> {
  const page = await pageOfNeeds(db, call, query)
  return { ...page, items: inSheet(page.items, await presentNeeds(db, call, page.items)) }
}

/** The same of some needs, in the order given: those of them that the caller may see. */
export async function needsInSheet(db: Db, call: Call, ids: string[]): Promise<NeedInSheet[]> {
  const seen = new Set(await visibleNeeds(db, call, ids))
  const rows = await needsAt(
    db,
    ids.filter((id) => seen.has(id)).map((needId) => ({ needId }))
  )
  return inSheet(rows, await presentNeeds(db, call, rows))
}

function inSheet(rows: readonly NeedRow[], needs: readonly Need[]): NeedInSheet[] {
  return needs.map((need, index) => {
    const { text, answer } = rows[index]!
    return need.shielded ? { need } : { need, text, answer: answer ?? undefined }
  })
}

async function pageOfNeeds(db: Db, call: Call, query: NeedQuery): Promise<{ items: NeedRow[]; next?: string }> {
  const rows = await findNeeds(db, call, query)
  return toPage(
    rows,
    query,
    (row) => ({ at: sortedBy(row, query), id: row.id }),
    (row) => row
  )
}

function sortedBy(row: NeedRow, { sort }: NeedQuery): Date {
  return sort === 'due' ? (row.dueAt ?? never) : row.createdAt
}

async function findNeeds(db: Db, call: Call, query: NeedQuery): Promise<NeedRow[]> {
  const byDue = query.sort === 'due'
  const stretch = { byDue, after: positionOf(query), limit: query.limit + 1 }
  return await needsAt(db, await findPlaces(db, call, query, stretch))
}

const countedTo = 1000

/** Exact up to a thousand: beyond it nobody reads the figure, and counting costs more than the list. */
export async function countNeeds(db: Db, call: Call, filter: NeedFilter): Promise<{ count: number; more: boolean }> {
  const byDue = filter.due !== undefined && filter.due !== 'open'
  const count = await countPlaces(db, call, filter, { byDue, limit: countedTo + 1 })
  return { count: Math.min(count, countedTo), more: count > countedTo }
}

/** Of some needs, those the caller may see. */
export async function visibleNeeds(db: Db, call: Call, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('need')
    .select('need.id')
    .where('need.id', 'in', ids)
    .where((eb) => visible(eb, reachOf(call)))
    .execute()
  return rows.map(({ id }) => id)
}

/** A need's id again, if the caller raised it. */
export async function findOwnNeedId(db: Db, call: Call, id: string): Promise<string | undefined> {
  const own = await db
    .selectFrom('need')
    .select('need.id')
    .where('need.id', '=', id)
    .where((eb) => raisedBy(eb, reachOf(call)))
    .executeTakeFirst()
  return own?.id
}

/** Code and title of those needs that the caller may see; of one about their own unit only the code. */
export async function findNeedTitles(
  db: Db,
  call: Call,
  ids: string[]
): Promise<Map<string, { code: string; title?: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('need')
    .select(['need.id', 'need.code', 'need.title'])
    .select((eb) => eb.or([raisedBy(eb, reachOf(call)), unshielded(reachOf(call))]).as('open'))
    .where('need.id', 'in', ids)
    .where((eb) => visible(eb, reachOf(call)))
    .execute()
  return new Map(rows.map(({ id, code, title, open }) => [id, open ? { code, title } : { code }]))
}
