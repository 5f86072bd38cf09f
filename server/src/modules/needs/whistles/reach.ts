import { type Expression, type ExpressionBuilder, expressionBuilder, sql, type SqlBool } from 'kysely'

import type { Tables } from '../../../kernel/tables.ts'
import { inSubtree, ofOwnOffice, type Reach, unshielded } from '../reach.ts'
import { inOwnReach, overseeing } from '../supervision/reach.ts'

/** Of whistles joined with their needs, those in the caller's reach, and those that they blew themselves. */
export function overseen(reach: Reach): Expression<SqlBool> {
  const own = sql<SqlBool>`whistle.blown_by_id = ${reach.me}`
  return sql<SqlBool>`(${inOwnReach(reach, overseeing)} or (${own} and ${unshielded(reach)}))`
}

/** Those that call an office of the caller. */
export function callingOwnOffice(reach: Reach): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'whistle'>()
  const called = eb
    .selectFrom('whistleCall')
    .innerJoin('assist', 'assist.id', 'whistleCall.assistId')
    .select('whistleCall.id')
    .whereRef('whistleCall.whistleId', '=', 'whistle.id')
    .where('assist.state', '<>', 'released')
    .where(ofOwnOffice(reach))
  return eb.and([eb.exists(called), unshielded(reach)])
}

/**
 * 评哨, of whistles joined with the part of an office that was called: what the caller owes for their team, for their
 * department, and as who blew it. Each has its own index.
 */
export function owesReview(reach: Reach): Expression<SqlBool>[] {
  const { me, teams } = reach
  // Whoever commanded it does not speak for the office that came.
  const came = sql`assist.review_owed and whistle_call.called_by_id <> ${me} and whistle.blown_by_id <> ${me}
    and whistle.reviewed_by_id is distinct from ${me}`
  const ways = [
    sql`assist.team_id = any(${teams}::uuid[]) and ${came}`,
    sql`assist.department_path <@ any(${reach['needs.handle']}::ltree[]) and ${came}`,
    sql`whistle_call.review_owed_by_id = ${me} and ${ofOwnOffice(reach)} is not true`
  ]
  return ways.map((way) => sql<SqlBool>`(${way} and ${unshielded(reach)})`)
}

/** What waits for a review, for offices to be named, or for one that was called and did not come: each on its own. */
export function awaitsWhistle(eb: ExpressionBuilder<Tables, 'need'>, reach: Reach): Expression<SqlBool>[] {
  const blown = eb.selectFrom('whistle').select('whistle.needId').where('whistle.endedAt', 'is', null)
  const proposed = (reviewer: 'clerk' | 'supervisor'): Expression<SqlBool> => {
    const others = sql<boolean>`whistle.blown_by_id is distinct from ${reach.me}`
    const waiting = blown.where('whistle.state', '=', 'proposed').where('whistle.reviewer', '=', reviewer)
    return eb('need.id', 'in', waiting.where(others))
  }
  const late = blown
    .innerJoin('whistleCall', 'whistleCall.whistleId', 'whistle.id')
    .where('whistleCall.endedAt', 'is', null)
    .where('whistleCall.dueAt', '<=', reach.now)
  const approved = eb('need.id', 'in', blown.where('whistle.state', '=', 'approved'))
  const silent = eb('need.id', 'in', late)
  // One of two subqueries that a row may stand in is no join: every need would be asked.
  return [
    ...[proposed('clerk'), approved, silent].map((way) => eb.and([way, inSubtree(eb, reach, 'needs.dispatch')])),
    ...[proposed('supervisor'), silent].map((way) => eb.and([way, inSubtree(eb, reach, 'needs.supervise')]))
  ]
}
