import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { embeddedUrl } from '../../src/kernel/postgres/start.ts'
import { startProduct } from '../product.ts'
import { type Acknowledged, lossesIn, makePoster, pressOn } from './load.ts'

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
    while (load.acknowledged.length < 20) await sleep(20)
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

const disk = smallDisk()

test.skipIf(!disk.possible)(
  `on a full disk writes are refused clearly and nothing is spoilt${disk.reason}`,
  async () => {
    const mounted = join(folder, 'disk')
    mkdirSync(mounted)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=220m,mode=755', 'tmpfs', mounted])
    const data = join(mounted, 'data')
    try {
      let product = await startProduct({ data, ...settings })
      const poster = await makePoster(embeddedUrl(data, 'hongchao'))
      const load = pressOn(product.origin, poster)
      while (load.acknowledged.length < 10) await sleep(20)
      fill(mounted)
      const until = Date.now() + 8_000
      while (load.refused.size === 0 && product.server.exitCode === null && Date.now() < until) await sleep(20)
      await sleep(500)
      rmSync(join(mounted, 'ballast'))
      await load.stop()

      // A database that cannot write its journal ends, and the server with it; the next start recovers.
      if (product.server.exitCode !== null) product = await startProduct({ data, ...settings })
      expect([...load.refused.keys()].filter((kind) => kind !== '503 unavailable')).toEqual([])
      expect(await lossesIn(embeddedUrl(data, 'hongchao'), load.acknowledged)).toEqual([])
      const more = pressOn(product.origin, poster)
      while (more.acknowledged.length < 5) await sleep(20)
      await more.stop()
      await product.end('SIGTERM')
    } finally {
      execFileSync('umount', ['-l', mounted])
    }
  }
)

function fill(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - 64 * 1024)))
}

/** A small disk of one's own takes the right to mount one. */
function smallDisk(): { possible: boolean; reason: string } {
  const trial = mkdtempSync(join(tmpdir(), 'hongchao-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', trial], { stdio: 'ignore' })
    execFileSync('umount', [trial])
    return { possible: true, reason: '' }
  } catch {
    return { possible: false, reason: ' (skipped: this user may not mount a small disk to fill)' }
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}
