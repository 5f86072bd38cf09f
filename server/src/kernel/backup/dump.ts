import { Transform } from 'node:stream'
import { createGzip } from 'node:zlib'

import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

import { keep } from './files.ts'
import type { Manifest, Sequence, Sum, Table } from './manifest.ts'

type Dump = Pick<Manifest, 'postgres' | 'migrations' | 'tables' | 'sequences' | 'jobs'> & { sums: Sum[] }

const inScope = `(n.nspname = 'platform' or n.nspname like 'place\\_%')`

/** Writes all rows of the platform and of every place, as they were at one moment, below `folder`. */
export async function dumpDatabase(url: string, folder: string): Promise<Dump> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    await client.query(`set local timezone = 'UTC'`)
    const tables = await tablesOf(client)
    const sums: Sum[] = []
    const kept: Table[] = []
    for (const table of tables) {
      const path = `database/${table.schema}/${table.name}.gz`
      const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ')
      const source = `${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(table.name)} (${columns})`
      const { rows, sum } = await copied(client, source, { folder, path })
      sums.push(sum)
      kept.push({ ...table, rows, path })
    }
    const jobs = await copied(client, waitingJobs, { folder, path: 'database/jobs.gz' })
    return {
      postgres: (await one(client, 'show server_version'))['server_version']!,
      migrations: await migrationsOf(client, tables),
      tables: kept,
      sequences: await sequencesOf(client),
      jobs: { rows: jobs.rows, path: jobs.sum.path },
      sums: [...sums, jobs.sum]
    }
  } finally {
    await client.end()
  }
}

/** What was being done is done again: a job may run twice. The clock queues what runs by the clock. */
const waitingJobs = `(
  select name, data, start_after, created_on from pgboss.job
  where state < 'completed' and data is not null and name not in (select name from pgboss.schedule)
)`

/** Text, one row a line. */
async function copied(
  client: pg.Client,
  source: string,
  { folder, path }: { folder: string; path: string }
): Promise<{ rows: number; sum: Sum }> {
  let rows = 0
  const lines = new Transform({
    transform: (chunk: Buffer, _, done) => {
      for (const byte of chunk) if (byte === 10) rows += 1
      done(null, chunk)
    }
  })
  const sum = await keep(
    folder,
    path,
    client.query(copyTo(`copy ${source} to stdout`)),
    lines,
    createGzip({ level: 4 })
  )
  return { rows, sum }
}

type Found = Pick<Table, 'schema' | 'name' | 'columns'>

async function tablesOf(client: pg.Client): Promise<Found[]> {
  const { rows } = await client.query<Found>(`
    select n.nspname as schema, c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relname <> 'migration' and ${inScope}
    group by 1, 2 order by 1, 2`)
  return rows
}

async function migrationsOf(client: pg.Client, tables: readonly Found[]): Promise<Record<string, string[]>> {
  const schemas = [...new Set(tables.map(({ schema }) => schema))]
  const migrations: Record<string, string[]> = {}
  for (const schema of schemas) {
    const table = `${client.escapeIdentifier(schema)}.migration`
    const { rows } = await client.query<{ name: string }>(`select name from ${table} order by name`)
    migrations[schema] = rows.map(({ name }) => name)
  }
  return migrations
}

/** A sequence knows no transaction: read after the rows, it is never behind them. */
async function sequencesOf(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${inScope} order by 1, 2`)
  const sequences: Sequence[] = []
  for (const { schema, name } of rows) {
    const from = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`
    const row = await one(client, `select last_value::text as value, is_called::text as called from ${from}`)
    sequences.push({ schema, name, value: row['value']!, called: row['called'] === 'true' })
  }
  return sequences
}

async function one(client: pg.Client, statement: string): Promise<Record<string, string>> {
  const { rows } = await client.query<Record<string, string>>(statement)
  return rows[0]!
}
