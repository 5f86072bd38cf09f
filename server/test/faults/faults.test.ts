import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { embeddedUrl, startPostgres } from '../../src/kernel/postgres/start.ts'
import { isReady, startProduct } from '../product.ts'
import { type Acknowledged, lossesIn, makePoster, pressOn, rowsOf, until } from './load.ts'

/** How often each is killed: `HONGCHAO_FAULTS=50 npm test -- faults` for long. */
const times = Number(process.env['HONGCHAO_FAULTS'] ?? 2)

vi.setConfig({ testTimeout: 120_000 + times * 60_000, hookTimeout: 60_000 })

const settings = { HONGCHAO_TRUST_PROXY: '127.0.0.1' }
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongchao-faults-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test(`what was acknowledged is there, and nothing by halves, after server and database are killed ${times} times`, async () => {
  const data = join(folder, 'data')
  const acknowledged: Acknowledged[] = []
  let poster: string | undefined
  for (let round = 0; round < times; round += 1) {
    await using stack = new AsyncDisposableStack()
    const product = await startProduct({ data, ...settings })
    stack.defer(async () => void (await product.end('SIGKILL')))
    const url = embeddedUrl(data, 'hongchao')
    poster ??= await makePoster(url)
    const load = pressOn(product.origin, poster)
    await until(() => load.acknowledged.length >= 20)
    await sleep(Math.random() * 300)
    // Once the server alone, once its database, which ends the server too.
    if (round % 2 === 0) await product.end('SIGKILL')
    else process.kill(Number.parseInt(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8'), 10), 'SIGKILL')
    await load.stop()
    acknowledged.push(...load.acknowledged)
    expect(load.silent).toBe(0)
  }

  const product = await startProduct({ data, ...settings })
  try {
    expect(await lossesIn(embeddedUrl(data, 'hongchao'), acknowledged)).toEqual([])
    expect(acknowledged.length).toBeGreaterThanOrEqual(20 * times)
  } finally {
    await product.end('SIGTERM')
  }
})

test('while its database restarts the server says so and when to try again, and goes on by itself afterwards', async () => {
  mkdirSync(join(folder, 'database'))
  let postgres = await startPostgres(join(folder, 'database'))
  const product = await startProduct({
    data: join(folder, 'data'),
    DATABASE_URL: postgres.url('hongchao'),
    ...settings
  })
  try {
    const poster = await makePoster(postgres.url('hongchao'))
    const load = pressOn(product.origin, poster)
    await until(() => load.acknowledged.length >= 10)
    await postgres.stop()
    await until(() => load.refused.size > 0)
    expect(await isReady(product.origin)).toBe(false)

    postgres = await startPostgres(join(folder, 'database'))
    const before = load.acknowledged.length
    await until(() => load.acknowledged.length >= before + 10)
    await load.stop()

    expect([...load.refused.keys()]).toEqual(['503 unavailable'])
    expect(load.silent).toBe(0)
    expect(await lossesIn(postgres.url('hongchao'), load.acknowledged)).toEqual([])
    expect(await jobsGoOn(postgres.url('hongchao'))).toBe(true)
  } finally {
    await product.end('SIGTERM')
    await postgres.stop()
  }
})

/** A worker that found its database again does what was queued. */
async function jobsGoOn(url: string): Promise<boolean> {
  const doneSoFar = async (): Promise<number> => {
    const [row] = await rowsOf(url, `select count(*)::int as done from pgboss.job where state = 'completed'`)
    return row!['done'] as number
  }
  const before = await doneSoFar()
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await doneSoFar()) > before) return true
    await sleep(100)
  }
  return false
}
