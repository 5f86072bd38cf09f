import type { Need, NeedFilter, NeedQuery, Todo } from '@hongchao/contract'
import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import { dayIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { positionOf, toPage } from '../../kernel/page.ts'
import type { Tables } from '../../kernel/tables.ts'
import {
  inSubtree,
  inView,
  ownWork,
  raisedBy,
  unshielded,
  visible,
  withDepartment,
  withLedTeam,
  withTeam
} from './reach.ts'
import { openStatuses } from './rules.ts'
import { type NeedRow, selectNeeds } from './store.ts'
import { presentNeeds } from './view.ts'

type Needs = ExpressionBuilder<Tables, 'need'>

/** Far in the future: where needs without a running clock stand in a list by due time. */
const never = new Date('9999-01-01T00:00:00Z')
const dueOrNever = sql<Date>`coalesce(need.due_at, ${never})`

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
  const needs = await presentNeeds(db, call, page.items)
  const items = needs.map((need, index) => {
    const { text, answer } = page.items[index]!
    return need.shielded ? { need } : { need, text, answer: answer ?? undefined }
  })
  return { ...page, items }
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
  const position = positionOf(query)
  const byDue = query.sort === 'due'
  return await selectNeeds(db)
    .where((eb) => eb.and(conditions(eb, call, query)))
    .$if(position !== undefined && byDue, (needs) =>
      needs.where(sql<boolean>`(${dueOrNever}, need.id) > (${position?.at}, ${position?.id})`)
    )
    .$if(position !== undefined && !byDue, (needs) =>
      needs.where(sql<boolean>`(need.created_at, need.id) < (${position?.at}, ${position?.id})`)
    )
    .$if(byDue, (needs) => needs.orderBy(dueOrNever).orderBy('need.id'))
    .$if(!byDue, (needs) => needs.orderBy('need.createdAt', 'desc').orderBy('need.id', 'desc'))
    .limit(query.limit + 1)
    .execute()
}

const countedTo = 1000

/** Exact up to a thousand: beyond it nobody reads the figure, and counting costs more than the list. */
export async function countNeeds(db: Db, call: Call, filter: NeedFilter): Promise<{ count: number; more: boolean }> {
  const { count } = await db
    .selectFrom(
      db
        .selectFrom('need')
        .select('need.id')
        .where((eb) => eb.and(conditions(eb, call, filter)))
        .limit(countedTo + 1)
        .as('found')
    )
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return { count: Math.min(Number(count), countedTo), more: Number(count) > countedTo }
}

function conditions(eb: Needs, call: Call, filter: NeedFilter): Expression<SqlBool>[] {
  const oneOf = (column: 'status' | 'category' | 'level' | 'kind' | 'teamId' | 'departmentId', values?: string[]) =>
    values && values.length > 0 ? [eb(`need.${column}`, 'in', values as never[])] : []
  return [
    inView(eb, call, filter.view),
    ...oneOf('status', filter.status),
    ...oneOf('category', filter.category),
    ...oneOf('level', filter.level),
    ...oneOf('teamId', filter.team),
    ...oneOf('departmentId', filter.department),
    ...byRequest(eb, call, filter),
    ...byDue(eb, call, filter),
    ...byHandler(eb, call, filter)
  ]
}

/**
 * Filters on what the requester said. A need about the caller's own unit never answers to them, lest the filter
 * itself tell who complained.
 */
function byRequest(eb: Needs, call: Call, { kind, organisation, q, view }: NeedFilter): Expression<SqlBool>[] {
  const asked: Expression<SqlBool>[] = []
  if (kind && kind.length > 0) asked.push(eb('need.kind', 'in', kind))
  if (organisation) asked.push(belowOrganisation(eb, organisation))
  if (q) asked.push(matching(eb, q))
  return asked.length > 0 && view !== 'mine' ? [...asked, unshielded(call)] : asked
}

/** In an organisation, or received there where nobody said where it is. */
function belowOrganisation(eb: Needs, id: string): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('organisation as top')
      .leftJoin('organisation as spot', (join) => join.onRef('spot.id', '=', 'need.organisationId'))
      .select('top.id')
      .where('top.id', '=', id)
      .where(sql<boolean>`coalesce(spot.path, need.path) <@ top.path`)
  )
}

function matching(eb: Needs, q: string): Expression<SqlBool> {
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return /^[a-z]{2}-[\d-]+$/i.test(q) ? eb('need.code', 'ilike', pattern) : eb('need.text', 'ilike', pattern)
}

