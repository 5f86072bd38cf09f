import type { Need, Todo } from '@hongchao/contract'
import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'
import { endOfDay } from './filter.ts'
import { listOwed } from './owed.ts'
import { awaitsDecision } from './pleas.ts'
import {
  assistedBy,
  designatedTo,
  inSubtree,
  ofOwnOffice,
  ownWork,
  raisedBy,
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
  scopesOf,
  type Stretch
} from './scopes.ts'
import { type NeedRow, needsAt } from './store.ts'
import { inOwnReach, toOwnOffice } from './supervision/reach.ts'
import { eyesOn, partsOf, presentNeeds } from './view.ts'
import { awaitsWhistle, owesReview } from './whistles/reach.ts'

type Needs = ExpressionBuilder<Tables, 'need'>

const mostTodo = 200
const mostWaiting = 50

/**
 * 轮到您了: for a clerk what waits to be received or dispatched, for a handler what lies with them, for a leader what
 * presses with the team, for a requester what they were asked to evaluate, for a supervisor what is late; for either of
 * these what an office asks of them, for an office what it was designated to take over, or asked to assist with, for either
 * side what was ordered. Waiting is what others have to do first.
 */
export async function listTodo(db: Db, call: Call): Promise<Todo> {
  const mine = onceEach(await allOf(db, { byDue: true, limit: mostTodo }, myTurn(db, call)).execute())
  const others = await allOf(db, { byDue: true, limit: mostWaiting }, othersTurn(db, call)).execute()
  const reviewed = await reviewsOwed(db, call, new Set(mine.map(({ needId }) => needId)))
  const taken = new Set([...mine.map(({ needId }) => needId), ...reviewed.map(({ id }) => id)])
  const waiting = others.filter(({ needId }) => !taken.has(needId))
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
  const stretch: Stretch = { byDue: true, limit: mostWaiting }
  const ways = owesReview(call).map((way) => firstByCall(db, stretch, way))
  if (ways.length === 0) return []
  const places = await allOf(db, stretch, ways).execute()
  const found = await needsAt(db, onceEach(places.filter(({ needId }) => !mine.has(needId))))
  return found.filter((need) => {
    const parts = partsOf(need, call)
    return eyesOn(need, call) === 'staff' && (parts.includes('assistant') || isBlower(parts))
  })
}

function earlier(at: Date, clock: Need['clock']): Date {
  const due = clock && clock.stoppedAt === undefined ? new Date(clock.dueAt) : at
  return due < at ? due : at
}

function myTurn(db: Db, call: Call): Places[] {
  const stretch: Stretch = { byDue: true, limit: mostTodo }
  return [
    inScopes(db, { ...stretch, ...scopesOf(call, 'needs.dispatch'), statuses: ['submitted', 'accepted'] }),
    firstOf(db, stretch, (eb) => ownTurns(eb, call)),
    firstByAssist(db, stretch, (eb) => assistTurns(eb, call)),
    firstByOrder(db, stretch, orderTurns(call)),
    inScopes(db, { ...stretch, ...scopesOf(call, 'needs.supervise'), due: [sql`need_scope.due_at <= ${call.now}`] })
  ]
}

/** What is somebody's turn by their own part in it, not by an office above. */
function ownTurns(eb: Needs, call: Call): Expression<SqlBool>[] {
  const me = call.actor.personId ?? null
  const near = [withTeam(eb, call), withDepartment(eb, call)]
  return [
    ...near.map((lies) => eb.and([eb('need.status', '=', 'dispatched'), lies])),
    eb.and([eb('need.status', '=', 'handling'), eb('need.handlerId', '=', me), eb.or(near)]),
    eb.and([eb('need.status', '=', 'handling'), withLedTeam(eb, call), pressing(eb, call)]),
    eb.and([eb('need.status', '=', 'answered'), raisedBy(eb, call), eb.not(ownWork(eb))]),
    ...awaitsDecision(eb, call),
    ...awaitsAdjudication(eb, call),
    ...awaitsWhistle(eb, call),
    designatedTo(eb, call),
    eb.and([eb.exists(returningAssist(eb)), inSubtree(eb, call, 'needs.dispatch')]),
    ...(['needs.dispatch', 'needs.supervise'] as const).map((permission) =>
      eb.and([eb.exists(proposedLevel(eb)), inSubtree(eb, call, permission)])
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
function assistTurns(eb: ExpressionBuilder<Tables, 'need' | 'assist'>, call: Call): Expression<SqlBool> {
  const me = call.actor.personId ?? null
  const inHand = eb.or([
    eb('assist.state', '=', 'asked'),
    eb.and([eb('assist.state', '=', 'handling'), eb('assist.handlerId', '=', me)])
  ])
  return eb.and([inHand, ofOwnOffice(call), unshielded(call)])
}

/** An order to an office of the caller waits for its answer, or an answer for whoever supervises. */
function orderTurns(call: Call): Expression<SqlBool> {
  const answering = sql`supervision_order.state = 'open' and ${toOwnOffice(call)}`
  const judging = sql`supervision_order.state = 'answered' and ${inOwnReach(call, ['needs.supervise'])}`
  return sql<SqlBool>`((${answering}) or (${judging}))`
}

/** Whoever has several parts in a need finds it once, by the first that is due. */
function onceEach(places: readonly Place[]): Place[] {
  return [...new Map(places.toReversed().map((place) => [place.needId, place])).values()].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime()
  )
}

/** Late, or a supervisor asked for it: then it is no longer the handler's alone. */
function pressing(eb: Needs, call: Call): Expression<SqlBool> {
  return eb.or([eb('need.dueAt', '<=', call.now), eb('need.urged', '>', 0)])
}

function othersTurn(db: Db, call: Call): Places[] {
  const stretch: Stretch = { byDue: true, limit: mostWaiting }
  // Where no clock runs it is unknown whether the need is late, and `not` would leave it unknown.
  const notMine = (eb: Needs): Expression<SqlBool> =>
    sql<boolean>`(${eb.or([...officeTurns(eb, call), ...ownTurns(eb, call)])}) is not true`
  return [
    inScopes(db, {
      ...stretch,
      ...scopesOf(call, 'needs.dispatch'),
      statuses: ['dispatched', 'handling'],
      where: (eb) => [notMine(eb)]
    }),
    firstOf(db, stretch, (eb) =>
      [
        ...[withTeam(eb, call), withDepartment(eb, call)].map((lies) =>
          eb.and([eb('need.status', '=', 'handling'), lies])
        ),
        eb.and([eb('need.status', 'in', openStatuses), raisedBy(eb, call)])
      ].map((turn) => eb.and([turn, notMine(eb)]))
    )
  ]
}

function officeTurns(eb: Needs, call: Call): Expression<SqlBool>[] {
  return [
    eb.and([eb('need.status', 'in', ['submitted', 'accepted']), inSubtree(eb, call, 'needs.dispatch')]),
    eb.and([eb('need.dueAt', '<=', call.now), inSubtree(eb, call, 'needs.supervise')]),
    assistedBy(eb, call, ['asked', 'handling'])
  ]
}
