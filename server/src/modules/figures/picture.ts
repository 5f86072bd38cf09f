import { sql } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { reaches, scopesWith } from '../../kernel/grants.ts'
import { pathsOf } from '../needs/index.ts'
import { findShares, reckon, type Share, toShare } from './shares.ts'
import { findTail } from './tail.ts'

/** So many changed needs are counted while somebody waits for a figure; what is beyond is folded within minutes. */
const mostCounted = 2000

/** How the sums are to be corrected: what they hold too much, and what too little. */
export type Corrections = {
  tooMuch: Share[]
  tooLittle: Share[]
  /** The needs of which the sums and shares say nothing certain. */
  needIds: string[]
  /** So many needs changed beyond those. */
  waiting: number
}

/** Reads on one picture of the database, so that sums and what is corrected of them belong together. */
export async function onPicture<T>(db: Db, read: (tx: Tx) => Promise<T>): Promise<T> {
  return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}

/**
 * Sums, so corrected, are what a recount would give; and needs about the caller's own unit are not in them, for a small
 * figure could tell who complained.
 */
export async function findCorrections(tx: Tx, call: Call): Promise<Corrections> {
  const tail = await findTail(tx, call, mostCounted)
  const own = await findOwnUnits(tx, call)
  const stale = new Set(tail.needIds)
  const shielded = (await findSharesAbout(tx, own)).filter(({ needId }) => !stale.has(needId))
  const counted = tail.needIds.length > 0 ? await reckon(tx, call, tail.needIds) : []
  return {
    tooMuch: [...(tail.needIds.length > 0 ? await findShares(tx, tail.needIds) : []), ...shielded],
    tooLittle: counted.filter(({ aboutId }) => aboutId === null || !own.includes(aboutId)),
    needIds: tail.needIds,
    waiting: tail.noted.length < mostCounted ? 0 : (await countNoted(tx)) - tail.noted.length
  }
}

/** The caller's units and those above them: whoever is of a branch is of the company that is complained of, too. */
async function findOwnUnits(db: Db, call: Call): Promise<string[]> {
  const rows = await db
    .selectFrom('organisation')
    .select('id')
    .where(sql<boolean>`path @> any(${pathsOf(call)}::ltree[])`)
    .execute()
  return rows.map(({ id }) => id)
}

async function findSharesAbout(db: Db, unitIds: readonly string[]): Promise<Share[]> {
  const rows = await db
    .selectFrom('figureShare')
    .selectAll()
    .where('aboutId', '=', sql<string>`any(${unitIds}::uuid[])`)
    .execute()
  return rows.map((row) => toShare(row))
}

async function countNoted(db: Db): Promise<number> {
  const { noted } = await db
    .selectFrom('uncounted')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('noted'))
    .executeTakeFirstOrThrow()
  return noted
}

export type Scope = { id: string; name: string; path: string }

/** By what somebody sees figures: whoever reads needs all of them, a screen those that are meant for it. */
export type Watched = 'needs.read' | 'wall.read'

/** Where the figures are of; nobody sees those of an organisation whose needs they do not read. */
export async function getScope(
  db: Db,
  call: Call,
  id: string | undefined,
  permission: Watched = 'needs.read'
): Promise<Scope> {
  const scope = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'path'])
    .where('id', '=', id ?? scopesWith(call, permission)[0] ?? null)
    .executeTakeFirst()
  if (!scope || !reaches(call, permission, scope.path)) throw new AppError('organisation.notFound')
  return scope
}

/** The organisations right below it. */
export async function findParts(db: Db, { id }: Pick<Scope, 'id'>): Promise<{ id: string; name: string }[]> {
  return await db.selectFrom('organisation').select(['id', 'name']).where('parentId', '=', id).orderBy('name').execute()
}
