import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { sql } from 'kysely'

import { CannotStart, type Config, readConfig } from '../src/kernel/config.ts'
import { connect, type Db } from '../src/kernel/db.ts'
import { lockFolder } from '../src/kernel/lock.ts'
import { embeddedUrl, startPostgres } from '../src/kernel/postgres/start.ts'

export type OpenDatabase = {
  config: Config
  url: string
  /** Owns the database, so it reads and writes every schema; a server may be working on it at the same time. */
  owner: Db
  /** Whether the product runs on these data now. */
  serving: boolean
}

export type Opening = {
  /** What whoever wants the folder meanwhile is told, such as `npm run audit`. */
  command: string
  /** As given with `--data`, from where the user stands. */
  data?: string | undefined
}

const usualFolder = join(import.meta.dirname, '../../data')
const patience = 15_000

/** The configuration of the product, with the folder that an option of the command names instead. */
export function configOf(data: string | undefined): Config {
  // npm runs a script in the package's folder, whatever folder its user stands in.
  const given = data === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? process.cwd(), data)
  return readConfig({ ...process.env, HONGCHAO_DATA: given ?? (process.env['HONGCHAO_DATA'] || usualFolder) })
}

/**
 * Opens the database of a data folder for a command of the operator, whether the product runs on it or not: that of
 * `DATABASE_URL`, else the embedded server that the product has running, else one that is started on the folder and
 * stopped with `running`. Nothing is migrated. Throws {@link CannotStart} where there is nothing to open.
 */
export async function openDatabase(opening: Opening, running: AsyncDisposableStack): Promise<OpenDatabase> {
  const config = configOf(opening.data)
  const { dataFolder, databaseUrl } = config
  const embedded = existsSync(join(dataFolder, 'postgres'))
  if (!databaseUrl && !embedded)
    throw new CannotStart(`There are no data in ${dataFolder}; name the folder with --data.`)

  // With a database of the operator's own the folder holds only files, and nobody has to be kept out of it.
  const lock = existsSync(dataFolder) ? await lockFolder(dataFolder, opening.command) : undefined
  const serving = lock !== undefined && !('release' in lock)
  if (lock && 'release' in lock) {
    if (databaseUrl) lock.release()
    else running.defer(lock.release)
  }
  const url = databaseUrl ?? (serving ? await urlInUse(dataFolder) : await startFor(dataFolder, running))

  const owner = connect(url, { max: 2 })
  running.defer(() => owner.destroy())
  await reach(owner, url)
  return { config, url, owner, serving }
}

/**
 * Runs a command on the database of a data folder and ends the process with the code it returns. What was started for
 * it is stopped, also when the command fails or is interrupted.
 */
export async function onDatabase(opening: Opening, use: (database: OpenDatabase) => Promise<number>): Promise<never> {
  const running = new AsyncDisposableStack()
  const opened = openDatabase(opening, running)
  let interrupted = false
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= opened.then(nothing, nothing).then(() => running.disposeAsync()))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      interrupted = true
      void close().finally(() => process.exit(130))
    })
  }

  const code = await opened.then(use).catch((error: unknown) => {
    // The connections of an interrupted command were taken away from it.
    if (!interrupted) tell(error)
    return interrupted ? 130 : 1
  })
  await close()
  process.exit(code)
}

function nothing(): void {}

/** The places asked for: the one that was named, or all. */
export async function placesFor({ owner }: OpenDatabase, named: string | undefined): Promise<string[]> {
  const rows = await owner.selectFrom('platform.place').select('slug').orderBy('createdAt').execute()
  const slugs = rows.map(({ slug }) => slug)
  if (named === undefined) return slugs
  if (slugs.includes(named)) return [named]
  throw new CannotStart(`There is no place "${named}". There are: ${slugs.join(', ')}.`)
}

async function startFor(dataFolder: string, running: AsyncDisposableStack): Promise<string> {
  const postgres = await startPostgres(dataFolder)
  running.defer(postgres.stop)
  return postgres.url('hongchao')
}

/** Whoever has the folder may only just be starting its server, and on another port than the last time. */
async function urlInUse(dataFolder: string): Promise<string> {
  const deadline = Date.now() + patience
  for (;;) {
    const url = embeddedUrl(dataFolder, 'hongchao')
    const db = connect(url, { max: 1 })
    try {
      await sql`select 1`.execute(db)
      return url
    } catch (error) {
      if (Date.now() > deadline) throw new CannotStart(`Its database does not answer: ${(error as Error).message}`)
      await sleep(200)
    } finally {
      await db.destroy()
    }
  }
}

async function reach(owner: Db, url: string): Promise<void> {
  try {
    const { rows } = await sql`select from pg_namespace where nspname = 'platform'`.execute(owner)
    if (rows.length > 0) return
  } catch (error) {
    throw new CannotStart(`The database ${new URL(url).pathname.slice(1)} cannot be used: ${(error as Error).message}`)
  }
  throw new CannotStart('The product has not set this database up yet: start it once.')
}

function tell(error: unknown): void {
  const known = error instanceof CannotStart
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
}
