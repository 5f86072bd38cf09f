import { readdirSync, readFileSync } from 'node:fs'

import { sql } from 'kysely'
import { getConstructionPlans } from 'pg-boss'

import { seedCalendars } from './calendars.ts'
import { CannotStart } from './config.ts'
import { applicationRole, type Db, schemaOf, type Tx } from './db.ts'
import { jobNames, jobQueue, scheduledJobNames } from './jobs.ts'

type Kind = 'platform' | 'place'

const notAllowed = '42501'

/**
 * Brings the platform's schema, the queues and every place to the newest migration. Runs as the owner of the
 * database; two servers that start at once wait for each other.
 */
export async function migrate(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // What must not keep a request waiting may keep an upgrade waiting, with a million rows to rewrite.
    await sql`set local statement_timeout = 0`.execute(tx)
    await lockMigrations(tx)
    await sql`create schema if not exists platform`.execute(tx)
    await run(tx, 'platform', 'platform')
    await seedCalendars(tx)
    await makeApplicationRole(tx)
    await makeQueueSchema(tx)
    const places = await sql<{ slug: string }>`select slug from platform.place`.execute(tx)
    for (const { slug } of places.rows) await run(tx, 'place', schemaOf(slug))
    for (const { slug } of places.rows) await allow(tx, schemaOf(slug))
    await allow(tx, 'platform')
  })
  for (const name of [...jobNames, ...scheduledJobNames]) await jobQueue(db).createQueue(name)
  await allowQueues(db)
}

/**
 * Builds the schemas of an empty database as far as the migrations named, by schema, without rows but what migrations
 * enter. The next start goes on from there.
 */
export async function buildTo(tx: Tx, migrations: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const platformFirst = Object.entries(migrations).toSorted(
    ([a], [b]) => Number(b === 'platform') - Number(a === 'platform')
  )
  for (const [schema, names] of platformFirst) {
    const kind = schema === 'platform' ? 'platform' : 'place'
    const unknown = names.filter((name) => !filesOf(kind).includes(name))
    if (unknown.length > 0) throw new CannotStart(`This comes from a newer version of Hongchao: ${unknown.join(', ')}.`)
    await sql`create schema ${sql.id(schema)}`.execute(tx)
    await run(tx, kind, schema, names)
  }
  await makeApplicationRole(tx)
}

/** Makes the queues; pg-boss commits each by itself, so they stand apart from whatever must be done whole. */
export async function buildQueues(db: Db): Promise<void> {
  await db.transaction().execute(makeQueueSchema)
  for (const name of [...jobNames, ...scheduledJobNames]) await jobQueue(db).createQueue(name)
}

/** What the next start will do to the schemas, as `schema/name`. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const places = await db.selectFrom('platform.place').select('slug').execute()
  const schemas: [Kind, string][] = [
    ['platform', 'platform'],
    ...places.map(({ slug }): [Kind, string] => ['place', schemaOf(slug)])
  ]
  const pending: string[] = []
  for (const [kind, schema] of schemas) {
    const done = await sql<{ name: string }>`select name from ${sql.table(`${schema}.migration`)}`.execute(db)
    const names = new Set(done.rows.map(({ name }) => name))
    pending.push(
      ...filesOf(kind)
        .filter((name) => !names.has(name))
        .map((name) => `${schema}/${name}`)
    )
  }
  return pending
}

/** Makes the schema of a new place, empty, in the caller's transaction. */
export async function createPlace(tx: Tx, place: { slug: string; name: string; preset: string }): Promise<void> {
  await lockMigrations(tx)
  const schema = schemaOf(place.slug)
  await tx.insertInto('platform.place').values(place).execute()
  await sql`create schema ${sql.id(schema)}`.execute(tx)
  await run(tx, 'place', schema)
  await allow(tx, schema)
}

async function lockMigrations(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hongchao migrations'))`.execute(tx)
}

