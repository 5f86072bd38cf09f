import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction, WithSchemaPlugin } from 'kysely'
import pg from 'pg'

import { preparing } from './prepared.ts'
import type { Tables } from './tables.ts'

// A day stays the text `2026-03-02`: as a moment it would depend on the zone of the process.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Enough to read. Any function that writes asks for a {@link Tx}. */
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

/** The role that the application takes on each connection: it owns nothing. */
export const applicationRole = 'hongchao_app'

export type ConnectOptions = { max?: number; role?: string; onError?: (error: Error) => void }

export function connect(connectionString: string, { max = 10, role, onError }: ConnectOptions = {}): Db {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 5000,
    options: ['-c statement_timeout=15000', ...(role ? [`-c role=${role}`] : [])].join(' ')
  })
  // The server may end an idle connection; the pool opens another, but unheard this error would end the process.
  pool.on('error', (error) => onError?.(error))
  // Nor does the pool hear of one that is lent out and waits between two queries; its next query fails by itself.
  pool.on('connect', (client) => client.on('error', (error) => onError?.(error)))
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: preparing(pool) }),
    // Nested keys are data in a jsonb column, not column names.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
  })
}

/** The schema of a place. Only `kernel/` asks: what it hands to a module reads and writes this place already. */
export function schemaOf(place: string): string {
  return `place_${place}`
}

const schemas = new Map<string, WithSchemaPlugin>()

/** The same connection on a schema. What was built for a schema is known again, see `fixed.ts`. */
export function onSchema<T extends Db>(db: T, schema: string): T {
  const plugin = schemas.get(schema) ?? new WithSchemaPlugin(schema)
  schemas.set(schema, plugin)
  return db.withPlugin(plugin) as T
}
