import { sql } from 'kysely'

import type { Db } from '../../src/kernel/db.ts'

/** All rows of some schemas, as JSON text, by `schema.table`. */
export type Rows = Map<string, string[]>

/** What differs between two readings of a table. A changed row is gone in its old form and there in its new one. */
export type Change = { table: string; gone: string[]; there: string[] }

export type Tables = { name: string; schema: string; table: string; columns: string[] }[]

/** The tables of some schemas, with the columns that can be written. */
export async function findTables(db: Db, schemas: readonly string[]): Promise<Tables> {
  const { rows } = await sql<{ schema: string; table: string; columns: string[] }>`
    select n.nspname as schema, c.relname as "table",
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relname <> 'migration' and n.nspname in (${sql.join(schemas)})
    group by 1, 2 order by 1, 2
  `.execute(db)
  return rows.map((row) => ({ ...row, name: `${row.schema}.${row.table}` }))
}

export async function readRows(db: Db, tables: Tables): Promise<Rows> {
  const each = tables.map(
    ({ name, schema, table }) =>
      sql`select ${name}::text as name, to_jsonb(t)::text as row from ${sql.table(`${schema}.${table}`)} as t`
  )
  const { rows } = await sql<{ name: string; row: string }>`${sql.join(each, sql` union all `)}`.execute(db)
  const read: Rows = new Map(tables.map(({ name }) => [name, []]))
  for (const { name, row } of rows) read.get(name)!.push(row)
  return read
}

/** The number of the server's next transaction that writes. */
export async function nextTransaction(db: Db): Promise<string> {
  const { rows } = await sql<{ next: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(db)
  return rows[0]!.next
}

/** Has any transaction written and not been undone, from the one of this number on? */
export async function wroteSince(db: Db, first: string): Promise<boolean> {
  const { rows } = await sql<{ wrote: boolean }>`
    select coalesce(bool_or(pg_xact_status(number::text::xid8) <> 'aborted'), false) as wrote
    from generate_series(${first}::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1) as number
  `.execute(db)
  return rows[0]!.wrote
}

export function changesBetween(before: Rows, after: Rows): Change[] {
  return [...after].flatMap(([table, rows]) => {
    const [old, now] = [new Set(before.get(table)), new Set(rows)]
    const gone = [...old].filter((row) => !now.has(row))
    const there = [...now].filter((row) => !old.has(row))
    return gone.length + there.length > 0 ? [{ table, gone, there }] : []
  })
}

/** Puts tables back to an earlier reading, past every constraint. `db` must own them. */
export async function putBack(db: Db, tables: Tables, rows: Rows, names: readonly string[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const { name, schema, table, columns } of tables.filter((one) => names.includes(one.name))) {
      const target = sql.table(`${schema}.${table}`)
      const list = sql.join(columns.map((column) => sql.ref(column)))
      await sql`delete from ${target}`.execute(tx)
      await sql`
        insert into ${target} (${list}) overriding system value
        select ${list} from jsonb_populate_recordset(null::${target}, ${`[${rows.get(name)!.join(',')}]`}::jsonb)
      `.execute(tx)
    }
  })
}
