import { type Compilable, type CompiledQuery, type RawBuilder, sql, WithSchemaPlugin } from 'kysely'

import type { Db } from './db.ts'

/** Stands in a query for a value. */
class Blank {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Values by name, as they stand in a query before it has them. */
export type Given<V> = <K extends keyof V & string>(name: K) => RawBuilder<V[K]>

/**
 * A query whose text is always the same: it is built once for each schema, and then only given its values. To build a
 * large one takes longer than to send it.
 */
export function fixed<V extends Record<string, unknown>, R>(
  build: (db: Db, given: Given<V>) => Compilable<R>
): (db: Db, values: V) => Promise<R[]> {
  const built = new WeakMap<object, CompiledQuery<R>>()
  return async (db, values) => {
    const schema = db.getExecutor().plugins.find((plugin) => plugin instanceof WithSchemaPlugin) ?? build
    const query = built.get(schema) ?? build(db, (name) => sql`${new Blank(name)}`).compile()
    built.set(schema, query)
    const parameters = query.parameters.map((value) => (value instanceof Blank ? values[value.name] : value))
    const { rows } = await db.executeQuery<R>({ ...query, parameters })
    return rows
  }
}

/** The same where some values may be missing, as in a row or a filter: built once for each set of those that are there. */
export function fixedFor<V extends object, R>(
  build: (db: Db, values: V) => Compilable<R>
): (db: Db, values: V) => Promise<R[]> {
  const byNames = new Map<string, (db: Db, values: Record<string, unknown>) => Promise<R[]>>()
  return async (db, values) => {
    const there = Object.entries(values).filter(([, value]) => value !== undefined)
    const names = there.map(([name]) => name)
    const key = names.join()
    const blank = (given: Given<Record<string, unknown>>): V =>
      Object.fromEntries(names.map((name) => [name, given(name)])) as V
    const query = byNames.get(key) ?? fixed((on, given: Given<Record<string, unknown>>) => build(on, blank(given)))
    byNames.set(key, query)
    return await query(db, Object.fromEntries(there))
  }
}
