import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** A statement that came so often is worth preparing; most that do not are made up of one list's filters. */
const often = 5
const mostPrepared = 250
const mostCounted = 2000

/**
 * The pool, with statements that come again and again prepared: PostgreSQL parses them once on each connection, and
 * plans them a few times, not with every request.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = statementNames()
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const wrap = (client: pg.PoolClient): PostgresPoolClient => ({
    query: ((text: string, values: unknown[]) => {
      const name = values.length > 0 ? names(text) : undefined
      return client.query({ text, values, ...(name && { name }) })
    }) as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy)
  })
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const wrapped = known.get(client) ?? wrap(client)
      known.set(client, wrapped)
      return wrapped
    }
  }
}

/** Gives a name to each text that came often enough. */
function statementNames(): (text: string) => string | undefined {
  const counts = new Map<string, number>()
  const names = new Map<string, string>()
  return (text) => {
    const name = names.get(text)
    if (name || names.size >= mostPrepared) return name
    // How rare the words of a search are decides how to look for them.
    if (text.includes(' ilike ')) return undefined
    const count = (counts.get(text) ?? 0) + 1
    if (count < often) {
      if (counts.size >= mostCounted) counts.clear()
      counts.set(text, count)
      return undefined
    }
    counts.delete(text)
    names.set(text, `s${names.size}`)
    return names.get(text)
  }
}
