import type { AssistState, NeedView, Permission } from '@hongchao/contract'
import { type AliasableExpression, type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import { isWithin, may, pathsWith } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Part } from './rules.ts'
import { isOfUnit } from './rules/offices.ts'

/** Expressions on `need`, whatever else a query joins. */
type Needs = ExpressionBuilder<Tables, 'need'>

/** Where a caller belongs: the paths by which a complaint can be about their own unit. */
export function pathsOf({ actor }: Call): string[] {
  return [...actor.unitPaths, ...actor.grants.map(({ path }) => path)]
}

/** The caller is not of the unit complained of. */
export function unshielded(call: Call): Expression<SqlBool> {
  return notAbout(pathsOf(call), 'need.about_path')
}

/** Whoever belongs to these paths is not of the unit complained of. */
export function notAbout(
  paths: readonly string[],
  about: 'need.about_path' | 'need_scope.about_path'
): Expression<SqlBool> {
  const path = sql.ref(about)
  return sql<SqlBool>`(${path} is null or not ${path} @> any(${paths}::ltree[]))`
}

export function within(column: 'need.path' | 'unit.path', paths: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} <@ any(${paths}::ltree[])`
}

/** Raised by the caller. */
export function raisedBy(eb: Needs, call: Call): Expression<SqlBool> {
  if (!call.actor.personId) return sql<SqlBool>`false`
  return eb.exists(
    eb
      .selectFrom('needRequester')
      .select('needRequester.id')
      .whereRef('needRequester.needId', '=', 'need.id')
      .where('needRequester.personId', '=', call.actor.personId)
  )
}

/**
 * Answered by whoever raised it, or wrote it down and so holds its receipt; or they were given it, in this or an earlier
 * dispatch, or assisted. Nobody evaluates their own work.
 */
export function ownWork(eb: Needs): AliasableExpression<boolean> {
  const given = eb.exists(
    eb
      .selectFrom('dispatch')
      .innerJoin('needRequester as asker', 'asker.needId', 'dispatch.needId')
      .select('dispatch.id')
      .whereRef('dispatch.needId', '=', 'need.id')
      .where((on) => on('dispatch.handlerId', 'in', [on.ref('asker.personId'), on.ref('need.recordedById')]))
  )
  const answered = eb.exists(
    eb
      .selectFrom('needEvent')
      .innerJoin('needRequester as asker', 'asker.needId', 'needEvent.needId')
      .select('needEvent.id')
      .whereRef('needEvent.needId', '=', 'need.id')
      .where('needEvent.kind', '=', 'answered')
      .where((on) => on('needEvent.actorId', 'in', [on.ref('asker.personId'), on.ref('need.recordedById')]))
  )
  const assisted = eb.exists(
    eb
      .selectFrom('assist')
      .innerJoin('needRequester as asker', 'asker.needId', 'assist.needId')
      .select('assist.id')
      .whereRef('assist.needId', '=', 'need.id')
      .where((on) => on('assist.handlerId', 'in', [on.ref('asker.personId'), on.ref('need.recordedById')]))
  )
  return sql<boolean>`(need.status = 'answered' and (${given} or ${answered} or ${assisted}))`
}

/** Of the organisations over which the caller holds the permission, and not about the caller's own unit. */
export function inSubtree(eb: Needs, call: Call, permission: Permission): Expression<SqlBool> {
  const paths = pathsWith(call, permission)
  if (paths.length === 0) return sql<SqlBool>`false`
  return eb.and([within('need.path', paths), unshielded(call)])
}

/** With a team of the caller. */
export function withTeam(eb: Needs, call: Call): Expression<SqlBool> {
  return may(call, 'needs.handle') ? withOneOf(eb, call, call.actor.teams) : sql<SqlBool>`false`
}

/** With a team that the caller leads. */
export function withLedTeam(eb: Needs, call: Call): Expression<SqlBool> {
  const led = call.actor.teams.filter(({ leader }) => leader)
  return may(call, 'needs.assign') ? withOneOf(eb, call, led) : sql<SqlBool>`false`
}

function withOneOf(eb: Needs, call: Call, teams: Call['actor']['teams']): Expression<SqlBool> {
  if (teams.length === 0) return sql<SqlBool>`false`
  const ids = teams.map(({ id }) => id)
  return eb.and([eb('need.teamId', 'in', ids), unshielded(call)])
}

/** With a department of the caller; also where it is complained of itself, when the clerk chose to send it there. */
export function withDepartment(eb: Needs, call: Call): Expression<SqlBool> {
  const paths = pathsWith(call, 'needs.handle')
  if (paths.length === 0) return sql<SqlBool>`false`
  const departments = eb.selectFrom('organisation as unit').select('unit.id').where(within('unit.path', paths))
  return eb('need.departmentId', 'in', departments)
}

/** Designated to take it over: a team or department of the caller, which is not of the unit complained of. */
export function designatedTo(eb: Needs, call: Call): Expression<SqlBool> {
  const teams = may(call, 'needs.handle') ? call.actor.teams.map(({ id }) => id) : []
  const paths = pathsWith(call, 'needs.handle')
  if (teams.length === 0 && paths.length === 0) return sql<SqlBool>`false`
  const waiting = eb.selectFrom('returnPlea').select('returnPlea.needId').where('returnPlea.state', '=', 'granted')
  const mine = waiting.where((on) =>
    on.or([
      sql<SqlBool>`return_plea.team_id = any(${teams}::uuid[])`,
      sql<SqlBool>`return_plea.department_path <@ any(${paths}::ltree[])`
    ])
  )
  return eb.and([eb('need.id', 'in', mine), unshielded(call)])
}

/** With an office of the caller that assists, which is not of the unit complained of; `only` those in a state. */
export function assistedBy(
  eb: Needs,
  call: Call,
  only: readonly AssistState[] = ['asked', 'handling', 'returning', 'done']
): Expression<SqlBool> {
  const mine = eb
    .selectFrom('assist')
    .select('assist.id')
    .whereRef('assist.needId', '=', 'need.id')
    .where('assist.state', 'in', only)
    .where(ofOwnOffice(call))
  return eb.and([eb.exists(mine), unshielded(call)])
}

/** An assist that was asked of an office of the caller. */
export function ofOwnOffice(call: Call): Expression<SqlBool> {
  const teams = may(call, 'needs.handle') ? call.actor.teams.map(({ id }) => id) : []
  const paths = pathsWith(call, 'needs.handle')
  if (teams.length === 0 && paths.length === 0) return sql<SqlBool>`false`
  return sql<SqlBool>`(assist.team_id = any(${teams}::uuid[]) or assist.department_path <@ any(${paths}::ltree[]))`
}

/** How needs come into a view that is no subtree: each of these is enough. */
export function waysTo(eb: Needs, call: Call, view: Exclude<NeedView, 'subtree'>): Expression<SqlBool>[] {
  if (view === 'mine') return [raisedBy(eb, call), recordedBy(eb, call)]
  return [withTeam(eb, call), withDepartment(eb, call), designatedTo(eb, call), assistedBy(eb, call)]
}

function recordedBy(eb: Needs, call: Call): Expression<SqlBool> {
  if (!call.actor.personId) return sql<SqlBool>`false`
  return eb.and([eb('need.recordedById', '=', call.actor.personId), unshielded(call)])
}

/** In any way. */
export function visible(eb: Needs, call: Call): Expression<SqlBool> {
  return eb.or([
    raisedBy(eb, call),
    recordedBy(eb, call),
    inSubtree(eb, call, 'needs.read'),
    withTeam(eb, call),
    withDepartment(eb, call),
    designatedTo(eb, call),
    assistedBy(eb, call)
  ])
}

/** What of a need decides about the parts of a caller in it. */
export type Concerned = {
  path: string
  aboutPath: string | null
  teamId: string | null
  departmentPath: string | null
  handlerId: string | null
  requesterId: string | null
  /** The office that was designated to take it over. */
  returning?: { state: string; team: string | null; path: string | null } | null
  /** The offices that assist. */
  assists: readonly AssistLies[]
}

type AssistLies = { state: AssistState; team: string | null; path: string | null }

/** The parts of the caller in a need. Of the unit complained of, only what its department was asked to do remains. */
export function partsIn(need: Concerned, call: Call): Part[] {
  const { personId, teams } = call.actor
  const shielded = isOfUnit(need.aboutPath, pathsOf(call))
  const reaches = (permission: Permission): boolean =>
    !shielded && pathsWith(call, permission).some((path) => isWithin(need.path, path))
  const team = shielded ? undefined : teams.find(({ id }) => id === need.teamId)
  const department = need.departmentPath
  const inDepartment = department !== null && pathsWith(call, 'needs.handle').some((path) => isWithin(department, path))
  const teammate = inDepartment || (team !== undefined && may(call, 'needs.handle'))

  const parts: [Part, boolean][] = [
    ['requester', personId !== undefined && need.requesterId === personId],
    ['clerk', reaches('needs.dispatch')],
    ['teammate', teammate],
    ['leader', team?.leader === true && may(call, 'needs.assign')],
    ['handler', teammate && personId !== undefined && need.handlerId === personId],
    ['supervisor', reaches('needs.supervise')],
    ['designee', isDesignated(need, call)],
    ['assistant', need.assists.some((assist) => isOwnAssist(need, assist, call))]
  ]
  return parts.filter(([, holds]) => holds).map(([part]) => part)
}

function isDesignated({ returning, aboutPath }: Concerned, call: Call): boolean {
  return returning?.state === 'granted' && liesWith(returning, aboutPath, call)
}

/** Is the assist asked of an office of the caller, who is not of the unit complained of? */
export function isOwnAssist({ aboutPath }: Pick<Concerned, 'aboutPath'>, assist: AssistLies, call: Call): boolean {
  return assist.state !== 'released' && liesWith(assist, aboutPath, call)
}

function liesWith(
  { team, path }: { team: string | null; path: string | null },
  aboutPath: string | null,
  call: Call
): boolean {
  if (!may(call, 'needs.handle') || isOfUnit(aboutPath, pathsOf(call))) return false
  if (path !== null) return pathsWith(call, 'needs.handle').some((held) => isWithin(path, held))
  return call.actor.teams.some(({ id }) => id === team)
}
