import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { beginRestore, openBackup, refuseFilled, restore } from '../src/kernel/backup/index.ts'
import { CannotStart, type Config } from '../src/kernel/config.ts'
import { lockFolder } from '../src/kernel/lock.ts'
import { createDatabase } from '../src/kernel/postgres/create.ts'
import { startPostgres } from '../src/kernel/postgres/start.ts'
import { configOf } from './database.ts'

const usage = `npm run restore -- BACKUP [OPTIONS]     puts a backup into a data folder that holds no place

  --data DIR    the data folder (./data)

With DATABASE_URL in the environment the rows go into that database, which must be empty.
`

const running = new AsyncDisposableStack()
const asked = readOptions()
if (!asked) {
  process.stderr.write(usage)
  process.exit(2)
}
const code = await main(asked).catch((error: unknown) => {
  const known = error instanceof CannotStart
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  return 1
})
await running.disposeAsync()
process.exit(code)

async function main({ backup, data }: { backup: string; data?: string | undefined }): Promise<number> {
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), backup)
  const manifest = await openBackup(folder)
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  say(`${folder}: ${rows} rows, ${manifest.sums.length} files in all, made ${manifest.madeAt}; every sum is right.`)

  const config = configOf(data)
  const url = await openEmpty(config)
  const { brokenChains } = await restore({ folder, manifest, url, dataFolder: config.dataFolder })
  say(`Restored into ${config.dataFolder}, every row counted.`)
  if (!manifest.secret) say('The secret is not in the backup: start with the HONGCHAO_SECRET that it was made with.')
  say(brokenChains.length > 0 ? `Broken audit chains: ${brokenChains.join(', ')}` : 'The audit chains hold.')
  say(`\nNow start it: npm start${data === undefined ? '' : ` -- --data ${config.dataFolder}`}`)
  const before = manifest.chains.filter(({ brokenAt }) => brokenAt !== undefined).length
  return brokenChains.length > before ? 1 : 0
}

/** The owner's address of a database without a place, which nobody else is using; the folder is taken for the restore. */
async function openEmpty({ dataFolder, databaseUrl }: Config): Promise<string> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(dataFolder, 'npm run restore')
  if (!('release' in lock))
    throw new CannotStart(`Hongchao runs on ${dataFolder} (process ${lock.pid}). Stop it first.`)
  running.defer(lock.release)
  if (databaseUrl) {
    await createDatabase(databaseUrl)
    await refuseFilled(databaseUrl)
    await beginRestore(dataFolder)
    return databaseUrl
  }
  await beginRestore(dataFolder)
  const postgres = await startPostgres(dataFolder)
  running.defer(postgres.stop)
  const url = postgres.url('hongchao')
  await createDatabase(url)
  return url
}

function readOptions(): { backup: string; data?: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true })
    const [backup, ...more] = positionals
    return backup === undefined || more.length > 0 ? undefined : { backup, data: values.data }
  } catch {
    return undefined
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
