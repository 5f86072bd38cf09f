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

/** The same for rows that are written: the text is built once for each set of columns that has values. */
export function fixedRow<V extends object, R>(
  build: (tx: Db, row: V) => Compilable<R>
): (tx: Db, row: V) => Promise<R[]> {
  const byColumns = new Map<string, (tx: Db, row: Record<string, unknown>) => Promise<R[]>>()
  return async (tx, row) => {
    const given = Object.entries(row).filter(([, value]) => value !== undefined)
    const columns = given.map(([column]) => column)
    const key = columns.join()
    const blank = (of: Given<Record<string, unknown>>): V =>
      Object.fromEntries(columns.map((column) => [column, of(column)])) as V
    const write = byColumns.get(key) ?? fixed((db, of: Given<Record<string, unknown>>) => build(db, blank(of)))
    byColumns.set(key, write)
    return await write(tx, Object.fromEntries(given))
  }
}
