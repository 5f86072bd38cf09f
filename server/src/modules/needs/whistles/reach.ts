import { type Expression, type ExpressionBuilder, expressionBuilder, sql, type SqlBool } from 'kysely'

import type { Call } from '../../../kernel/call.ts'
import { may, pathsWith } from '../../../kernel/grants.ts'
import type { Tables } from '../../../kernel/tables.ts'
import { inSubtree, ofOwnOffice, unshielded } from '../reach.ts'
import { inOwnReach, overseeing } from '../supervision/reach.ts'

/** Of whistles joined with their needs, those in the caller's reach, and those that they blew themselves. */
export function overseen(call: Call): Expression<SqlBool> {
  const own = sql<SqlBool>`whistle.blown_by_id is not distinct from ${call.actor.personId ?? null}`
  return sql<SqlBool>`(${inOwnReach(call, overseeing)} or (${own} and ${unshielded(call)}))`
}

/** Those that call an office of the caller. */
export function callingOwnOffice(call: Call): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'whistle'>()
  const called = eb
    .selectFrom('whistleCall')
    .innerJoin('assist', 'assist.id', 'whistleCall.assistId')
    .select('whistleCall.id')
    .whereRef('whistleCall.whistleId', '=', 'whistle.id')
    .where('assist.state', '<>', 'released')
    .where(ofOwnOffice(call))
  return eb.and([eb.exists(called), unshielded(call)])
}

/**
 * 评哨, of whistles joined with the part of an office that was called: what the caller owes for their team, for their
 * department, and as who blew it. Each has its own index.
 */
export function owesReview(call: Call): Expression<SqlBool>[] {
  const me = call.actor.personId
  if (!me) return []
  const handles = may(call, 'needs.handle')
  const teams = handles ? call.actor.teams.map(({ id }) => id) : []
  const paths = pathsWith(call, 'needs.handle')
  // Whoever commanded it does not speak for the office that came.
  const came = sql`assist.review_owed and whistle_call.called_by_id <> ${me} and whistle.blown_by_id <> ${me}
    and whistle.reviewed_by_id is distinct from ${me}`
  const ways = [
    teams.length > 0 && sql`assist.team_id = any(${teams}::uuid[]) and ${came}`,
    paths.length > 0 && sql`assist.department_path <@ any(${paths}::ltree[]) and ${came}`,
    sql`whistle_call.review_owed_by_id = ${me} and ${ofOwnOffice(call)} is not true`
  ]
  return ways.flatMap((way) => (way ? [sql<SqlBool>`(${way} and ${unshielded(call)})`] : []))
}

/** What waits for a review, for offices to be named, or for one that was called and did not come: each on its own. */
export function awaitsWhistle(eb: ExpressionBuilder<Tables, 'need'>, call: Call): Expression<SqlBool>[] {
  const blown = eb.selectFrom('whistle').select('whistle.needId').where('whistle.endedAt', 'is', null)
  const proposed = (reviewer: 'clerk' | 'supervisor'): Expression<SqlBool> => {
    const others = sql<boolean>`whistle.blown_by_id is distinct from ${call.actor.personId ?? null}`
    const waiting = blown.where('whistle.state', '=', 'proposed').where('whistle.reviewer', '=', reviewer)
    return eb('need.id', 'in', waiting.where(others))
  }
  const late = blown
    .innerJoin('whistleCall', 'whistleCall.whistleId', 'whistle.id')
    .where('whistleCall.endedAt', 'is', null)
    .where('whistleCall.dueAt', '<=', call.now)
  const approved = eb('need.id', 'in', blown.where('whistle.state', '=', 'approved'))
  const silent = eb('need.id', 'in', late)
  // One of two subqueries that a row may stand in is no join: every need would be asked.
  return [
    ...[proposed('clerk'), approved, silent].map((way) => eb.and([way, inSubtree(eb, call, 'needs.dispatch')])),
    ...[proposed('supervisor'), silent].map((way) => eb.and([way, inSubtree(eb, call, 'needs.supervise')]))
  ]
}
