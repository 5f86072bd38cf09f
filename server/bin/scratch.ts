import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'

import { buildApp } from '../src/app.ts'
import { type Call, system } from '../src/kernel/call.ts'
import { openRing } from '../src/kernel/crypto/index.ts'
import { applicationRole, connect, type Db, schemaOf } from '../src/kernel/db.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { openOutward } from '../src/kernel/outward.ts'
import { knownPlaces } from '../src/kernel/places.ts'
import { startPostgres } from '../src/kernel/postgres/start.ts'
import { openSessions, type Sessions } from '../src/kernel/session.ts'
import { diskStorage } from '../src/kernel/storage.ts'
import { importFile } from '../src/modules/imports/index.ts'
import { sentence } from '../src/modules/places/index.ts'
import { PresetRefused, standUp } from '../src/stand-up.ts'

/**
 * Serves a preset from a database of its own that is gone afterwards: `node server/bin/scratch.ts FOLDER`. The first
 * line says where, and a ticket of somebody who supervises the whole place. Each line that comes in takes a record
 * away, `{"table":…,"where":{…}}`, or puts it back, `{}`; `{"done":true}` answers. The end of input ends it.
 */
const folder = resolve(process.argv[2] ?? '')
const data = mkdtempSync(join(tmpdir(), 'hongchao-scratch-'))
const running = new AsyncDisposableStack()
running.defer(() => rmSync(data, { recursive: true, force: true }))

type Where = Record<string, string | string[]>
type Taken = { table: string; rows: unknown[] }

try {
  await serveScratch()
} catch (error) {
  process.stderr.write(error instanceof PresetRefused ? told(error) : `${(error as Error).stack}\n`)
  process.exitCode = 1
} finally {
  await running.disposeAsync()
}
process.exit()

async function serveScratch(): Promise<void> {
  const postgres = await startPostgres(data, { fsync: 'off', synchronous_commit: 'off' })
  running.defer(postgres.stop)
  const owner = await createDatabase(postgres.url('postgres'), postgres.url('scratch'))
  const secret = randomBytes(32).toString('hex')
  const { cells } = await openRing(owner, secret, 'aes')
  const { place } = await standUp(owner, { folder, name: 'scratch', demo: true, now: new Date(), secret, cells })
  await importNeeds(owner.withSchema(schemaOf(place.slug)), {
    place: place.slug,
    actor: system,
    now: new Date(),
    cells
  })

  const db = connect(postgres.url('scratch'), { role: applicationRole })
  running.defer(() => db.destroy())
  const sessions = openSessions(db, secret)
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const deps = {
    db,
    clock: () => new Date(),
    log,
    places: knownPlaces(db),
    storage: diskStorage(data),
    sessions,
    secret,
    cells,
    outward: openOutward()
  }
  const app = await buildApp(deps)
  running.defer(() => app.close())
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })

  const token = await supervisorTicket(owner, place.slug, sessions)
  process.stdout.write(`${JSON.stringify({ origin, place: place.slug, token })}\n`)
  await answer(owner, place.slug)
}

/** What the place had collected by the day of its figures: a file for each kind of requester, named after it. */
async function importNeeds(db: Db, call: Call): Promise<void> {
  const files = existsSync(join(folder, 'needs')) ? readdirSync(join(folder, 'needs')).toSorted() : []
  for (const name of files) {
    const { counts } = await importFile(db, call, diskStorage(data), {
      kind: 'need',
      name,
      bytes: readFileSync(join(folder, 'needs', name)),
      dryRun: false,
      headers: {},
      requesterOrUnitKind: basename(name, '.csv'),
      channel: 'card',
      progress: () => {}
    })
    if (counts.failed > 0) throw new Error(`${counts.failed} rows of needs/${name} failed`)
  }
}

async function createDatabase(maintenance: string, url: string): Promise<Db> {
  const first = connect(maintenance, { max: 1 })
  await sql`create database scratch`.execute(first)
  await first.destroy()
  const owner = connect(url, { max: 2 })
  running.defer(() => owner.destroy())
  await migrate(owner)
  return owner
}

async function supervisorTicket(owner: Db, place: string, sessions: Sessions): Promise<string> {
  const now = new Date()
  return await owner.transaction().execute(async (transaction) => {
    const accounts = await sessions.accounts(transaction, now)
    const account = { username: 'scratch-supervisor', name: '验收', password: { hash: 'none' }, homePlace: place }
    const accountId = await accounts.create(account)
    await transaction.insertInto('platform.accountPlace').values({ accountId, place }).execute()
    const tx = transaction.withSchema(schemaOf(place))
    const root = await tx
      .selectFrom('organisation')
      .select('id')
      .where('parentId', 'is', null)
      .executeTakeFirstOrThrow()
    const personId = uuid()
    const person = { id: personId, accountId, name: '验收', initials: 'ys', createdAt: now }
    await tx.insertInto('person').values(person).execute()
    const grant = { id: uuid(), personId, role: 'supervisor', organisationId: root.id, heldFrom: '2000-01-01' } as const
    await tx.insertInto('roleGrant').values(grant).execute()
    return await accounts.open(accountId, 'accept')
  })
}

async function answer(owner: Db, place: string): Promise<void> {
  let taken: Taken | undefined
  for await (const line of createInterface({ input: process.stdin })) {
    const { table, where } = JSON.parse(line) as { table?: string; where?: Where }
    if (taken) await putBack(owner, place, taken)
    taken = table && where ? { table, rows: await takeAway(owner, place, table, where) } : undefined
    process.stdout.write('{"done":true}\n')
  }
}

/**
 * Takes the rows away that have these values, mostly one, and nothing else: what refers to them stays, for the figure
 * must miss these records alone.
 */
async function takeAway(owner: Db, place: string, table: string, where: Where): Promise<unknown[]> {
  const conditions = Object.entries(where).map(
    ([column, value]) => sql`${sql.id(column)}::text = any(${[value].flat()}::text[])`
  )
  return await owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    const { rows } = await sql<{ row: unknown }>`
      delete from ${sql.table(`${schemaOf(place)}.${table}`)} as gone where ${sql.join(conditions, sql` and `)}
      returning to_jsonb(gone) as row`.execute(tx)
    if (rows.length === 0) throw new Error(`no such row of ${table}`)
    return rows.map(({ row }) => row)
  })
}

async function putBack(owner: Db, place: string, { table, rows }: Taken): Promise<void> {
  const target = sql.table(`${schemaOf(place)}.${table}`)
  const columns = sql.join((await writableColumns(owner, place, table)).map((column) => sql.id(column)))
  await sql`
    insert into ${target} (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)})`.execute(owner)
}

/** All but those that the database works out itself. */
async function writableColumns(owner: Db, place: string, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${`${schemaOf(place)}.${table}`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
  `.execute(owner)
  return rows.map(({ name }) => name)
}

function told({ mistakes }: PresetRefused): string {
  return `${mistakes.map(sentence).join('\n')}\n`
}
