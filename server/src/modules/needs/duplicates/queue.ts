import type { Compared, Duplicate, DuplicateGroup, NeedId, NeedStatus } from '@hongchao/contract'
import { sql } from 'kysely'

import type { Call } from '../../../kernel/call.ts'
import type { Db } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { scopesWith } from '../../../kernel/grants.ts'
import { notAbout, pathsOf } from '../reach.ts'
import { openStatuses } from '../rules.ts'
import { groupsOf } from '../rules/duplicates.ts'
import { findNeed, type NeedRow, needsAt } from '../store.ts'
import { partsOf } from '../view.ts'
import { findCandidates, findTold, inOrder } from './store.ts'

type Pair = { needId: string; otherId: string; similarity: number; same: boolean }

/** More pairs than anybody gets through; the newest come first. */
const mostPairs = 3000
const mostTogether = 50

/** Groups of open needs that may be one matter, among those that the caller receives. */
export async function listDuplicates(
  db: Db,
  call: Call,
  limit: number
): Promise<{ groups: DuplicateGroup[]; total: number }> {
  const found = await findPairs(db, call)
  const roots = await rootsOf(db, new Set(found.flatMap(({ needId, otherId }) => [needId, otherId])))
  const pairs = found.flatMap((pair) => asRoots(pair, roots))
  const ids = [...new Set(pairs.flatMap(({ needId, otherId }) => [needId, otherId]))].toSorted()
  const rows = await receivedBy(db, call, ids)
  const groups = groupsOf(
    ids.filter((id) => rows.has(id)),
    pairs.map(({ needId, otherId }) => [needId, otherId])
  )
    .map((group) => presentGroup(group, rows, pairs))
    .toSorted((a, b) => Number(b.same) - Number(a.same) || b.similarity - a.similarity)
  return { groups: groups.slice(0, limit), total: groups.length }
}

/** Pairs of needs that wait for something, by the lists of those organisations for which the caller receives. */
async function findPairs(db: Db, call: Call): Promise<Pair[]> {
  const scopes = scopesWith(call, 'needs.dispatch')
  const statuses: NeedStatus[] = [...openStatuses, 'merged']
  if (scopes.length === 0) return []
  return await db
    .selectFrom('needScope')
    .innerJoin('duplicate', 'duplicate.needId', 'needScope.needId')
    .select(['duplicate.needId', 'duplicate.otherId', 'duplicate.similarity', 'duplicate.same'])
    .distinct()
    .where('needScope.organisationId', 'in', scopes)
    .where('needScope.status', 'in', statuses)
    .where(notAbout(pathsOf(call), 'need_scope.about_path'))
    .where('duplicate.distinctAt', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('needScope as beside')
          .select('beside.needId')
          .whereRef('beside.needId', '=', 'duplicate.otherId')
          .where('beside.organisationId', 'in', scopes)
          .where('beside.status', 'in', statuses)
      )
    )
    .orderBy('duplicate.otherId', 'desc')
    .orderBy('duplicate.needId', 'desc')
    .limit(mostPairs)
    .execute()
}

/** What a need that was merged stands for: its master. */
async function rootsOf(db: Db, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  if (ids.size === 0) return new Map()
  const rows = await db
    .selectFrom('need')
    .select(['id', 'mergedIntoId'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('status', '=', 'merged')
    .execute()
  return new Map(rows.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]))
}

function asRoots({ needId, otherId, ...likeness }: Pair, roots: ReadonlyMap<string, string>): Pair[] {
  const [one, other] = [roots.get(needId) ?? needId, roots.get(otherId) ?? otherId]
  return one === other ? [] : [{ ...inOrder(one, other), ...likeness }]
}

/** Of these, the open ones that the caller receives. */
async function receivedBy(db: Db, call: Call, ids: readonly string[]): Promise<Map<string, NeedRow>> {
  const rows = await needsAt(
    db,
    ids.map((needId) => ({ needId }))
  )
  const own = rows.filter((row) => openStatuses.includes(row.status) && partsOf(row, call).includes('clerk'))
  return new Map(own.map((row) => [row.id, row]))
}

function presentGroup(group: string[], rows: ReadonlyMap<string, NeedRow>, pairs: readonly Pair[]): DuplicateGroup {
  const members = group.map((id) => rows.get(id)!).toSorted(furthestFirst)
  const needs = members.slice(0, mostTogether).map(present)
  const within = new Set<string>(needs.map(({ id }) => id))
  const own = pairs.filter(({ needId, otherId }) => within.has(needId) && within.has(otherId))
  return {
    needs,
    pairs: own.map(({ needId, otherId, ...pair }) => ({ ...pair, one: needId as NeedId, other: otherId as NeedId })),
    same: own.every(({ same }) => same),
    similarity: Math.max(0, ...own.map(({ similarity }) => similarity))
  }
}

/** Who has the most behind it is proposed as the master: the furthest along, with the most merged into it, the oldest. */
export function furthestFirst(a: NeedRow, b: NeedRow): number {
  return (
    openStatuses.indexOf(b.status) - openStatuses.indexOf(a.status) ||
    b.absorbed - a.absorbed ||
    a.collectedAt.getTime() - b.collectedAt.getTime()
  )
}

function present(row: NeedRow): Compared {
  const { organisationId, organisationName, location, category } = row
  return {
    id: row.id as NeedId,
    code: row.code,
    title: row.title,
    text: row.text,
    status: row.status,
    ...(category && { category }),
    ...(organisationId && { organisation: { id: organisationId, name: organisationName ?? '' } }),
    ...(location && { location }),
    collectedAt: row.collectedAt.toISOString(),
    absorbed: row.absorbed
  }
}

/** What may be the same matter as one need, among the open needs that the caller receives. */
export async function duplicatesOf(db: Db, call: Call, id: string): Promise<{ items: Duplicate[] }> {
  const need = await findNeed(db, call, id)
  if (!need || !partsOf(need, call).includes('clerk')) throw new AppError('need.notFound')
  const told = (await findTold(db, [id])).get(id)
  const found = told ? await findCandidates(db, told, id) : []
  const roots = await rootsOf(db, new Set(found.map((candidate) => candidate.id)))
  const distinct = await distinctFrom(db, id)
  const best = new Map<string, { similarity: number; same: boolean }>()
  for (const { id: candidate, similarity, same } of found) {
    const root = roots.get(candidate) ?? candidate
    if (root !== id && !distinct.has(candidate) && !best.has(root)) best.set(root, { similarity, same })
  }
  const rows = await receivedBy(db, call, [...best.keys()])
  return {
    items: [...best].flatMap(([root, likeness]) => {
      const row = rows.get(root)
      return row ? [{ ...present(row), ...likeness }] : []
    })
  }
}

async function distinctFrom(db: Db, id: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('duplicate')
    .select(['needId', 'otherId'])
    .where((eb) => eb.or([eb('needId', '=', id), eb('otherId', '=', id)]))
    .where('distinctAt', 'is not', null)
    .execute()
  return new Set(rows.map(({ needId, otherId }) => (needId === id ? otherId : needId)))
}
