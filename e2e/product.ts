import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be augmented
  interface ProvidedContext {
    /** Where the product of this run listens, such as `http://127.0.0.1:40123`. */
    origin: string
  }
}

const patience = 90_000

/** The product as a user starts it, with the people and needs of its preset, on a data folder of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'hongchao-e2e-'))
  const port = await freePort()
  const main = join(import.meta.dirname, '../server/src/main.ts')
  const output: string[] = []
  const server = spawn(process.execPath, [main], {
    env: { ...process.env, HONGCHAO_DATA: data, HONGCHAO_PORT: String(port), HONGCHAO_PRESET: 'wuhan-quanlinan' },
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
  project.provide('origin', origin)

  return async () => {
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
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
