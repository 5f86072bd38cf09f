import type { Permission } from '@hongchao/contract'
import { type RawBuilder, sql, type SqlBool } from 'kysely'

import type { Call, Grant } from './call.ts'
import type { Db } from './db.ts'
import { roles } from './roles.ts'

/** May the caller use an endpoint at all? */
export function may(call: Call, permission: Permission): boolean {
  return pathsWith(call, permission).length > 0
}

/** Is the permission held at the top, for what is the whole place's? */
export function mayForWhole(call: Call, permission: Permission): boolean {
  return pathsWith(call, permission).some((path) => !path.includes('.'))
}

/** Does the permission reach this row? The same answer as {@link visibleTo}, for a row already read. */
export function reaches(call: Call, permission: Permission, path: string): boolean {
  return pathsWith(call, permission).some((granted) => isWithin(path, granted))
}

/** The rows a permission reaches, as a condition on the `path` of the row's owner. */
export function visibleTo(call: Call, permission: Permission, column = 'path'): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} <@ any(${pathsWith(call, permission)}::ltree[])`
}

/** The same of an organisation of which only the id is known; of one that is not there it is false. */
export async function reachesOrganisation(db: Db, call: Call, permission: Permission, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', id)
    .where(visibleTo(call, permission))
    .executeTakeFirst()
  return found !== undefined
}

/** Where the caller holds a permission. */
export function pathsWith(call: Call, permission: Permission): string[] {
  return grantsWith(call, permission).map(({ path }) => path)
}

/** The organisations at which the caller holds a permission; of two below each other the upper one. */
export function scopesWith(call: Call, permission: Permission): string[] {
  const grants = grantsWith(call, permission)
  const topmost = grants.filter(
    ({ path }) => !grants.some((other) => other.path !== path && isWithin(path, other.path))
  )
  return [...new Set(topmost.map(({ at }) => at))]
}

function grantsWith({ actor }: Call, permission: Permission): Grant[] {
  return actor.grants.filter(({ role }) => roles[role].some((held) => held === permission))
}

/** Is `path` the organisation at `above`, or below it? */
export function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`)
}
