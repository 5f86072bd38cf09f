import type { AssistState, NeedView, Permission } from '@hongchao/contract'
import { type AliasableExpression, type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import { isWithin, may, pathsWith } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Part } from './rules.ts'
import { isOfUnit } from './rules/offices.ts'

/** Expressions on `need`, whatever else a query joins. */
type Needs = ExpressionBuilder<Tables, 'need'>

type Reaching = 'needs.read' | 'needs.dispatch' | 'needs.supervise' | 'needs.handle'

/**
 * What of a caller decides which needs are theirs, as values alone: the text of a query does not depend on who asks, so
 * that a large one is built once.
 */
export type Reach = {
  me: string | null
  now: Date
  /** Where they belong: the paths by which a complaint can be about their own unit. */
  units: readonly string[]
  /** The teams with which they handle, and those they lead. */
  teams: readonly string[]
  ledTeams: readonly string[]
} & Record<Reaching, readonly string[]>

export function reachOf(call: Call): Reach {
  const { personId = null, teams } = call.actor
  const idsOf = (some: typeof teams): string[] => some.map(({ id }) => id)
  return {
    me: personId,
    now: call.now,
    units: pathsOf(call),
    teams: may(call, 'needs.handle') ? idsOf(teams) : [],
    ledTeams: may(call, 'needs.assign') ? idsOf(teams.filter(({ leader }) => leader)) : [],
    'needs.read': pathsWith(call, 'needs.read'),
    'needs.dispatch': pathsWith(call, 'needs.dispatch'),
    'needs.supervise': pathsWith(call, 'needs.supervise'),
    'needs.handle': pathsWith(call, 'needs.handle')
  }
}

/** Where a caller belongs: the paths by which a complaint can be about their own unit. */
export function pathsOf({ actor }: Call): string[] {
  return [...actor.unitPaths, ...actor.grants.map(({ path }) => path)]
}

/** The caller is not of the unit complained of. */
export function unshielded({ units }: Pick<Reach, 'units'>): Expression<SqlBool> {
  return notAbout(units, 'need.about_path')
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
export function raisedBy(eb: Needs, { me }: Reach): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('needRequester')
      .select('needRequester.id')
      .whereRef('needRequester.needId', '=', 'need.id')
      .where('needRequester.personId', '=', me)
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
export function inSubtree(eb: Needs, reach: Reach, permission: Reaching): Expression<SqlBool> {
  return eb.and([within('need.path', reach[permission]), unshielded(reach)])
}

/** With a team of the caller. */
export function withTeam(eb: Needs, reach: Reach): Expression<SqlBool> {
  return eb.and([withOneOf(reach.teams), unshielded(reach)])
}

/** With a team that the caller leads. */
export function withLedTeam(eb: Needs, reach: Reach): Expression<SqlBool> {
  return eb.and([withOneOf(reach.ledTeams), unshielded(reach)])
}

function withOneOf(teams: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`need.team_id = any(${teams}::uuid[])`
}

/** With a department of the caller; also where it is complained of itself, when the clerk chose to send it there. */
export function withDepartment(eb: Needs, reach: Reach): Expression<SqlBool> {
  const inUnits = within('unit.path', reach['needs.handle'])
  return eb('need.departmentId', 'in', eb.selectFrom('organisation as unit').select('unit.id').where(inUnits))
}

/** Designated to take it over: a team or department of the caller, which is not of the unit complained of. */
export function designatedTo(eb: Needs, reach: Reach): Expression<SqlBool> {
  const waiting = eb.selectFrom('returnPlea').select('returnPlea.needId').where('returnPlea.state', '=', 'granted')
  const mine = waiting.where((on) =>
    on.or([
      sql<SqlBool>`return_plea.team_id = any(${reach.teams}::uuid[])`,
      sql<SqlBool>`return_plea.department_path <@ any(${reach['needs.handle']}::ltree[])`
    ])
  )
  return eb.and([eb('need.id', 'in', mine), unshielded(reach)])
}

/** With an office of the caller that assists, which is not of the unit complained of; `only` those in a state. */
export function assistedBy(
  eb: Needs,
  reach: Reach,
  only: readonly AssistState[] = ['asked', 'handling', 'returning', 'done']
): Expression<SqlBool> {
  const mine = eb
    .selectFrom('assist')
    .select('assist.id')
    .whereRef('assist.needId', '=', 'need.id')
    .where('assist.state', 'in', only)
    .where(ofOwnOffice(reach))
  return eb.and([eb.exists(mine), unshielded(reach)])
}

/** An assist that was asked of an office of the caller. */
export function ofOwnOffice(reach: Reach): Expression<SqlBool> {
  const ofTeam = sql`assist.team_id = any(${reach.teams}::uuid[])`
  return sql<SqlBool>`(${ofTeam} or assist.department_path <@ any(${reach['needs.handle']}::ltree[]))`
}

/** How needs come into a view that is no subtree: each of these is enough. */
export function waysTo(eb: Needs, reach: Reach, view: Exclude<NeedView, 'subtree'>): Expression<SqlBool>[] {
  if (view === 'mine') return [raisedBy(eb, reach), recordedBy(eb, reach)]
  return [withTeam(eb, reach), withDepartment(eb, reach), designatedTo(eb, reach), assistedBy(eb, reach)]
}

function recordedBy(eb: Needs, reach: Reach): Expression<SqlBool> {
  return eb.and([eb('need.recordedById', '=', reach.me), unshielded(reach)])
}

/** In any way. */
export function visible(eb: Needs, reach: Reach): Expression<SqlBool> {
  return eb.or([
    raisedBy(eb, reach),
    recordedBy(eb, reach),
    inSubtree(eb, reach, 'needs.read'),
    withTeam(eb, reach),
    withDepartment(eb, reach),
    designatedTo(eb, reach),
    assistedBy(eb, reach)
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
