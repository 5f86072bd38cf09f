import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import pg from 'pg'

import { openCells } from '../server/src/kernel/crypto/index.ts'
import { connect, schemaOf } from '../server/src/kernel/db.ts'
import { migrate } from '../server/src/kernel/migrate.ts'
import { type Postgres, startPostgres } from '../server/src/kernel/postgres/start.ts'
import { standUp } from '../server/src/stand-up.ts'
import { foldLoaded } from './fold.ts'

export const place = 'quanlinan'
const preset = join(import.meta.dirname, '../presets/wuhan-quanlinan')

/** While it loads, it may lose everything: an interrupted load is begun anew. */
const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '4GB',
  maintenance_work_mem: '512MB',
  work_mem: '128MB'
}

/** The product's own PostgreSQL, with a database in it for each size: loaded once, kept, and copied for a run. */
export async function startGround(
  folder: string,
  sizes: readonly number[],
  say: (line: string) => void
): Promise<Postgres> {
  mkdirSync(folder, { recursive: true })
  await loadMissing(folder, sizes, say)
  return await startPostgres(folder)
}

async function loadMissing(folder: string, sizes: readonly number[], say: (line: string) => void): Promise<void> {
  const postgres = await startPostgres(folder, careless)
  try {
    for (const size of sizes) {
      if (await isLoaded(postgres, size)) continue
      const started = Date.now()
      await load(postgres, size, say)
      say(`${size} needs loaded in ${((Date.now() - started) / 1000).toFixed(0)} s`)
    }
  } finally {
    await postgres.stop()
  }
}

/** A copy of what was loaded, which a run may write into. */
export async function copyLoaded(postgres: Postgres, size: number): Promise<string> {
  await onMaintenance(postgres, async (client) => {
    await client.query('drop database if exists bench with (force)')
    await client.query(`create database bench template ${nameOf(size)} strategy file_copy`)
    await client.query('checkpoint')
  })
  return postgres.url('bench')
}

function nameOf(size: number): string {
  return `loaded_${size}`
}

/** What is loaded is known by the text that loads it. */
function textOf(file: string): string {
  return readFileSync(join(import.meta.dirname, 'load', file), 'utf8')
}

const fingerprint = createHash('sha256').update(textOf('place.sql')).update(textOf('needs.sql')).digest('hex')

async function isLoaded(postgres: Postgres, size: number): Promise<boolean> {
  return await onMaintenance(postgres, async (client) => {
    const { rows } = await client.query<{ comment: string }>(
      `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = $1`,
      [nameOf(size)]
    )
    return rows[0]?.comment === fingerprint
  })
}

async function load(postgres: Postgres, size: number, say: (line: string) => void): Promise<void> {
  await onMaintenance(postgres, async (client) => {
    await client.query(`drop database if exists ${nameOf(size)}`)
    await client.query(`create database ${nameOf(size)}`)
  })
  const owner = connect(postgres.url(nameOf(size)), { max: 1 })
  await migrate(owner)
  // Nobody is in it yet, so nothing is sealed: the keys are made by the server that is measured.
  const secret = ''
  const cells = openCells(secret, { keys: [{ id: 1, suite: 'aes' }] })
  await standUp(owner, { folder: preset, name: 'wuhan-quanlinan', demo: false, now: new Date(), secret, cells })
  await owner.destroy()

  await withClient(postgres.url(nameOf(size)), async (client) => {
    await client.query(`set search_path to ${schemaOf(place)}, public`)
    await client.query(`select set_config('bench.size', $1, false)`, [String(size)])
    await client.query('set session_replication_role = replica')
    await client.query(textOf('place.sql'))
    await withoutIndexes(client, () => client.query(textOf('needs.sql')))
    await client.query('vacuum (analyze)')
  })
  await foldLoaded(postgres.url(nameOf(size)), place, say)
  await withClient(postgres.url(nameOf(size)), (client) => client.query('vacuum (analyze)'))
  await onMaintenance(postgres, (client) => client.query(`comment on database ${nameOf(size)} is '${fingerprint}'`))
}

/** An index is built faster over a million rows than with each of them. */
async function withoutIndexes(client: pg.Client, run: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = $1 and (tablename like 'need%' or tablename in ('dispatch', 'evaluation'))
       and not exists (select from pg_constraint where conindid = (schemaname || '.' || indexname)::regclass)`,
    [schemaOf(place)]
  )
  const functions = await functionsOn(
    client,
    rows.map(({ name }) => name)
  )
  for (const { name } of rows) await client.query(`drop index ${name} cascade`)
  await run()
  for (const { definition } of [...rows, ...functions]) await client.query(definition)
}

/** The functions that name an index in their body, and go with it. */
async function functionsOn(client: pg.Client, indexes: readonly string[]): Promise<{ definition: string }[]> {
  const { rows } = await client.query<{ definition: string }>(
    `select distinct pg_get_functiondef(objid) as definition from pg_depend
     where classid = 'pg_proc'::regclass and refclassid = 'pg_class'::regclass and refobjid = any ($1::regclass[])`,
    [indexes]
  )
  return rows
}

async function onMaintenance<T>(postgres: Postgres, use: (client: pg.Client) => Promise<T>): Promise<T> {
  return await withClient(postgres.url('postgres'), use)
}

export async function withClient<T>(connectionString: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
