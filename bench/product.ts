import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const start = join(import.meta.dirname, '../scripts/start.mjs')
const patience = 180_000

export type Product = { origin: string; stop: () => Promise<void> }

type Options = { folder: string; databaseUrl: string; secret: string; profile?: string }

/** The product as `npm start` runs it, on a database of ours, with no limit on the calls from one address. */
export async function startProduct({ folder, databaseUrl, secret, profile }: Options): Promise<Product> {
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const output: string[] = []
  const server = spawn(process.execPath, [start, '--port', String(port), '--data', folder], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      HONGCHAO_SECRET: secret,
      HONGCHAO_CALLS_PER_MINUTE: '100000000',
      ...(profile && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` })
    },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => output.push(String(chunk)))

  const origin = `http://127.0.0.1:${port}`
  const deadline = Date.now() + patience
  while (!(await answers(`${origin}/readyz`))) {
    if (server.exitCode !== null || Date.now() > deadline)
      throw new Error(`The product did not start:\n${output.join('')}`)
    await sleep(100)
  }
  const stop = async (): Promise<void> => {
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
  }
  return { origin, stop }
}

async function answers(url: string): Promise<boolean> {
  return await fetch(url).then(
    (response) => response.ok,
    () => false
  )
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number }
    probe.close(() => resolve(port))
  })
  return await promise
}