function byDue(eb: Needs, call: Call, { due }: NeedFilter): Expression<SqlBool>[] {
  const { now } = call
  switch (due) {
    case undefined:
      return []
    case 'open':
      return [eb('need.status', 'in', openStatuses)]
    case 'overdue':
      return [eb('need.dueAt', '<=', now)]
    case 'today':
      return [eb('need.dueAt', '>=', startOfDay(now)), eb('need.dueAt', '<', endOfDay(now))]
    case 'soon':
      return [
        eb('need.dueAt', '>', now),
        eb.exists(
          eb
            .selectFrom('needClock')
            .select('needClock.id')
            .whereRef('needClock.needId', '=', 'need.id')
            .where('needClock.stoppedAt', 'is', null)
            .where('needClock.soonAt', '<=', now)
        )
      ]
  }
}

function byHandler(eb: Needs, { actor }: Call, { handledBy }: NeedFilter): Expression<SqlBool>[] {
  if (handledBy === 'nobody') return [eb('need.handlerId', 'is', null)]
  if (handledBy === 'me') return [eb('need.handlerId', '=', actor.personId ?? null)]
  return []
}

function startOfDay(now: Date): Date {
  return new Date(`${dayIn(now)}T00:00:00+08:00`)
}

function endOfDay(now: Date): Date {
  return new Date(startOfDay(now).getTime() + 86_400_000)
}

const mostTodo = 200
const mostWaiting = 50

/**
 * 轮到您了: for a clerk what waits to be received or dispatched, for a handler what lies with them, for a leader what
 * presses with the team, for a requester what they were asked to evaluate, for a supervisor what is late. Waiting is
 * what others have to do first.
 */
export async function listTodo(db: Db, call: Call): Promise<Todo> {
  const mine = await selectNeeds(db)
    .where((eb) => eb.or(myTurn(eb, call)))
    .orderBy(dueOrNever)
    .orderBy('need.id')
    .limit(mostTodo)
    .execute()
  const waiting = await selectNeeds(db)
    .where((eb) => eb.or(othersTurn(eb, call)))
    // Where no clock runs it is unknown whether the need is late, and `not` would leave it unknown.
    .where((eb) => sql<boolean>`(${eb.or(myTurn(eb, call))}) is not true`)
    .orderBy(dueOrNever)
    .orderBy('need.id')
    .limit(mostWaiting)
    .execute()

  const shown = await presentNeeds(db, call, mine)
  const tonight = endOfDay(call.now)
  const dueBy = (index: number): Date => mine[index]?.dueAt ?? never
  return {
    overdue: shown.filter((_, index) => dueBy(index) <= call.now),
    today: shown.filter((_, index) => dueBy(index) > call.now && dueBy(index) < tonight),
    later: shown.filter((_, index) => dueBy(index) >= tonight),
    waiting: await presentNeeds(db, call, waiting)
  }
}

function myTurn(eb: Needs, call: Call): Expression<SqlBool>[] {
  const me = call.actor.personId ?? null
  const unsigned = eb('need.status', '=', 'dispatched')
  return [
    eb.and([eb('need.status', 'in', ['submitted', 'accepted']), inSubtree(eb, call, 'needs.dispatch')]),
    eb.and([unsigned, eb.or([withTeam(eb, call), withDepartment(call)])]),
    eb.and([
      eb('need.status', '=', 'handling'),
      eb('need.handlerId', '=', me),
      eb.or([withTeam(eb, call), withDepartment(call)])
    ]),
    eb.and([eb('need.status', '=', 'handling'), withLedTeam(eb, call), pressing(eb, call)]),
    eb.and([eb('need.status', '=', 'answered'), raisedBy(eb, call), eb.not(ownWork(eb))]),
    eb.and([eb('need.dueAt', '<=', call.now), inSubtree(eb, call, 'needs.supervise')])
  ]
}

/** Late, or a supervisor asked for it: then it is no longer the handler's alone. */
function pressing(eb: Needs, call: Call): Expression<SqlBool> {
  return eb.or([eb('need.dueAt', '<=', call.now), eb('need.urged', '>', 0)])
}

function othersTurn(eb: Needs, call: Call): Expression<SqlBool>[] {
  return [
    eb.and([eb('need.status', 'in', ['dispatched', 'handling']), inSubtree(eb, call, 'needs.dispatch')]),
    eb.and([eb('need.status', '=', 'handling'), eb.or([withTeam(eb, call), withDepartment(call)])]),
    eb.and([eb('need.status', 'in', openStatuses), raisedBy(eb, call)])
  ]
}

/** Of some needs, those the caller may see. */
export async function visibleNeeds(db: Db, call: Call, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('need')
    .select('need.id')
    .where('need.id', 'in', ids)
    .where((eb) => visible(eb, call))
    .execute()
  return rows.map(({ id }) => id)
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
    .select((eb) => eb.or([raisedBy(eb, call), unshielded(call)]).as('open'))
    .where('need.id', 'in', ids)
    .where((eb) => visible(eb, call))
    .execute()
  return new Map(rows.map(({ id, code, title, open }) => [id, open ? { code, title } : { code }]))
}
