import { createHash } from 'node:crypto'

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'

import type { AppOptions } from '../../src/app.ts'
import { connect, type Db } from '../../src/kernel/db.ts'
import { startTestApp, type TestApp } from '../harness.ts'
import { loadExample } from '../stage.ts'
import { type ActorName, type Actors, makeActors } from './actors.ts'
import { seedRegion } from './region.ts'
import { type Region, type Row, secrets } from './rows.ts'
import { changesBetween, findTables, readRows, type Rows, type Tables } from './tables.ts'

export type World = {
  t: TestApp
  /** Owns the database. */
  owner: Db
  tables: Tables
  seeds: Rows
  /** By name and region. */
  rows: Map<string, Row>
  actors: Actors
  /** The actors' own rows. */
  own: Record<ActorName, Set<string>>
  /** What gives a row away when it stands in an answer: its id, or words that stand nowhere else. */
  markers: Map<string, { table: string; region: Region }>
}

export const here = 'here'
export const there = 'there'
const schemas = ['platform', 'place_here', 'place_there']

/** Two places with rows in every table: inside the actors' subtree, outside of it, and in the second place. */
export async function makeWorld(app: AppOptions, server?: string): Promise<World> {
  const t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z'), app, ...(server && { server }) })
  const owner = connect(t.ownerUrl, { max: 1 })
  // All tables in one query take longer to plan than to read.
  await sql`set plan_cache_mode to force_generic_plan`.execute(owner)
  const markers: World['markers'] = new Map()
  const rows: World['rows'] = new Map()

  const first = await t.place(here, pathsOf('inside', 'outside'))
  const second = await t.place(there, pathsOf('other'))
  for (const { slug } of [first, second]) await loadExample(t, slug)
  const tables = await findTables(owner, schemas)
  await mark(owner, tables, markers, 'above')

  const actors = await makeActors(t, first, second)
  await mark(owner, tables, markers, 'inside')
  markers.set(actors.otherPlace.personId, { table: 'person', region: 'other' })
  const seed = async (region: Region, place: typeof first): Promise<void> => {
    const made = await seedRegion(t, place, region, region === 'inside' ? actors : undefined)
    for (const [name, row] of Object.entries(made.rows)) rows.set(`${name}.${region}`, row)
    for (const secret of secrets) for (const word of made[secret]) markers.set(word, { table: secret, region })
    await mark(owner, tables, markers, region)
  }
  await seed('inside', first)
  await seed('outside', first)
  await seed('other', second)
  for (const [id, { region }] of organisationsOf(first, second)) markers.set(id, { table: 'organisation', region })

  await seedPlatform(t, actors)
  const own = await ownRows(t, actors)
  return { t, owner, tables, seeds: await readRows(owner, tables), rows, actors, own, markers }
}

function pathsOf(...names: string[]): string[] {
  return ['zone', ...names.flatMap((name) => ['', '.office', '.firm'].map((part) => `zone.${name}${part}`))]
}

type Place = Awaited<ReturnType<TestApp['place']>>

function organisationsOf(first: Place, second: Place): [string, { region: Region }][] {
  const of = (place: Place, region: Region): [string, { region: Region }][] =>
    ['', '.office', '.firm'].map((part) => [place.organisation(`zone.${region}${part}`), { region }])
  return [...of(first, 'inside'), ...of(first, 'outside'), ...of(second, 'other')]
}

/** Whatever was added since the last call belongs to the region. */
async function mark(owner: Db, tables: Tables, markers: World['markers'], region: Region): Promise<void> {
  const added = changesBetween(new Map(), await readRows(owner, tables))
  for (const { table, there: found } of added) {
    for (const text of found) {
      const { id } = JSON.parse(text) as { id?: string | number }
      if (typeof id === 'string' && !markers.has(id)) markers.set(id, { table: table.split('.')[1]!, region })
    }
  }
}

async function ownRows({ db }: TestApp, actors: Actors): Promise<World['own']> {
  const own = { stranger: new Set<string>() } as World['own']
  for (const [name, { accountId, personId }] of Object.entries(actors)) {
    const sessions = await db.selectFrom('platform.session').select('id').where('userId', '=', accountId).execute()
    const credentials = await db
      .selectFrom('platform.credential')
      .select('id')
      .where('userId', '=', accountId)
      .execute()
    own[name as ActorName] = new Set([accountId, personId, ...[...sessions, ...credentials].map(({ id }) => id)])
  }
  return own
}

export const walkerPassword = 'correct horse battery'
export const setupToken = 'a-token-for-the-first-administrator'

/** What only the platform has: a row of each table, and passwords for those who use them. */
async function seedPlatform({ db, deps, clock }: TestApp, actors: Actors): Promise<void> {
  const now = clock.now
  const later = new Date('2100-01-01')
  const tokenHash = createHash('sha256').update(setupToken).digest('hex')
  await db.transaction().execute(async (tx) => {
    const accounts = await deps.sessions.accounts(tx, now)
    for (const { accountId } of [actors.handler, actors.initialPassword]) {
      await accounts.setPassword(accountId, walkerPassword)
    }
    await accounts.create({ username: 'walker', name: '行者', password: walkerPassword, homePlace: here })
  })
  await db.insertInto('platform.signInFailure').values({ username: 'nobody', failures: 1, failedAt: now }).execute()
  await db.insertInto('platform.setupLink').values({ tokenHash, place: here, expiresAt: later }).execute()
  await db
    .insertInto('platform.verification')
    .values({ id: uuid(), identifier: 'none', value: 'none', expiresAt: later, createdAt: now, updatedAt: now })
    .execute()
  await db.insertInto('platform.columnKey').values({ id: 1, suite: 'aes', proof: 'none' }).execute()
  await db
    .insertInto('platform.audit')
    .values({ at: now, actorId: 'system', event: 'seed', subjectId: 'seed', details: '{}' })
    .execute()
}
