import type { NeedStatus, PageQuery, PublicationView } from '@hongchao/contract'
import {
  type Expression,
  type ExpressionBuilder,
  expressionBuilder,
  type Insertable,
  type Selectable,
  sql,
  type SqlBool,
  type Updateable
} from 'kysely'

import { type Call, personOf } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { scopesWith, visibleTo } from '../../kernel/grants.ts'
import { type Position, positionOf } from '../../kernel/page.ts'
import type { Tables } from '../../kernel/tables.ts'

export type PublicationRow = Selectable<Tables['publication']> & {
  draftedByName: string
  approvedByName: string | null
}

/** A need, as far as its publication is concerned. */
export type MatterRow = {
  needId: string
  code: string
  title: string
  text: string
  answer: string | null
  location: string | null
  category: string | null
  status: NeedStatus
  path: string
  aboutId: string | null
  mergedIntoId: string | null
  answeredAt: Date | null
}

function matters(db: Db) {
  return db
    .selectFrom('need')
    .select(['need.id as needId', 'need.code', 'need.title', 'need.text', 'need.answer', 'need.location'])
    .select(['need.category', 'need.status', 'need.path', 'need.aboutId', 'need.mergedIntoId', 'need.answeredAt'])
}

/** A need in the subtree of whoever reads publications; complaints are beyond it. */
export async function findMatter(db: Db, call: Call, needId: string): Promise<MatterRow | undefined> {
  return await matters(db)
    .where('need.id', '=', needId)
    .where('need.aboutId', 'is', null)
    .where(visibleTo(call, 'publications.read', 'need.path'))
    .executeTakeFirst()
}

/** The same, locked, so that of two steps at once the second sees the first. */
export async function lockMatter(tx: Tx, call: Call, needId: string): Promise<MatterRow | undefined> {
  return await matters(tx)
    .where('need.id', '=', needId)
    .where('need.aboutId', 'is', null)
    .where(visibleTo(call, 'publications.read', 'need.path'))
    .forUpdate()
    .executeTakeFirst()
}

/** Both ways of listing have the columns by which they are ordered. */
type Matters = ReturnType<typeof inState>

type Listed = { matter: MatterRow; at: Date }

