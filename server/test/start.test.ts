import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'

const root = join(import.meta.dirname, '../..')
/** The smallest place there is, and the program read as quickly as after any earlier start. */
const settings = { HONGCHAO_PRESET: 'example', NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node') }

vi.setConfig({ testTimeout: 90_000 })

let data = ''
let port = 0
let started: ChildProcess[] = []

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'hongchao-start-'))
  port = await freePort()
})

afterEach(async () => {
  await Promise.all(started.map(async (server) => await end(server, 'SIGTERM')))
  started = []
  rmSync(data, { recursive: true, force: true })
})

type Outcome = { server: ChildProcess; output: Promise<string>; errors: Promise<string> }

function start(env: Record<string, string> = {}): Outcome {
  const server = spawn(process.execPath, [join(root, 'server/src/main.ts')], {
    env: { ...process.env, ...settings, HONGCHAO_DATA: data, HONGCHAO_PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  started.push(server)
  return { server, output: text(server.stdout), errors: text(server.stderr) }
}

async function startReady(env: Record<string, string> = {}): Promise<Outcome> {
  const outcome = start(env)
  while (!(await isReady())) {
    if (outcome.server.exitCode !== null) throw new Error(await outcome.errors)
    await sleep(50)
  }
  return outcome
}

async function isReady(): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false
  )
}

async function end(server: ChildProcess, signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode
  const exit = once(server, 'exit')
  server.kill(signal)
  await exit
  return server.exitCode
}

async function refusal({ server, errors }: Outcome): Promise<{ code: number | null; message: string }> {
  await once(server, 'exit')
  return { code: server.exitCode, message: await errors }
}

function postmasterPid(): number {
  return Number.parseInt(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8'), 10)
}

async function queryOwn(statement: string): Promise<unknown[]> {
  const access = JSON.parse(readFileSync(join(data, 'database.json'), 'utf8')) as { port: number; password: string }
  const client = new pg.Client({ host: '127.0.0.1', user: 'hongchao', database: 'hongchao', ...access })
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

/** A process that ended but whose parent has not asked how is not alive, though its id still takes signals. */
function isAlive(pid: number): boolean {
  try {
    return !/ Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address() as { port: number }
    probe.close(() => resolve(free))
  })
  return await promise
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s stops server and database cleanly, and the next start finds all data',
  async (signal) => {
    const first = await startReady()
    const database = postmasterPid()
    await queryOwn('create table kept as select 42 as answer')

    expect(await end(first.server, signal)).toBe(0)
    expect(isAlive(database)).toBe(false)
    expect(existsSync(join(data, 'postgres/postmaster.pid'))).toBe(false)
    expect(await first.errors).toBe('')

    await startReady()
    expect(await queryOwn('select answer from kept')).toEqual([{ answer: 42 }])
  }
)

test('a second start on the same data says who has them, and stops', async () => {
  const { server } = await startReady()

  const { code, message } = await refusal(start({ HONGCHAO_PORT: String(await freePort()) }))

  expect(code).toBe(1)
  expect(message).toContain(`process ${server.pid}, http://localhost:${port}`)
  expect(await isReady()).toBe(true)
})

test('of two starts at the same moment one serves', async () => {
  const both = [start(), start()]
  const [loser] = await Promise.race(both.map(async ({ server }) => [server, await once(server, 'exit')] as const))

  while (!(await isReady())) await sleep(50)
  const { errors } = both.find(({ server }) => server === loser)!
  expect(loser.exitCode).toBe(1)
  expect(await errors).toContain('already runs on')
})

test('a port in use is named, and nothing is started', async () => {
  const other = createServer().listen(port, '127.0.0.1')
  await once(other, 'listening')

  const { code, message } = await refusal(start())

  other.close()
  expect(code).toBe(1)
  expect(message).toContain(`Port ${port} is taken`)
  expect(readdirSync(data)).toEqual([])
})

test('after the server alone is killed, the next start takes the database over with all that was committed', async () => {
  const { server } = await startReady()
  await queryOwn('create table kept as select 42 as answer')
  const orphan = postmasterPid()
  await end(server, 'SIGKILL')
  expect(isAlive(orphan)).toBe(true)

  await startReady()

  expect(isAlive(orphan)).toBe(false)
  expect(await queryOwn('select answer from kept')).toEqual([{ answer: 42 }])
})

test('after everything is killed, the next start recovers, even where the old process id is in use again', async () => {
  const { server } = await startReady()
  await queryOwn('create table kept as select 42 as answer')
  const database = postmasterPid()
  await end(server, 'SIGKILL')
  process.kill(database, 'SIGKILL')
  while (isAlive(database)) await sleep(20)
  const pidFile = join(data, 'postgres/postmaster.pid')
  const somebody = process.ppid
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(somebody)))

  await startReady()

  expect(await queryOwn('select answer from kept')).toEqual([{ answer: 42 }])
  expect(isAlive(somebody)).toBe(true)
})

test('a preset that does not exist is said so, with those that do', async () => {
  const { code, message } = await refusal(start({ HONGCHAO_PRESET: 'atlantis' }))

  expect(code).toBe(1)
  expect(message).toContain(
    'There is no preset "atlantis". There are: example, nanchong-jialing, ningbo-duantang, wuhan-quanlinan'
  )
})

test('with DATABASE_URL no database of our own is made', async () => {
  const url = `${inject('postgres')}/start_${port}`
  const { server } = await startReady({ DATABASE_URL: url })

  expect(existsSync(join(data, 'postgres'))).toBe(false)
  expect(await end(server, 'SIGTERM')).toBe(0)
})

test('a DATABASE_URL that leads nowhere is said so', async () => {
  const { code, message } = await refusal(start({ DATABASE_URL: `postgres://nobody:secret@127.0.0.1:${port}/none` }))

  expect(code).toBe(1)
  expect(message).toContain('DATABASE_URL')
  expect(message).not.toContain('secret')
})

test('an unknown option is named before anything is done', async () => {
  const launcher = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--prot', '9000'], {
    stdio: ['ignore', 'pipe', 'pipe']
  })

  const [message] = await Promise.all([text(launcher.stderr), once(launcher, 'exit')])

  expect(launcher.exitCode).toBe(1)
  expect(message).toContain("Unknown option '--prot'")
  expect(message).toContain('--port PORT')
})
