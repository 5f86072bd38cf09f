import type { Need, Todo } from '@hongchao/contract'
import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { fixedFor } from '../../kernel/fixed.ts'
import { scopesWith } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'
import { endOfDay } from './filter.ts'
import { listOwed } from './owed.ts'
import { awaitsDecision } from './pleas.ts'
import {
  designatedTo,
  inSubtree,
  ofOwnOffice,
  ownWork,
  raisedBy,
  type Reach,
  reachOf,
  unshielded,
  withDepartment,
  withLedTeam,
  withTeam
} from './reach.ts'
import { awaitsAdjudication } from './returns.ts'
import { openStatuses } from './rules.ts'
import { isBlower } from './rules/whistles.ts'
import {
  allOf,
  firstByAssist,
  firstByCall,
  firstByOrder,
  firstOf,
  inScopes,
  type Place,
  type Places,
  type Stretch
} from './scopes.ts'
import { type NeedRow, needsAt } from './store.ts'
import { inOwnReach, toOwnOffice } from './supervision/reach.ts'
import { eyesOn, partsOf, presentNeeds } from './view.ts'
import { awaitsWhistle, owesReview } from './whistles/reach.ts'

type Needs = ExpressionBuilder<Tables, 'need'>

const mostTodo = 200
const mostCounted = 1000
const mostWaiting = 50

/**
 * 轮到您了: for a clerk what waits to be received or dispatched, for a handler what lies with them, for a leader what
 * presses with the team, for a requester what they were asked to evaluate, for a supervisor what is late; for either of
 * these what an office asks of them, for an office what it was designated to take over, or asked to assist with, for either
 * side what was ordered. Waiting is what others have to do first.
 */
export async function listTodo(db: Db, call: Call): Promise<Todo> {
  const scopes = { toDispatch: scopesWith(call, 'needs.dispatch'), toSupervise: scopesWith(call, 'needs.supervise') }
  const turns = await findTurns(db, { ...reachOf(call), ...scopes })
  const mine = onceEach(turns.filter(({ own }) => own))
  const reviewed = await reviewsOwed(db, call, new Set(mine.map(({ needId }) => needId)))
  const waiting = turns.filter(({ own, needId }) => !own && !reviewed.some(({ id }) => id === needId))
  const shown = await presentNeeds(db, call, await needsAt(db, [...mine, ...waiting]))

  const tonight = endOfDay(call.now)
  const own = shown.slice(0, mine.length)
  // An order on a matter that is late may leave time for its answer; the matter is late all the same.
  const dueBy = (index: number): Date => earlier(mine[index]!.at, own[index]!.clock)
  return {
    overdue: own.filter((_, index) => dueBy(index) <= call.now),
    today: own.filter((_, index) => dueBy(index) > call.now && dueBy(index) < tonight),
    later: own.filter((_, index) => dueBy(index) >= tonight),
    waiting: shown.slice(mine.length),
    reviews: await presentNeeds(db, call, reviewed),
    owed: await listOwed(db, call)
  }
}

/** 评哨: what was done for a whistle, of which the caller has not spoken for their side; beside what is their turn anyway. */
async function reviewsOwed(db: Db, call: Call, mine: ReadonlySet<string>): Promise<NeedRow[]> {
  const places = await findReviews(db, reachOf(call))
  const found = await needsAt(db, onceEach(places.filter(({ needId }) => !mine.has(needId))))
  return found.filter((need) => {
    const parts = partsOf(need, call)
    return eyesOn(need, call) === 'staff' && (parts.includes('assistant') || isBlower(parts))
  })
}

const findReviews = fixedFor((db, reach: Reach) => {
  const stretch: Stretch = { byDue: true, limit: mostWaiting }
  return allOf(
    db,
    stretch,
    owesReview(reach).map((way) => firstByCall(db, stretch, way))
  )
})

type Asking = Reach & { toDispatch: readonly string[]; toSupervise: readonly string[] }

/**
 * What is the caller's turn, and what they wait for, each in its order; `own` tells them apart. Whoever has more turns
 * than are counted does not look at what others have.
 */
const findTurns = fixedFor((db, asking: Asking) => {
  const turns = allOf(db, { byDue: true, limit: mostCounted }, myTurn(db, asking))
  const others = allOf(db, { byDue: true, limit: mostWaiting }, othersTurn(db, asking))
  return db
    .with(
      (cte) => cte('turn').materialized(),
      () => turns
    )
    .selectFrom(
      sql<Place & { own: boolean }>`(
        (select *, true as own from turn order by at limit ${sql.lit(mostTodo)})
        union all
        select *, false from (${others}) as others where (select count(*) from turn) < ${sql.lit(mostCounted)}
      )`.as('place')
    )
    .selectAll()
    .orderBy('at')
    .orderBy('needId')
})

function earlier(at: Date, clock: Need['clock']): Date {
  const due = clock && clock.stoppedAt === undefined ? new Date(clock.dueAt) : at
  return due < at ? due : at
}

