import { type Expression, sql, type SqlBool } from 'kysely'

import type { Call } from '../../../kernel/call.ts'
import { isWithin, may, pathsWith } from '../../../kernel/grants.ts'
import { pathsOf, type Reach, unshielded } from '../reach.ts'
import { isOfUnit } from '../rules/offices.ts'
import type { OrderPart } from '../rules/supervision.ts'

/** What of an order decides about the parts of a caller in it. */
export type Addressed = {
  path: string
  aboutPath: string | null
  teamId: string | null
  departmentPath: string | null
}

/** Of the unit complained of, only the department itself answers, and no team in which its people are. */
export function orderParts({ path, aboutPath, teamId, departmentPath }: Addressed, call: Call): OrderPart[] {
  const shielded = isOfUnit(aboutPath, pathsOf(call))
  const reaches = (permission: 'needs.supervise' | 'needs.handle', of: string): boolean =>
    pathsWith(call, permission).some((held) => isWithin(of, held))
  const inTeam = !shielded && may(call, 'needs.handle') && call.actor.teams.some(({ id }) => id === teamId)
  const parts: [OrderPart, boolean][] = [
    ['office', departmentPath === null ? inTeam : reaches('needs.handle', departmentPath)],
    ['supervisor', !shielded && reaches('needs.supervise', path)]
  ]
  return parts.filter(([, holds]) => holds).map(([part]) => part)
}

/** Of orders joined with their needs, those that are addressed to an office of the caller. */
export function toOwnOffice(reach: Reach): Expression<SqlBool> {
  return sql<SqlBool>`(
    (supervision_order.team_id = any(${reach.teams}::uuid[]) and ${unshielded(reach)})
    or supervision_order.department_path <@ any(${reach['needs.handle']}::ltree[])
  )`
}

/** Those in whatever the caller supervises, dispatches or reads, and not about the caller's own unit. */
export function inOwnReach(reach: Reach, permissions: readonly Held[]): Expression<SqlBool> {
  const paths = sql.join(
    permissions.map((permission) => sql`${reach[permission]}::ltree[]`),
    sql` || `
  )
  return sql<SqlBool>`(need.path <@ any(${paths}) and ${unshielded(reach)})`
}

type Held = 'needs.supervise' | 'needs.dispatch' | 'needs.read'

export const overseeing: readonly Held[] = ['needs.supervise', 'needs.dispatch', 'needs.read']
