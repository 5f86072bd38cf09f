import type { NeedFilter, NeedStatus } from '@hongchao/contract'
import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import { dayIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'
import { waysTo, unshielded } from './reach.ts'
import { openStatuses } from './rules.ts'
import { firstOf, inScopes, type Places, type Stretch } from './scopes.ts'

type Needs = ExpressionBuilder<Tables, 'need'>
type Conditions = Expression<SqlBool>[]

/** The needs of a filter, as far as a stretch of their order goes. */
export function findPlaces(db: Db, call: Call, filter: NeedFilter, stretch: Stretch): Places {
  const { view } = filter
  const conditions = (eb: Needs): Conditions => [
    ...oneOf(eb, 'level', filter.level),
    ...oneOf(eb, 'teamId', filter.team),
    ...oneOf(eb, 'departmentId', filter.department),
    ...byRequest(eb, call, filter),
    ...dueSoon(eb, call, filter),
    ...byHandler(eb, call, filter)
  ]
  const statuses = statusesOf(filter)
  if (view === 'subtree') {
    return inScopes(db, call, {
      ...stretch,
      permission: 'needs.read',
      statuses,
      categories: some(filter.category),
      due: byDue(sql.ref('need_scope.due_at'), call, filter),
      where: conditions
    })
  }
  return firstOf(db, stretch, (eb) =>
    waysTo(eb, call, view).map((way) =>
      eb.and([
        way,
        ...oneOf(eb, 'status', statuses),
        ...oneOf(eb, 'category', filter.category),
        ...byDue(sql.ref('need.due_at'), call, filter),
        ...conditions(eb)
      ])
    )
  )
}

type Listed = 'status' | 'category' | 'level' | 'kind' | 'teamId' | 'departmentId'

function oneOf(eb: Needs, column: Listed, values: readonly string[] | undefined): Conditions {
  return some(values) ? [sql<SqlBool>`${sql.ref(`need.${column}`)} = any(${values})`] : []
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

/**
 * Filters on what the requester said. A need about the caller's own unit never answers to them, lest the filter
 * itself tell who complained.
 */
function byRequest(eb: Needs, call: Call, { kind, organisation, q, view }: NeedFilter): Conditions {
  const asked = oneOf(eb, 'kind', kind)
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

/** Of clocks that run; of a need without one nothing is due. */
function byDue(dueAt: Expression<unknown>, { now }: Call, { due }: NeedFilter): Conditions {
  if (due === 'overdue') return [sql<SqlBool>`${dueAt} <= ${now}`]
  if (due === 'today') return [sql<SqlBool>`${dueAt} >= ${startOfDay(now)}`, sql<SqlBool>`${dueAt} < ${endOfDay(now)}`]
  return due === 'soon' ? [sql<SqlBool>`${dueAt} > ${now}`] : []
}

function dueSoon(eb: Needs, { now }: Call, { due }: NeedFilter): Conditions {
  if (due !== 'soon') return []
  const clock = eb
    .selectFrom('needClock')
    .select('needClock.id')
    .whereRef('needClock.needId', '=', 'need.id')
    .where('needClock.stoppedAt', 'is', null)
    .where('needClock.soonAt', '<=', now)
  return [eb('need.dueAt', 'is not', null), eb.exists(clock)]
}

function byHandler(eb: Needs, { actor }: Call, { handledBy }: NeedFilter): Conditions {
  if (handledBy === 'nobody') return [eb('need.handlerId', 'is', null)]
  if (handledBy === 'me') return [eb('need.handlerId', '=', actor.personId ?? null)]
  return []
}

function startOfDay(now: Date): Date {
  return new Date(`${dayIn(now)}T00:00:00+08:00`)
}

export function endOfDay(now: Date): Date {
  return new Date(startOfDay(now).getTime() + 86_400_000)
}
