import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

import { demonstrationPassword } from '../src/sign-ins.ts'

const root = join(import.meta.dirname, '../..')
const inherited = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node') }

/** The real program, as it was started on a data folder. */
export type Product = {
  server: ChildProcess
  origin: string
  errors: Promise<string>
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>
}

/**
 * `program`: what is started, below the root of the repository; the server itself where nothing is said. `largestFile`:
 * so many blocks of 512 bytes the operating system lets it write into a file.
 */
type Settings = { data: string; port?: number; program?: string; largestFile?: number } & Record<string, unknown>

/** A shell that ignores the signal of the limit hands that on to what it becomes, which then is told `EFBIG`. */
const limited = `trap '' XFSZ; ulimit -f "$0"; exec "$@"`

const patience = 180_000

/** Starts the product, with the smallest place there is unless `HONGCHAO_PRESET` says otherwise, and waits until it serves. */
export async function startProduct(settings: Settings): Promise<Product> {
  const { data, port, program = 'server/src/main.ts', largestFile, ...env } = settings
  const listening = port ?? (await freePort())
  const deadline = Date.now() + patience
  const typed = [process.execPath, join(root, program)]
  const [command = '', ...args] = largestFile ? ['sh', '-c', limited, String(largestFile), ...typed] : typed
  const server = spawn(command, args, {
    env: { ...inherited, HONGCHAO_PRESET: 'example', HONGCHAO_DATA: data, HONGCHAO_PORT: String(listening), ...env },
    stdio: ['ignore', 'ignore', 'pipe']
  })
  const product = {
    server,
    origin: `http://127.0.0.1:${listening}`,
    errors: text(server.stderr),
    end: async (signal: 'SIGTERM' | 'SIGKILL') => await end(server, signal)
  }
  while (!(await isReady(product.origin))) {
    if (Date.now() > deadline) server.kill('SIGKILL')
    if (server.exitCode !== null || server.signalCode !== null) throw new Error(await product.errors)
    await sleep(50)
  }
  return product
}

export async function isReady(origin: string): Promise<boolean> {
  return await fetch(`${origin}/readyz`).then(
    ({ ok }) => ok,
    () => false
  )
}

async function end(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode
  const exit = once(server, 'exit')
  server.kill(signal)
  await exit
  return server.exitCode
}

/** Runs a command of the operator to its end. */
export async function runCommand(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {}
): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, [join(root, 'server/bin', `${name}.ts`), ...args], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: child.exitCode, output, errors }
}

export async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address() as { port: number }
    probe.close(() => resolve(free))
  })
  return await promise
}

export type Asked = { token?: string; body?: unknown; key?: string; headers?: Record<string, string> }
/** Whatever it was answered; a test knows what it asked for. */
type Answer = Record<string, unknown> & { id: string; code: string; key: string }
export type Told = { status: number; headers: Headers; body: Answer }

/** One call; rejects where nobody answers. */
export async function call(origin: string, method: string, path: string, asked: Asked = {}): Promise<Told> {
  const { token, body, key, headers } = asked
  const bytes = body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : undefined
  const response = await fetch(`${origin}/api/${path}`, {
    method,
    headers: {
      ...(token && { cookie: token }),
      ...(method !== 'GET' && { 'idempotency-key': key ?? crypto.randomUUID() }),
      ...(body !== undefined && { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
      ...headers
    },
    ...(body !== undefined && { body: bytes ?? JSON.stringify(body) })
  })
  const answer: unknown = await response.json().catch(() => ({}))
  return { status: response.status, headers: response.headers, body: answer as Told['body'] }
}

/** Signs a demonstration person in; the cookie of the session. */
export async function signIn(origin: string, username: string): Promise<string> {
  const { status, headers } = await call(origin, 'POST', 'account/session', {
    body: { username, password: demonstrationPassword }
  })
  if (status !== 200) throw new Error(`${username} cannot sign in: ${status}`)
  return headers.get('set-cookie')!.split(';')[0]!
}
