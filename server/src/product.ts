import { join } from 'node:path'

import pg from 'pg'

import { buildApp } from './app.ts'
import type { Config } from './kernel/config.ts'
import { applicationRole, connect } from './kernel/db.ts'
import type { Deps } from './kernel/http.ts'
import { startWorker } from './kernel/jobs.ts'
import { openLog } from './kernel/log.ts'
import { assertChineseSearch, migrate } from './kernel/migrate.ts'
import { knownPlaces } from './kernel/places.ts'
import { diskStorage } from './kernel/storage.ts'
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
  const log = openLog(join(config.dataFolder, 'server.log'), config.logLevel)
  await createDatabase(databaseUrl)
  const owner = connect(databaseUrl, { max: 2 })
  await migrate(owner)
  await assertChineseSearch(owner)

  let closing = false
  const db = connect(databaseUrl, {
    role: applicationRole,
    onError: (error) => !closing && log.warn({ error: error.message }, 'database')
  })
  running.defer(async () => {
    closing = true
    await db.destroy()
  })
  const deps: Deps = {
    db,
    clock: () => new Date(),
    log,
    places: knownPlaces(db),
    storage: diskStorage(join(config.dataFolder, 'files')),
    sessions: { find: async () => undefined }
  }
  await owner.destroy()

  const app = await buildApp(deps, { logger: log, ...(config.trustProxy && { trustProxy: config.trustProxy }) })
  running.defer(() => app.close())
  await app.listen({ host: config.host, port: config.port })
  const worker = await startWorker(deps, jobs, scheduledJobs)
  running.defer(() => worker.stop({ graceful: true, timeout: 5_000 }))

  say(`
Console   ${address}/
Phone     ${address}/m/
API       ${address}/api/docs

Ctrl-C stops everything.`)
}

/** The embedded server begins without a database; on a server of somebody's own it exists, or may be created. */
async function createDatabase(url: string): Promise<void> {
  const database = decodeURIComponent(new URL(url).pathname.slice(1))
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error
  } finally {
    await client.end()
  }
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const admin = new pg.Client({ connectionString: maintenance.href })
  await admin.connect()
  await admin.query(`create database ${admin.escapeIdentifier(database)}`)
  await admin.end()
}
