import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

import { type AppOptions, buildApp } from '../server/src/app.ts'
import { openCells } from '../server/src/kernel/crypto/index.ts'
import { applicationRole, connect, schemaOf } from '../server/src/kernel/db.ts'
import type { Deps } from '../server/src/kernel/http.ts'
import { openOutward } from '../server/src/kernel/outward.ts'
import { knownPlaces } from '../server/src/kernel/places.ts'
import type { Postgres } from '../server/src/kernel/postgres/start.ts'
import { openSessions } from '../server/src/kernel/session.ts'
import { diskStorage } from '../server/src/kernel/storage.ts'
import { driveServer } from './drive.ts'
import { type Figure, figureOf } from './figures.ts'
import { driveFloor } from './floor.ts'
import { copyLoaded, place, withClient } from './ground.ts'
import { openSamples, type Samples, type Scope, scopes } from './people.ts'
import { measurePhone, type PhoneFigure } from './phone.ts'
import { startMeasured } from './product.ts'
import { record, type Recording } from './record.ts'
import { learnLoaded } from './suggest/learn.ts'
import { type WorkName, works } from './works.ts'

export type Plan = {
  folder: string
  works: readonly WorkName[]
  scopes: readonly Scope[]
  seconds: number
  connections?: number
  profile?: string
  say: (line: string) => void
}

/** So many units of a work are recorded, each with values of its own, and run by turns. */
const recorded = 60

/** Measures works at one size: the server at each scope, and then the floor under it. */
export async function measure(postgres: Postgres, size: number, plan: Plan): Promise<Figure[]> {
  const url = await copyLoaded(postgres, size)
  if (plan.works.includes('need-suggest')) await learnLoaded(url, plan.say)
  const secret = randomBytes(32).toString('hex')
  const { folder, profile } = plan
  const product = await startMeasured({
    folder: join(folder, 'server'),
    databaseUrl: url,
    secret,
    ...(profile && { profile })
  })
  try {
    await settle(url)
    const samples = await samplesOf(url, secret, plan.scopes)
    const figures: Figure[] = []
    for (const work of plan.works) {
      for (const [scope, sample] of samples) {
        const recordings = await recordWork(url, secret, work, sample)
        const length = { warmUp: 1, seconds: plan.seconds, ...(plan.connections && { connections: plan.connections }) }
        const server = await driveServer(product.origin, length, (turn) => works[work](sample, turn))
        const floor = await driveFloor(url, length, { recordings, writes: work === 'need-create' })
        figures.push(figureOf({ work, size, scope }, server, floor))
        plan.say(`${work} at ${size} as ${scope}: ${recordings[0]!.statements.length} statements`)
      }
    }
    return figures
  } finally {
    await product.end('SIGTERM')
  }
}

/** Measures the phone site of the product at one size. */
export async function measurePhoneOf(
  postgres: Postgres,
  size: number,
  folder: string,
  out: string
): Promise<PhoneFigure[]> {
  const url = await copyLoaded(postgres, size)
  const secret = randomBytes(32).toString('hex')
  const product = await startMeasured({ folder: join(folder, 'server'), databaseUrl: url, secret })
  try {
    const samples = await samplesOf(url, secret, ['leaf'])
    return await measurePhone(out, product.origin, samples.get('leaf')!.ticket)
  } finally {
    await product.end('SIGTERM')
  }
}

/** What came in at once by loading, a place has had done over the years: needs compared, and people told of what is due. */
async function settle(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`set search_path to ${schemaOf(place)}, public`)
    await client.query('truncate uncompared')
    await client.query(`
      update need_clock set soon_noted_at = now(), overdue_noted_at = now()
      where stopped_at is null and overdue_noted_at is null and soon_at < now() + interval '1 hour'
    `)
  })
}

async function samplesOf(url: string, secret: string, of: readonly Scope[]): Promise<Map<Scope, Samples>> {
  const owner = connect(url, { max: 2 })
  const samples = new Map<Scope, Samples>()
  for (const scope of scopes.filter((each) => of.includes(each))) {
    samples.set(scope, await openSamples(owner, secret, scope))
  }
  await owner.destroy()
  return samples
}

const unhindered: AppOptions = { perMinute: 100_000_000, maxEventLoopDelay: 0 }

async function recordWork(url: string, secret: string, work: WorkName, sample: Samples): Promise<Recording[]> {
  const db = connect(url, { role: applicationRole })
  const deps: Deps = {
    db,
    clock: () => new Date(),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    places: knownPlaces(db),
    storage: diskStorage(join(import.meta.dirname, 'out')),
    outward: openOutward(),
    sessions: openSessions(db, secret),
    secret,
    cells: openCells(secret, { keys: [{ id: 1, suite: 'aes' }] })
  }
  const app = await buildApp(deps, unhindered)
  try {
    const recordings: Recording[] = []
    // The first answers read what a server keeps in mind from then on.
    for (let turn = 0; turn < 3; turn++) await record(app, works[work](sample, turn))
    for (let turn = 0; turn < recorded; turn++) recordings.push(await record(app, works[work](sample, turn)))
    return recordings
  } finally {
    await app.close()
    await db.destroy()
  }
}
