import { type NeedFilter, NeedStatus } from '@hongchao/contract'
import { type Expression, type ExpressionBuilder, expressionBuilder, sql, type SqlBool } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import { dayIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { fixedFor } from '../../kernel/fixed.ts'
import { pathsWith } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'
import { reachOf, unshielded, waysTo } from './reach.ts'
import { openStatuses } from './rules.ts'
import {
  type Ends,
  ends,
  firstOf,
  inScopes,
  ofTeams,
  type Place,
  type Places,
  type Scopes,
  scopesOf,
  type Stretch
} from './scopes.ts'

type Needs = ExpressionBuilder<Tables, 'need'>
type Conditions = Expression<SqlBool>[]

/** The needs of a filter, as far as a stretch of their order goes. */
export async function findPlaces(db: Db, call: Call, filter: NeedFilter, stretch: Stretch): Promise<Place[]> {
  const asked = askedOf(call, filter)
  if (filter.view === 'subtree') return await (stretch.byDue ? scopedByDue : scoped)(db, { ...asked, ...ends(stretch) })
  return await placesOf(db, call, filter.view, asked, stretch).execute()
}

/** How many there are, as far as the stretch goes. */
export async function countPlaces(db: Db, call: Call, filter: NeedFilter, stretch: Stretch): Promise<number> {
  const asked = askedOf(call, filter)
  const [found] =
    filter.view === 'subtree'
      ? await (stretch.byDue ? countByDue : count)(db, { ...asked, ...ends(stretch) })
      : await counted(db, placesOf(db, call, filter.view, asked, stretch)).execute()
  return Number(found?.count ?? 0)
}

/**
 * How many there are, as far as `most`, looking at no more than `scanned` needs where the filter asks for what no index
 * holds: so that it costs the same among a million. `more` says that there may be more.
 */
export async function countWithin(
  db: Db,
  call: Call,
  filter: NeedFilter,
  { most, scanned }: { most: number; scanned: number }
): Promise<{ count: number; more: boolean }> {
  const asked = askedOf(call, filter)
  const byDue = filter.due !== undefined && filter.due !== 'open'
  const further = (eb: Needs): Conditions => [...byTraits(eb, asked), ...byRequest(eb, asked)]
  if (filter.view !== 'subtree' || further(expressionBuilder<Tables, 'need'>()).length === 0) {
    const count = await countPlaces(db, call, filter, { byDue, limit: most + 1 })
    return { count: Math.min(count, most), more: count > most }
  }
  const { scopes, ownPaths, statuses, categories, levels } = asked
  const due = byDueTime(sql.ref('need_scope.due_at'), asked)
  const places = inScopes(db, { scopes, ownPaths, statuses, categories, levels, byDue, due, limit: scanned })
  const { seen, count } = await db
    .selectFrom(places.as('found'))
    .innerJoin('need', 'need.id', 'found.needId')
    .select((eb) => [
      eb.fn.countAll<string>().as('seen'),
      sql<string>`count(*) filter (where ${eb.and(further(eb))})`.as('count')
    ])
    .executeTakeFirstOrThrow()
  return { count: Math.min(Number(count), most), more: Number(count) > most || Number(seen) >= scanned }
}

/**
 * A filter as values alone. Which of them there are decides the text of a query, so that it need not be built anew for
 * each list.
 */
type Asked = Scopes & {
  statuses?: readonly NeedStatus[] | undefined
  categories?: readonly string[] | undefined
  levels?: readonly string[] | undefined
  kinds?: readonly string[] | undefined
  /** Teams, and below which paths. */
  teams?: readonly string[] | undefined
  paths?: readonly string[] | undefined
  departments?: readonly string[] | undefined
  organisation?: string | undefined
  /** Either a pattern of the code or one of the text. */
  code?: string | undefined
  words?: string | undefined
  overdue?: Date | undefined
  soon?: Date | undefined
  today?: Date | undefined
  tonight?: Date | undefined
  handler?: string | null | undefined
  unhandled?: true | undefined
}

function askedOf(call: Call, filter: NeedFilter): Asked {
  const { due, handledBy } = filter
  const { now, actor } = call
  return {
    ...scopesOf(call, 'needs.read'),
    statuses: statusesOf(filter),
    categories: some(filter.category),
    levels: some(filter.level),
    kinds: some(filter.kind),
    teams: some(filter.team),
    ...(filter.team && { paths: pathsWith(call, 'needs.read') }),
    departments: some(filter.department),
    organisation: filter.organisation,
    ...patternOf(filter.q),
    ...(due === 'overdue' && { overdue: now }),
    ...(due === 'soon' && { soon: now }),
    ...(due === 'today' && { today: startOfDay(now), tonight: endOfDay(now) }),
    ...(handledBy === 'me' && { handler: actor.personId ?? null }),
    ...(handledBy === 'nobody' && { unhandled: true as const })
  }
}

const [scoped, scopedByDue] = [false, true].map((byDue) =>
  fixedFor((db, asked: Asked & Ends) => scopedPlaces(db, asked, byDue))
) as [Scoped<Place>, Scoped<Place>]
const [count, countByDue] = [false, true].map((byDue) =>
  fixedFor((db, asked: Asked & Ends) => counted(db, scopedPlaces(db, asked, byDue)))
) as [Scoped<Count>, Scoped<Count>]

type Count = { count: string }
type Scoped<R> = (db: Db, asked: Asked & Ends) => Promise<R[]>

function scopedPlaces(db: Db, asked: Asked & Ends, byDue: boolean): Places {
  const { teams, paths, ...others } = asked
  if (teams && paths && !byDue) {
    return ofTeams(db, {
      ...asked,
      teams,
      paths,
      statuses: asked.statuses ?? NeedStatus.options,
      where: (eb) => [
        ...oneOf('category', asked.categories),
        ...oneOf('level', asked.levels),
        ...byDueTime(sql.ref('need.due_at'), asked),
        ...byTraits(eb, others),
        ...byRequest(eb, asked)
      ]
    })
  }
  return inScopes(db, {
    ...asked,
    byDue,
    due: byDueTime(sql.ref('need_scope.due_at'), asked),
    where: (eb) => [...byTraits(eb, asked), ...byRequest(eb, asked)]
  })
}

/** In a view that is no subtree. A need about the caller's own unit answers to no filter on what was said, lest the filter itself tell who complained. */
function placesOf(
  db: Db,
  call: Call,
  view: Exclude<NeedFilter['view'], 'subtree'>,
  asked: Asked,
  stretch: Stretch
): Places {
  const reach = reachOf(call)
  return firstOf(db, stretch, (eb) => {
    const request = byRequest(eb, asked)
    const conditions = [
      ...oneOf('status', asked.statuses),
      ...oneOf('category', asked.categories),
      ...oneOf('level', asked.levels),
      ...byDueTime(sql.ref('need.due_at'), asked),
      ...byTraits(eb, asked),
      ...request,
      ...(request.length > 0 && view !== 'mine' ? [unshielded(reach)] : [])
    ]
    return waysTo(eb, reach, view).map((way) => eb.and([way, ...conditions]))
  })
}

function counted(db: Db, places: Places) {
  return db.selectFrom(places.as('found')).select((eb) => eb.fn.countAll<string>().as('count'))
}

type Listed = 'status' | 'category' | 'level' | 'kind' | 'team_id' | 'department_id'

function oneOf(column: Listed, values: readonly string[] | undefined): Conditions {
  return values ? [sql<SqlBool>`${sql.ref(`need.${column}`)} = any(${values})`] : []
}

function some<T>(values: readonly T[] | undefined): readonly T[] | undefined {
  return values && values.length > 0 ? values : undefined
}

/** The statuses that are asked for, by name or as everything that is open. */
function statusesOf({ status, due }: NeedFilter): readonly NeedStatus[] | undefined {
  const named = some(status)
  if (due !== 'open') return named
  return named?.filter((each) => openStatuses.includes(each)) ?? openStatuses
}

/** Filters on where a need stands, and with whom. */
function byTraits(eb: Needs, asked: Asked): Conditions {
  return [
    ...oneOf('team_id', asked.teams),
    ...oneOf('department_id', asked.departments),
    ...(asked.soon ? dueSoon(eb, asked.soon) : []),
    ...(asked.handler === undefined ? [] : [eb('need.handlerId', '=', asked.handler)]),
    ...(asked.unhandled ? [eb('need.handlerId', 'is', null)] : [])
  ]
}

/** Filters on what the requester said. */
function byRequest(eb: Needs, { kinds, organisation, code, words }: Asked): Conditions {
  return [
    ...oneOf('kind', kinds),
    ...(organisation ? [belowOrganisation(eb, organisation)] : []),
    ...(code ? [eb('need.code', 'ilike', code)] : []),
    ...(words ? [eb('need.text', 'ilike', words)] : [])
  ]
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

function patternOf(q: string | undefined): Pick<Asked, 'code' | 'words'> {
  if (!q) return {}
  const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return /^[a-z]{2}-[\d-]+$/i.test(q) ? { code: pattern } : { words: pattern }
}

/** Of clocks that run; of a need without one nothing is due. */
function byDueTime(dueAt: Expression<unknown>, { overdue, soon, today, tonight }: Asked): Conditions {
  return [
    ...(overdue ? [sql<SqlBool>`${dueAt} <= ${overdue}`] : []),
    ...(soon ? [sql<SqlBool>`${dueAt} > ${soon}`] : []),
    ...(today ? [sql<SqlBool>`${dueAt} >= ${today}`, sql<SqlBool>`${dueAt} < ${tonight}`] : [])
  ]
}

function dueSoon(eb: Needs, now: Date): Conditions {
  const clock = eb
    .selectFrom('needClock')
    .select('needClock.id')
    .whereRef('needClock.needId', '=', 'need.id')
    .where('needClock.stoppedAt', 'is', null)
    .where('needClock.soonAt', '<=', now)
  return [eb('need.dueAt', 'is not', null), eb.exists(clock)]
}

function startOfDay(now: Date): Date {
  return new Date(`${dayIn(now)}T00:00:00+08:00`)
}

export function endOfDay(now: Date): Date {
  return new Date(startOfDay(now).getTime() + 86_400_000)
}
