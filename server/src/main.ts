import { accessSync, constants, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { refuseUnfinished } from './kernel/backup/unfinished.ts'
import { CannotStart, type Config, readConfig } from './kernel/config.ts'
import { lockFolder } from './kernel/lock.ts'
import { startPostgres } from './kernel/postgres/start.ts'

const patience = 15_000
const running = new AsyncDisposableStack()
let stopping = false

/** Stops everything in the reverse order of its start, once; however often one asks. */
async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(1), patience).unref()
  // What is being started just now could not be undone by what was left to undo before it.
  await Promise.race([starting, sleep(3_000)])
  await running.disposeAsync().catch(tell)
  process.exit(code)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  openFolder(config.dataFolder)
  const address = addressOf(config)
  const lock = await lockFolder(config.dataFolder, address)
  if (!('release' in lock)) {
    const holder = lock.pid ? `process ${lock.pid}, ${lock.address}` : 'it is too busy to say where'
    throw new CannotStart(
      `Hongchao already runs on ${config.dataFolder}: ${holder}\n` +
        'Stop it first, or choose another folder with --data (and another --port).'
    )
  }
  running.defer(lock.release)
  refuseUnfinished(config.dataFolder)
  await refuseTakenPort(config)

  // The database starts in a process of its own while this one reads the program.
  const program = import('./product.ts')
  const databaseUrl = config.databaseUrl ?? (await startDatabase(config))
  const { startProduct } = await program
  await startProduct({ config, databaseUrl, address, running, say })
}

function openFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new CannotStart(`The data folder cannot be used: ${(error as Error).message}. Choose another with --data.`)
  }
}

async function startDatabase({ dataFolder }: Config): Promise<string> {
  const postgres = await startPostgres(dataFolder)
  running.defer(postgres.stop)
  void postgres.ended.then(() => {
    if (stopping) return
    tell(new CannotStart(`The database ended by itself; ${dataFolder}/postgres.log says why.`))
    void stop(1)
  })
  return postgres.url('hongchao')
}

async function refuseTakenPort({ host, port }: Config): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const probe = createServer()
  probe.once('error', (error: NodeJS.ErrnoException) => {
    const taken = `Port ${port} is taken by another program. Stop that one, or choose another with --port.`
    reject(new CannotStart(error.code === 'EADDRINUSE' ? taken : `Cannot listen on ${host}:${port}: ${error.message}`))
  })
  probe.listen(port, host, () => probe.close(() => resolve()))
  await promise
}

function addressOf({ host, port }: Config): string {
  const local = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)
  return `http://${local ? 'localhost' : host}:${port}`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function tell(error: unknown): void {
  const known = error instanceof CannotStart
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
// Whoever started us is gone; a server that nobody can stop from a terminal is not wanted.
process.on('disconnect', () => void stop(0))
process.on('uncaughtException', (error) => {
  tell(error)
  void stop(1)
})

const starting = start().catch((error: unknown) => {
  if (stopping) return
  tell(error)
  // Not awaited: stopping waits for the start to be over.
  void stop(1)
})
await starting
