import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve as absolute } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { databaseUser, dataDirectory, initialise } from './initialise.ts'
import { stopLeftovers } from './leftovers.ts'
import { programsFor, serviceIdentity } from './programs.ts'

/** A PostgreSQL of our own, started and stopped with this process. */
export type Postgres = {
  url: (database: string) => string
  stop: () => Promise<void>
  /** Settles when the server ends, asked to or not. */
  ended: Promise<void>
}

type Settings = Record<string, string>

/** Small: one place on one small machine. Who needs more brings their own server. */
const defaults: Settings = {
  listen_addresses: '127.0.0.1',
  // In the folder of its data, where it stands when it starts: not every folder above need be open to its user.
  unix_socket_directories: process.platform === 'win32' ? '' : '.',
  shared_buffers: '48MB',
  max_connections: '40',
  max_wal_size: '256MB',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '2',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC'
}

const logLimit = 10 * 1024 * 1024

/** Starts the server whose data are in `folder`, making them on the first run. */
export async function startPostgres(folder: string, settings: Settings = {}): Promise<Postgres> {
  const cluster = join(folder, 'postgres')
  const identity = serviceIdentity(cluster)
  const programs = await programsFor(identity)
  const access = readAccess(folder)
  if (!existsSync(cluster)) await initialise(cluster, { programs, identity, password: access.password })

  const name = clusterName(cluster)
  await stopLeftovers(cluster, name)
  clearSockets(cluster)
  const port = await freePort(access.port)
  if (port !== access.port) writeAccess(folder, { ...access, port })

  const flags = Object.entries({ ...defaults, ...settings, port: String(port), cluster_name: name })
  const log = openLog(join(folder, 'postgres.log'))
  const child = spawn(
    programs.postgres,
    ['-D', dataDirectory(cluster), ...flags.flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    // In a session of its own: Ctrl-C in the terminal is meant for us, and we stop the database last.
    { ...identity, cwd: cluster, env: { LC_MESSAGES: 'C' }, stdio: ['ignore', log, log], detached: true }
  )
  closeSync(log)
  const ended = endOf(child)
  await ready(child, { cluster, log: join(folder, 'postgres.log') })
  return {
    url: (database) => embeddedUrl(folder, database),
    stop: () => stop(child, ended),
    ended
  }
}

/** Where the server whose data are in `folder` listens, or did when it last ran. */
export function embeddedUrl(folder: string, database: string): string {
  const { port, password } = readAccess(folder)
  const cluster = join(folder, 'postgres')
  return `postgres://${databaseUser}:${password}@${hostOf(cluster, port)}:${port}/${database}`
}

const socketPrefix = '.s.PGSQL.'
/** The path of a socket must fit into the system's own record of it, which on some is 104 bytes. */
const longestSocket = 100

/** A statement over a socket in the file system costs about half of what it costs over TCP. Windows has none. */
function hostOf(cluster: string, port: number): string {
  const socket = join(absolute(cluster), `${socketPrefix}${port}`)
  const usable = Buffer.byteLength(socket) <= longestSocket && existsSync(socket)
  return usable ? encodeURIComponent(dirname(socket)) : '127.0.0.1'
}

/** What a killed server left names a process that is gone, or by now somebody else's. */
function clearSockets(cluster: string): void {
  for (const file of readdirSync(cluster).filter((name) => name.startsWith(socketPrefix))) rmSync(join(cluster, file))
}

type Access = { port: number; password: string }

function readAccess(folder: string): Access {
  const file = join(folder, 'database.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Access
  const access = { port: 0, password: randomBytes(24).toString('base64url') }
  writeAccess(folder, access)
  return access
}

function writeAccess(folder: string, access: Access): void {
  writeFileSync(join(folder, 'database.json'), `${JSON.stringify(access)}\n`, { mode: 0o600 })
}

/** The same on every start, and no other cluster's on this machine. */
function clusterName(cluster: string): string {
  const { dev, ino } = statSync(cluster)
  return `hongchao-${dev.toString(36)}-${ino.toString(36)}`
}

/** The port used last time when it is still free, so that what an operator has noted stays true. */
async function freePort(preferred: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const probe = createServer()
  probe.once('error', (error) => (preferred === 0 ? reject(error) : resolve(freePort(0))))
  probe.listen(preferred, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number }
    probe.close(() => resolve(port))
  })
  return await promise
}

function openLog(path: string): number {
  if (existsSync(path) && statSync(path).size > logLimit) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

function endOf(child: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  child.once('exit', () => resolve())
  child.once('error', () => resolve())
  return promise
}

/** The last line of postmaster.pid says when connections are welcome; recovery after a crash may take a while. */
async function ready(child: ChildProcess, { cluster, log }: { cluster: string; log: string }): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  while (child.exitCode === null && child.signalCode === null && child.pid) {
    const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : []
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return
    await sleep(15)
  }
  throw new Error(`PostgreSQL did not start; ${log} says why.`)
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGINT')
  const inTime = await Promise.race([ended.then(() => true), sleep(10_000, false, { ref: false })])
  if (inTime) return
  child.kill('SIGQUIT')
  await ended
}
