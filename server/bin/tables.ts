import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { sql } from 'kysely'

import { connect, type Db, schemaOf } from '../src/kernel/db.ts'
import { createPlace, migrate } from '../src/kernel/migrate.ts'
import { startPostgres } from '../src/kernel/postgres/start.ts'
import { type Column, tablesSource } from './tables-source.ts'

/** The source of `kernel/tables.ts`, from an empty database that it migrates. */
export async function generateTables(db: Db): Promise<string> {
  await migrate(db)
  await db.transaction().execute((tx) => createPlace(tx, { slug: 'sample', name: 'Sample', preset: 'example' }))
  return tablesSource([...(await columnsOf(db, 'platform')), ...(await columnsOf(db, schemaOf('sample')))])
}

async function columnsOf(db: Db, schema: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select
      case when n.nspname = 'platform' then 'platform.' else '' end || c.relname as "table",
      a.attname as "column",
      t.typname as "type",
      not a.attnotnull as "nullable",
      a.atthasdef or a.attidentity = 'd' as "hasDefault",
      a.attgenerated <> '' or a.attidentity = 'a' as "generated",
      (
        select pg_get_constraintdef(k.oid) from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
          and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%'
        limit 1
      ) as "oneOf"
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = ${schema}
    join pg_type t on t.oid = a.atttypid
    where a.attnum > 0 and not a.attisdropped and c.relname <> 'migration'
    order by c.relname, a.attnum`.execute(db.withoutPlugins())
  return rows
}

const file = fileURLToPath(new URL('../src/kernel/tables.ts', import.meta.url))

/**
 * `npm run tables` writes `kernel/tables.ts`, on a database that is gone afterwards. With `--verify` it writes nothing,
 * and exits 1 where the file is not what the migrations make.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { verify: { type: 'boolean', default: false } } })
  const source = await onScratchDatabase(generateTables)
  if (!values.verify) writeFileSync(file, source)
  else if (readFileSync(file, 'utf8') !== source) process.exitCode = 1
}

async function onScratchDatabase<T>(use: (db: Db) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hongchao-tables-'))
  const postgres = await startPostgres(folder, { fsync: 'off' })
  const db = connect(postgres.url('postgres'), { max: 2 })
  try {
    return await use(db)
  } finally {
    await db.destroy()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
