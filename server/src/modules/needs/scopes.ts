import type { NeedStatus, Permission } from '@hongchao/contract'
import {
  type AliasedRawBuilder,
  type Expression,
  type ExpressionBuilder,
  expressionBuilder,
  type QueryCreator,
  type Selectable,
  type SelectQueryBuilder,
  sql,
  type SqlBool
} from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { scopesWith } from '../../kernel/grants.ts'
import type { Position } from '../../kernel/page.ts'
import type { Tables } from '../../kernel/tables.ts'
import { notAbout, pathsOf, within } from './reach.ts'

/** Far in the future: where needs without a running clock stand in a list by due time. */
export const never = new Date('9999-01-01T00:00:00Z')

type Needs = ExpressionBuilder<Tables, 'need'>
type Assists = ExpressionBuilder<Tables, 'need' | 'assist'>

/** Needs, and where each stands in the order of a list. */
export type Places = SelectQueryBuilder<Tables, never, Place>

export type Place = { needId: string; at: Date }

/** A part of a list in its order, which is by due time, or the newest first. */
export type Stretch = { byDue: boolean; after?: Position | undefined; limit: number }

/** Where a stretch begins, after another need, and how far it goes: as values alone. */
export type Ends = { limit: number; afterAt?: Date | undefined; afterId?: string | undefined }

export function ends({ limit, after }: Stretch): Ends {
  return { limit, ...(after && { afterAt: after.at, afterId: after.id }) }
}

/** The organisations over which a caller holds a permission, and where they belong themselves. */
export type Scopes = { scopes: readonly string[]; ownPaths: readonly string[] }

export function scopesOf(call: Call, permission: Permission): Scopes {
  return { scopes: scopesWith(call, permission), ownPaths: pathsOf(call) }
}

type Order = { byDue: boolean }

type Wanted = Scopes &
  Ends &
  Order & {
    statuses?: readonly NeedStatus[] | undefined
    categories?: readonly string[] | undefined
    levels?: readonly string[] | undefined
    due?: Expression<SqlBool>[]
    /** What must hold of the need itself; where nothing must, only indexes are read. */
    where?: (eb: Needs) => Expression<SqlBool>[]
  }

/**
 * The first needs of the organisations over which the caller holds a permission, without those about their own unit.
 * For each organisation, status and category that is asked for, one index is read from where the stretch begins and no
 * further than it goes; so it costs the same among ten thousand needs and among a million. By due time one reading of
 * each organisation has them all, for what is over stands behind what is not: asked one by one, a status that hardly any
 * need has would be looked for among all.
 */
export function inScopes(db: Db, wanted: Wanted): Places {
  const { scopes, ownPaths, statuses, categories, levels, due = [], where = () => [], ...stretch } = wanted
  const conditions = where(expressionBuilder<Tables, 'need'>())
  const apart = !stretch.byDue
  const rows = db
    .selectFrom('needScope')
    .where('needScope.organisationId', '=', sql.ref<string>('scope.id'))
    .$if(statuses !== undefined, (on) => on.where('needScope.status', '=', oneOf('state.status', statuses, apart)))
    .$if(categories !== undefined, (on) =>
      on.where('needScope.category', '=', oneOf('class.category', categories, apart))
    )
    .$if(levels !== undefined, (on) => on.where('needScope.level', '=', sql<string>`any(${levels})`))
    .where((eb) => eb.and([notAbout(ownPaths, 'need_scope.about_path'), ...due]))
    .$if(conditions.length > 0, (on) =>
      on.where((eb) => {
        const need = eb.selectFrom('need').select('need.id').whereRef('need.id', '=', 'needScope.needId')
        return eb.exists(need.where((each) => each.and(conditions)))
      })
    )
  const at = stretch.byDue ? sql.ref<Date>('need_scope.due_at') : sql.ref<Date>('need_scope.created_at')
  const arm = cut(rows, stretch, at, 'needScope.needId')
  const each = [
    listed('scope', 'id', scopes, 'uuid'),
    ...(statuses && apart ? [listed('state', 'status', statuses, 'text')] : []),
    ...(categories && apart ? [listed('class', 'category', categories, 'text')] : [])
  ]
  return firstOfEach(db, each, arm, stretch)
}

/** Of a table with one column where each is asked on its own, or of all together. */
function oneOf(each: string, values: readonly string[] | undefined, apart: boolean): Expression<string> {
  return apart ? sql.ref<string>(each) : sql<string>`any(${values})`
}

type OfTeams = Ends & {
  ownPaths: readonly string[]
  paths: readonly string[]
  teams: readonly string[]
  statuses: readonly NeedStatus[]
  where: (eb: Needs) => Expression<SqlBool>[]
}

/** The newest needs of some teams below these paths: teams have an index of their own, for in a park they are few among many. */
export function ofTeams(db: Db, { ownPaths, paths, teams, statuses, where, ...stretch }: OfTeams): Places {
  const rows = db
    .selectFrom('need')
    .where('need.teamId', '=', sql.ref<string>('team.id'))
    .where('need.status', '=', sql.ref<NeedStatus>('state.status'))
    .where((eb) => eb.and([within('need.path', paths), notAbout(ownPaths, 'need.about_path'), ...where(eb)]))
  const order = { ...stretch, byDue: false }
  const each = [listed('team', 'id', teams, 'uuid'), listed('state', 'status', statuses, 'text')]
  return firstOfEach(db, each, cut(rows, order, sql.ref('need.created_at'), 'need.id'), order)
}