function myTurn(db: Db, asking: Asking): Places[] {
  const stretch: Stretch = { byDue: true, limit: mostCounted }
  const { toDispatch, toSupervise, units: ownPaths } = asking
  return [
    inScopes(db, { ...stretch, scopes: toDispatch, ownPaths, statuses: ['submitted', 'accepted'] }),
    firstOf(db, stretch, (eb) => ownTurns(eb, asking)),
    firstByAssist(db, stretch, (eb) => assistTurns(eb, asking)),
    firstByOrder(db, stretch, orderTurns(asking)),
    inScopes(db, { ...stretch, scopes: toSupervise, ownPaths, due: [sql`need_scope.due_at <= ${asking.now}`] })
  ]
}

/** What is somebody's turn by their own part in it, not by an office above. */
function ownTurns(eb: Needs, reach: Reach): Expression<SqlBool>[] {
  const near = [withTeam(eb, reach), withDepartment(eb, reach)]
  return [
    ...near.map((lies) => eb.and([eb('need.status', '=', 'dispatched'), lies])),
    eb.and([eb('need.status', '=', 'handling'), eb('need.handlerId', '=', reach.me), eb.or(near)]),
    eb.and([eb('need.status', '=', 'handling'), withLedTeam(eb, reach), pressing(eb, reach)]),
    eb.and([eb('need.status', '=', 'answered'), raisedBy(eb, reach), eb.not(ownWork(eb))]),
    ...awaitsDecision(eb, reach),
    ...awaitsAdjudication(eb, reach),
    ...awaitsWhistle(eb, reach),
    designatedTo(eb, reach),
    eb.and([eb.exists(returningAssist(eb)), inSubtree(eb, reach, 'needs.dispatch')]),
    ...(['needs.dispatch', 'needs.supervise'] as const).map((permission) =>
      eb.and([eb.exists(proposedLevel(eb)), inSubtree(eb, reach, permission)])
    )
  ]
}

/** An office that was asked to assist thinks that it is not theirs. */
function returningAssist(eb: Needs) {
  return eb
    .selectFrom('assist')
    .select('assist.id')
    .whereRef('assist.needId', '=', 'need.id')
    .where('assist.state', '=', 'returning')
}

/** Somebody decides whether it goes to a higher level. */
function proposedLevel(eb: Needs) {
  return eb
    .selectFrom('escalation')
    .select('escalation.id')
    .whereRef('escalation.needId', '=', 'need.id')
    .where('escalation.state', '=', 'proposed')
}

/** A part of its own in it that an office has in hand, until it has done it or given it back. */
function assistTurns(eb: ExpressionBuilder<Tables, 'need' | 'assist'>, reach: Reach): Expression<SqlBool> {
  const inHand = eb.or([
    eb('assist.state', '=', 'asked'),
    eb.and([eb('assist.state', '=', 'handling'), eb('assist.handlerId', '=', reach.me)])
  ])
  return eb.and([inHand, ofOwnOffice(reach), unshielded(reach)])
}

/** An order to an office of the caller waits for its answer, or an answer for whoever supervises. */
function orderTurns(reach: Reach): Expression<SqlBool> {
  const answering = sql`supervision_order.state = 'open' and ${toOwnOffice(reach)}`
  const judging = sql`supervision_order.state = 'answered' and ${inOwnReach(reach, ['needs.supervise'])}`
  return sql<SqlBool>`((${answering}) or (${judging}))`
}

/** Whoever has several parts in a need finds it once, by the first that is due. */
function onceEach(places: readonly Place[]): Place[] {
  return [...new Map(places.toReversed().map((place) => [place.needId, place])).values()].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime()
  )
}

/** Late, or a supervisor asked for it: then it is no longer the handler's alone. */
function pressing(eb: Needs, { now }: Reach): Expression<SqlBool> {
  return eb.or([eb('need.dueAt', '<=', now), eb('need.urged', '>', 0)])
}

/** Of what lies with others, all but the caller's own turns, which are known as `turn`. */
function othersTurn(db: Db, asking: Asking): Places[] {
  const stretch: Stretch = { byDue: true, limit: mostWaiting }
  const notMine = sql<SqlBool>`need.id not in (select need_id from turn)`
  return [
    inScopes(db, {
      ...stretch,
      scopes: asking.toDispatch,
      ownPaths: asking.units,
      statuses: ['dispatched', 'handling'],
      due: [sql`need_scope.need_id not in (select need_id from turn)`]
    }),
    firstOf(db, stretch, (eb) =>
      [
        ...[withTeam(eb, asking), withDepartment(eb, asking)].map((lies) =>
          eb.and([eb('need.status', '=', 'handling'), lies])
        ),
        eb.and([eb('need.status', 'in', openStatuses), raisedBy(eb, asking)])
      ].map((turn) => eb.and([turn, notMine]))
    )
  ]
}
