import { join } from 'node:path'

import { buildApp } from './app.ts'
import { fillOnFirstRun } from './first-run.ts'
import { CannotStart, type Config } from './kernel/config.ts'
import { openRing, sealPlainCells, watchRing } from './kernel/crypto/index.ts'
import { applicationRole, connect } from './kernel/db.ts'
import type { Deps } from './kernel/http.ts'
import { startWorker } from './kernel/jobs.ts'
import { createDatabase } from './kernel/postgres/create.ts'
import { openLog } from './kernel/log.ts'
import { assertChineseSearch, migrate } from './kernel/migrate.ts'
import { openOutward, type Outward } from './kernel/outward.ts'
import { knownPlaces } from './kernel/places.ts'
import { readSecret } from './kernel/secret.ts'
import { openSessions } from './kernel/session.ts'
import { diskStorage } from './kernel/storage.ts'
import { welcome } from './welcome.ts'
import { jobs, scheduledJobs } from './worker.ts'

type Ground = {
  config: Config
  databaseUrl: string
  address: string
  /** What must be undone at the end is left here. */
  running: AsyncDisposableStack
  say: (line: string) => void
}

/** Brings the database up to date, fills it on the first run, then serves HTTP and works on jobs. */
export async function startProduct({ config, databaseUrl, address, running, say }: Ground): Promise<void> {
  const outward = outwardTo(config.outwardNetworks)
  const log = openLog(join(config.dataFolder, 'server.log'), config.logLevel)
  await createDatabase(databaseUrl).catch((error: unknown) => {
    if (!config.databaseUrl) throw error
    throw new CannotStart(`The database of DATABASE_URL cannot be used: ${reasonOf(error)}`)
  })
  const owner = connect(databaseUrl, { max: 2 })
  await migrate(owner)
  await assertChineseSearch(owner)
  const secret = readSecret(config.dataFolder, config.secret)
  const { cells, ring } = await openRing(owner, secret, config.suite)
  await sealPlainCells(owner, cells)
  await fillOnFirstRun(owner, config, { cells, say })

  let closing = false
  const db = connect(databaseUrl, {
    role: applicationRole,
    onError: (error) => !closing && log.warn({ error: error.message }, 'database')
  })
  running.defer(async () => {
    closing = true
    await db.destroy()
  })
  const watch = watchRing(db, secret, ring, (error) => log.warn({ error: error.message }, 'column keys'))
  running.defer(watch.stop)
  const deps: Deps = {
    db,
    clock: () => new Date(),
    log,
    places: knownPlaces(db),
    storage: diskStorage(join(config.dataFolder, 'files')),
    sessions: openSessions(db, secret),
    secret,
    cells,
    outward
  }
  await owner.destroy()

  const app = await buildApp(deps, {
    logger: log,
    ...(config.trustProxy && { trustProxy: config.trustProxy }),
    ...(config.callsPerMinute && { perMinute: config.callsPerMinute })
  })
  running.defer(() => app.close())
  await app.listen({ host: config.host, port: config.port })
  const worker = await startWorker(deps, jobs, scheduledJobs)
  running.defer(() => worker.stop({ graceful: true, timeout: 5_000 }))

  say(await welcome({ db, address, now: deps.clock(), cells }))
}

function outwardTo(networks: readonly string[]): Outward {
  try {
    return openOutward(networks)
  } catch (error) {
    throw new CannotStart(`HONGCHAO_OUTWARD_NETWORKS: ${reasonOf(error)}`)
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
