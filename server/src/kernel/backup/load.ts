import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

import { CannotStart } from '../config.ts'
import type { Tx } from '../db.ts'
import { buildTo } from '../migrate.ts'
import type { Tables } from '../tables.ts'
import type { Manifest, Table } from './manifest.ts'

/** A place is never restored over another. */
export async function refuseFilled(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select from pg_namespace where nspname = 'platform' or nspname like 'place\\_%'`
    )
    if (rows.length > 0)
      throw new CannotStart('There is a place in this database; a backup is restored into an empty one.')
  } finally {
    await client.end()
  }
}

/**
 * Builds an empty database, in which there are only queues, as it was when the backup was made, whole or not at all:
 * what is interrupted leaves nothing behind. `url` is its owner's.
 */
export async function loadDatabase(url: string, folder: string, manifest: Manifest): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // Kysely builds the schema and node-postgres pours the rows in, on the one connection that holds the transaction.
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf(client) as never }) })
  try {
    await client.query('begin')
    await client.query(`set local timezone = 'UTC'`)
    await buildTo(db as Tx, manifest.migrations)
    await pourIn(client, folder, manifest)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

function poolOf(client: pg.Client): { connect: () => Promise<never>; end: () => Promise<void> } {
  const connection = Object.assign(client, { release: () => {} })
  return { connect: () => Promise.resolve(connection as never), end: () => Promise.resolve() }
}

async function pourIn(client: pg.Client, folder: string, manifest: Manifest): Promise<void> {
  const tables = manifest.tables.map((table) => ({ ...table, id: nameOf(client, table) }))
  // What migrations enter of themselves stands in the backup, too.
  await client.query(`truncate ${tables.map(({ id }) => id).join(', ')}`)
  const order = await referredToFirst(client)
  for (const table of tables.toSorted((a, b) => order(a) - order(b))) {
    const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ')
    await copyIn(client, `${table.id} (${columns})`, join(folder, table.path))
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${table.id}`)
    if (Number(rows[0]!.count) !== table.rows)
      throw new CannotStart(`${table.schema}.${table.name} has ${rows[0]!.count} rows and not ${table.rows}.`)
  }
  for (const { schema, name, value, called } of manifest.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [nameOf(client, { schema, name }), value, called])
  await queueAgain(client, join(folder, manifest.jobs.path))
}

/** Work of a kind that this version does not know any more is left out. */
async function queueAgain(client: pg.Client, path: string): Promise<void> {
  const columns = 'name, data, start_after, created_on'
  await client.query(`create temporary table waiting on commit drop as select ${columns} from pgboss.job limit 0`)
  await copyIn(client, `waiting (${columns})`, path)
  await client.query(
    `insert into pgboss.job (${columns}) select ${columns} from waiting where name in (select name from pgboss.queue)`
  )
}

function nameOf(client: pg.Client, { schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`
}

async function copyIn(client: pg.Client, target: string, path: string): Promise<void> {
  await pipeline(createReadStream(path), createGunzip(), client.query(copyFrom(`copy ${target} from stdin`)))
}

/** The place of a table in an order in which a row comes after the rows that it refers to. */
async function referredToFirst(client: pg.Client): Promise<(table: Pick<Table, 'schema' | 'name'>) => number> {
  const { rows } = await client.query<{ schema: string; name: string; refers: string }>(`
    select n.nspname as schema, c.relname as name, r.relname as refers
    from pg_constraint f
    join pg_class c on c.oid = f.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_class r on r.oid = f.confrelid
    where f.contype = 'f' and f.confrelid <> f.conrelid`)
  const depth = (schema: string, name: string, above: readonly string[] = []): number => {
    if (above.includes(name)) throw new Error(`the tables of ${schema} refer to each other in a circle: ${name}`)
    const below = rows.filter((row) => row.schema === schema && row.name === name)
    return Math.max(0, ...below.map(({ refers }) => 1 + depth(schema, refers, [...above, name])))
  }
  return ({ schema, name }) => depth(schema, name)
}
