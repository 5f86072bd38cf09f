import { type AliasedRawBuilder, sql } from 'kysely'

import type { Call } from './call.ts'
import { schemaOf } from './db.ts'

/** A call of a function that a migration made in the place, perhaps with ids. */
export function placeFunction(call: Call, name: string, ids?: readonly string[]): AliasedRawBuilder<unknown, 'done'> {
  return sql`${sql.id(schemaOf(call.place), name)}(${ids ? sql`${ids}::uuid[]` : sql``})`.as('done')
}