/** The first of what is found for each row of these tables. */
function firstOfEach(
  db: Db,
  each: AliasedRawBuilder<Record<string, string>, string>[],
  arm: Places,
  stretch: Order & Ends
): Places {
  const found = db.selectFrom(each).innerJoinLateral(arm.as('found'), (join) => join.onTrue())
  return cut(found, fromStart(stretch), sql.ref('found.at'), 'found.needId')
}

/** The first needs for which one of several conditions holds. Each is asked on its own, for each has its own index. */
export function firstOf(db: Db, stretch: Stretch, ways: (eb: Needs) => Expression<SqlBool>[]): Places {
  const at = stretch.byDue ? sql<Date>`coalesce(need.due_at, ${never})` : sql.ref<Date>('need.created_at')
  const parts = ways(expressionBuilder<Tables, 'need'>()).map((way) =>
    cut(db.selectFrom('need').where(way), { byDue: stretch.byDue, ...ends(stretch) }, at, 'need.id')
  )
  return allOf(db, stretch, parts)
}

/** Needs by when the part is due that others have in them, or by when an office is to come that was called. */
export function firstByAssist(db: Db, { limit }: Stretch, where: (eb: Assists) => Expression<SqlBool>): Places {
  const rows = db.selectFrom('need').innerJoin('assist', 'assist.needId', 'need.id').where(where)
  const called = db
    .selectFrom('whistleCall')
    .select('whistleCall.dueAt')
    .whereRef('whistleCall.assistId', '=', 'assist.id' as never)
    .where('whistleCall.endedAt', 'is', null)
  return cut(rows, { byDue: true, limit }, sql<Date>`coalesce((${called}), assist.due_at)`, 'need.id')
}

/** Needs by when an order is due that presses whoever has them. */
export function firstByOrder(db: Db, { limit }: Stretch, where: Expression<SqlBool>): Places {
  const rows = db.selectFrom('need').innerJoin('supervisionOrder', 'supervisionOrder.needId', 'need.id').where(where)
  return cut(rows, { byDue: true, limit }, sql.ref('supervision_order.due_at'), 'need.id')
}

/** Needs by when an office ended the part for which it was called. */
export function firstByCall(db: Db, { limit }: Stretch, where: Expression<SqlBool>): Places {
  const rows = db
    .selectFrom('need')
    .innerJoin('assist', 'assist.needId', 'need.id')
    .innerJoin('whistleCall', 'whistleCall.assistId', 'assist.id')
    .innerJoin('whistle', 'whistle.id', 'whistleCall.whistleId')
    .where(where)
  return cut(rows as unknown as Source, { byDue: true, limit }, sql.ref('assist.ended_at'), 'need.id')
}

/** The first of several stretches together; what stands in more than one of them stands once. */
export function allOf(db: Db, stretch: Stretch, parts: readonly Places[]): Places {
  const [first, ...others] = parts.map((part) => db.selectFrom(part.as('part')).select(['part.needId', 'part.at']))
  if (!first) throw new Error('no part of a list')
  const all = others.reduce((together, part) => together.union(part), first)
  return cut(
    db.selectFrom(all.as('found')) as unknown as Source,
    fromStart(stretch),
    sql.ref('found.at'),
    'found.needId'
  )
}

type Source = SelectQueryBuilder<Tables, 'need' | 'needScope' | 'assist' | 'supervisionOrder', object>

/** Where each of these rows stands, as far as the stretch goes. */
function cut(rows: Source, { byDue, afterAt, afterId, limit }: Order & Ends, at: Expression<Date>, id: string): Places {
  const direction = byDue ? 'asc' : 'desc'
  const needId = sql.ref<string>(id)
  const beyond = byDue ? sql`>` : sql`<`
  return rows
    .select([needId.as('needId'), sql<Date>`${at}`.as('at')])
    .$if(afterAt !== undefined, (on) => on.where(sql<boolean>`(${at}, ${needId}) ${beyond} (${afterAt}, ${afterId})`))
    .orderBy(at, direction)
    .orderBy(needId, direction)
    .limit(limit) as Places
}

/** The parts begin where the stretch begins. */
function fromStart({ byDue, limit }: Order & Ends): Order & Ends {
  return { byDue, limit }
}

/** Values as the rows of a table with one column. */
function listed<A extends string>(
  alias: A,
  column: string,
  values: readonly string[],
  type: 'uuid' | 'text'
): AliasedRawBuilder<Record<string, string>, A> {
  const rows = sql<Record<string, string>>`unnest(${values}::${sql.raw(type)}[])`
  return rows.as<A>(sql`${sql.id(alias)} (${sql.id(column)})`)
}

type Entered = QueryCreator<Tables & { entered: Selectable<Tables['need']> }>

/** The scopes of needs that stand in a common table expression. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- a part of other queries
export function insertScopes(on: Entered) {
  return on
    .insertInto('needScope')
    .columns(['organisationId', 'needId', 'status', 'category', 'level', 'aboutPath', 'dueAt', 'createdAt'])
    .expression((eb) =>
      eb
        .selectFrom('entered')
        .innerJoin('organisation', (join) => join.on(sql<boolean>`organisation.path @> entered.path`))
        .select((each) => [
          'organisation.id',
          'entered.id as needId',
          'entered.status',
          'entered.category',
          'entered.level',
          'entered.aboutPath',
          each.fn.coalesce('entered.dueAt', each.val(never)).as('dueAt'),
          'entered.createdAt'
        ])
    )
    .onConflict((conflict) => conflict.doNothing())
}