/** Runs what has not run yet in a schema; what has run is written down in the schema itself. */
async function run(tx: Tx, kind: Kind, schema: string, upTo: readonly string[] = filesOf(kind)): Promise<void> {
  await sql`set local search_path to ${sql.id(schema)}, public`.execute(tx)
  await sql`create table if not exists migration (name text primary key, run_at timestamptz(3) not null default now())`.execute(
    tx
  )
  const done = await sql<{ name: string }>`select name from migration`.execute(tx)
  const names = new Set(done.rows.map((row) => row.name))
  for (const name of upTo.filter((file) => !names.has(file))) {
    await sql.raw(readFileSync(new URL(name, folderOf(kind)), 'utf8')).execute(tx)
    await sql`insert into migration (name) values (${name})`.execute(tx)
  }
  await sql`set local search_path to public`.execute(tx)
}

function folderOf(kind: Kind): URL {
  return new URL(`../../migrations/${kind}/`, import.meta.url)
}

function filesOf(kind: Kind): string[] {
  return readdirSync(folderOf(kind))
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
}

/** On a server of somebody's own its administrator may have to do this: the owner of one database need not be able to. */
async function makeApplicationRole(tx: Tx): Promise<void> {
  const { rows } = await sql<{ user: string; held: boolean | null }>`
    select quote_ident(current_user) as "user",
      (select pg_has_role(oid, 'set') from pg_roles where rolname = ${applicationRole}) as held`.execute(tx)
  const { user, held } = rows[0]!
  const steps = [
    ...(held === null ? [`create role ${applicationRole} nologin`] : []),
    ...(held ? [] : [`grant ${applicationRole} to ${user}`])
  ]
  try {
    for (const step of steps) await sql.raw(step).execute(tx)
  } catch (error) {
    if ((error as { code?: string }).code !== notAllowed) throw error
    throw new CannotStart(`Let an administrator of the database run, for its user may not: ${steps.join('; ')};`)
  }
}

/** What a table's rows may have done to them by the application; every other table may be read and written. */
const appendOnly: Record<Kind, readonly string[]> = {
  platform: ['audit'],
  place: ['audit', 'need_event', 'party_evaluation', 'callback_result', 'whistle_review', 'notice_agreement']
}

async function allow(tx: Tx, schemaName: string): Promise<void> {
  const schema = sql.id(schemaName)
  const role = sql.id(applicationRole)
  await sql`grant usage on schema ${schema} to ${role}`.execute(tx)
  await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`.execute(tx)
  await sql`grant usage, select on all sequences in schema ${schema} to ${role}`.execute(tx)
  await sql`revoke insert, update, delete on ${schema}.migration from ${role}`.execute(tx)
  for (const name of appendOnly[schemaName === 'platform' ? 'platform' : 'place']) {
    const table = sql`${schema}.${sql.id(name)}`
    await sql`revoke update, delete on ${table} from ${role}`.execute(tx)
    if (name === 'audit') await sql`grant update (position, hash) on ${table} to ${role}`.execute(tx)
  }
}

async function makeQueueSchema(tx: Tx): Promise<void> {
  const found = await sql`select from pg_namespace where nspname = 'pgboss'`.execute(tx)
  if (found.rows.length === 0)
    await sql.raw(getConstructionPlans('pgboss').replace(/^\s*BEGIN;|COMMIT;\s*$/g, '')).execute(tx)
}

async function allowQueues(db: Db): Promise<void> {
  const role = sql.id(applicationRole)
  await sql`grant usage, create on schema pgboss to ${role}`.execute(db)
  await sql`grant all on all tables in schema pgboss to ${role}`.execute(db)
  await sql`grant all on all sequences in schema pgboss to ${role}`.execute(db)
  await sql`grant execute on all functions in schema pgboss to ${role}`.execute(db)
}

/** Chinese search needs a database whose letters include Chinese; with the wrong locale it finds nothing, silently. */
export async function assertChineseSearch(db: Db): Promise<void> {
  const found = await sql<{ trigrams: string[] }>`select show_trgm('路灯') as trigrams`.execute(db)
  if ((found.rows[0]?.trigrams.length ?? 0) === 0) {
    throw new Error('This database cannot search Chinese: create it with encoding UTF8 and locale C.UTF-8 (libc).')
  }
}