/** Newest first, one row beyond the limit. */
export async function listMatters(
  db: Db,
  call: Call,
  { view, categories, ...page }: PageQuery & { view: PublicationView; categories: readonly string[] }
): Promise<Listed[]> {
  const after = positionOf(page)
  const rows = (view === 'answered' ? answered(db, call, categories) : inState(db, call, view)) as Matters
  const found = await rows
    .$if(after !== undefined, (on) => on.where(beyond(view, after!)))
    .orderBy(orderOf(view), 'desc')
    .orderBy('need.id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return found.map(({ at, ...matter }) => ({ matter, at }))
}

function orderOf(view: PublicationView): Expression<Date> {
  return view === 'answered' ? sql<Date>`need_scope.created_at` : sql<Date>`publication.drafted_at`
}

function beyond(view: PublicationView, { at, id }: Position): Expression<SqlBool> {
  return sql<SqlBool>`(${orderOf(view)}, need.id) < (${at}, ${id})`
}

/** What was answered and is neither published nor proposed as it was answered: of each organisation one index is read. */
function answered(db: Db, call: Call, categories: readonly string[]) {
  return matters(db)
    .innerJoin('needScope', 'needScope.needId', 'need.id')
    .select('needScope.createdAt as at')
    .where('needScope.organisationId', 'in', scopeIds(db, call))
    .where('needScope.status', 'in', ['answered', 'closed'])
    .where('needScope.category', '=', sql<string>`any(${categories}::text[])`)
    .where('need.aboutId', 'is', null)
    .where('need.answer', 'is not', null)
    .where('need.mergedIntoId', 'is', null)
    .where((eb) => {
      const drafted = eb
        .selectFrom('publication')
        .select('publication.id')
        .whereRef('publication.needId', '=', 'need.id')
      const kept = drafted.where((on) => on.or([on('publication.state', '=', 'withdrawn'), isCurrent]))
      return eb.not(eb.exists(kept))
    })
}

function scopeIds(db: Db, call: Call) {
  return db
    .selectFrom('organisation')
    .select('organisation.id')
    .where('organisation.id', '=', sql<string>`any(${scopesWith(call, 'publications.read')}::uuid[])`)
}

/** It was drafted after the answer that stands. */
const isCurrent = sql<SqlBool>`publication.answered_at = need.answered_at`

function inState(db: Db, call: Call, state: Exclude<PublicationView, 'answered'>) {
  return matters(db)
    .innerJoin('publication', 'publication.needId', 'need.id')
    .select('publication.draftedAt as at')
    .where('publication.state', '=', state)
    .$if(state !== 'withdrawn', (on) => on.where(isCurrent))
    .where('need.aboutId', 'is', null)
    .where(visibleTo(call, 'publications.read', 'need.path'))
}

export async function findPublications(db: Db, needIds: readonly string[]): Promise<Map<string, PublicationRow>> {
  const rows = await db
    .selectFrom('publication')
    .innerJoin('person as drafter', 'drafter.id', 'publication.draftedById')
    .leftJoin('person as approver', 'approver.id', 'publication.approvedById')
    .selectAll('publication')
    .select(['drafter.name as draftedByName', 'approver.name as approvedByName'])
    .where('publication.needId', '=', sql<string>`any(${needIds}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.needId, row]))
}

export async function putPublication(tx: Tx, row: Insertable<Tables['publication']>): Promise<void> {
  const { id: _, needId: __, ...changes } = row
  const cleared = { approvedById: null, withdrawnBy: null, withdrawnAt: null, reason: null }
  await tx
    .insertInto('publication')
    .values(row)
    .onConflict((conflict) => conflict.column('needId').doUpdateSet({ ...cleared, ...changes }))
    .execute()
}

export async function updatePublication(tx: Tx, id: string, changes: Updateable<Tables['publication']>): Promise<void> {
  await tx.updateTable('publication').set(changes).where('id', '=', id).execute()
}

/** Of the people whom the place knows, those whose names stand in a text; and the requester, wherever. */
export async function findNamesIn(db: Db, text: string, needId: string): Promise<string[]> {
  const known = await db
    .selectFrom('person')
    .select('name')
    .distinct()
    .where(sql<boolean>`char_length(person.name) > 1 and strpos(${text}, person.name) > 0`)
    .execute()
  return [...known.map(({ name }) => name), ...(await findNamesOf(db, needId))]
}

/** Who raised a need, and whoever raised the same. */
export async function findNamesOf(db: Db, needId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('needRequester')
    .innerJoin('need', 'need.id', 'needRequester.needId')
    .select('needRequester.name')
    .where((eb) => eb.or([eb('need.id', '=', needId), eb('need.mergedIntoId', '=', needId)]))
    .execute()
  return rows.map(({ name }) => name)
}

type Publications = ExpressionBuilder<Tables, 'publication' | 'need'>

function published(db: Db, categories: readonly string[]) {
  // What was reopened, answered anew, merged, or turned out to be something else, is not public any more, whatever its
  // publication says.
  return db
    .selectFrom('publication')
    .innerJoin('need', 'need.id', 'publication.needId')
    .leftJoin('team', 'team.id', 'need.teamId')
    .leftJoin('organisation as department', 'department.id', 'need.departmentId')
    .select(['publication.id', 'publication.needId', 'publication.title', 'publication.text', 'publication.answer'])
    .select(['publication.location', 'publication.publishedAt', 'need.category', 'need.createdAt', 'need.answeredAt'])
    .select((eb) => eb.fn.coalesce('team.name', 'department.name').as('office'))
    .where('publication.state', '=', 'published')
    .where(mayBePublic(categories))
}

/** As `isPublishable` says it of one, and of the answer that stands. */
function mayBePublic(categories: readonly string[]): Expression<SqlBool> {
  const needs = expressionBuilder<Tables, 'publication' | 'need'>()
  return needs.and([
    isCurrent,
    needs('need.status', 'in', ['answered', 'closed']),
    needs('need.aboutId', 'is', null),
    needs('need.mergedIntoId', 'is', null),
    needs('need.category', '=', sql<string>`any(${categories}::text[])`)
  ])
}

/** What somebody else drafted and the caller may approve, as far as `most`. */
export async function countProposed(
  db: Db,
  call: Call,
  { categories, most }: { categories: readonly string[]; most: number }
): Promise<number> {
  const proposed = db
    .selectFrom('publication')
    .innerJoin('need', 'need.id', 'publication.needId')
    .select('publication.id')
    .where('publication.state', '=', 'proposed')
    .where('publication.draftedById', '<>', personOf(call))
    .where(mayBePublic(categories))
    .where(visibleTo(call, 'publications.approve', 'need.path'))
    .limit(most)
  return (await proposed.execute()).length
}

export type PublishedRow = Awaited<ReturnType<ReturnType<typeof published>['execute']>>[number]

export async function listPublished(
  db: Db,
  { categories, q, ...page }: PageQuery & { categories: readonly string[]; q?: string | undefined }
): Promise<PublishedRow[]> {
  const after = positionOf(page)
  return await published(db, categories)
    .$if(Boolean(q), (on) => on.where((eb) => says(eb, q!)))
    .$if(after !== undefined, (on) =>
      on.where(sql<boolean>`(publication.published_at, publication.id) < (${after!.at}, ${after!.id})`)
    )
    .orderBy('publication.publishedAt', 'desc')
    .orderBy('publication.id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

function says(_: Publications, q: string): Expression<SqlBool> {
  const pattern = `%${q.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`
  return sql<SqlBool>`(publication.title || ' ' || publication.text || ' ' || publication.answer) ilike ${pattern}`
}

export async function findPublished(
  db: Db,
  categories: readonly string[],
  { ids, needIds }: { ids?: readonly string[]; needIds?: readonly string[] }
): Promise<PublishedRow[]> {
  return await published(db, categories)
    .$if(ids !== undefined, (on) => on.where('publication.id', '=', sql<string>`any(${ids}::uuid[])`))
    .$if(needIds !== undefined, (on) => on.where('publication.needId', '=', sql<string>`any(${needIds}::uuid[])`))
    .execute()
}
