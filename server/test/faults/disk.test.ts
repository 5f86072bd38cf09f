import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import sharp from 'sharp'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'

import { embeddedUrl } from '../../src/kernel/postgres/start.ts'
import { call, signIn, startProduct } from '../product.ts'
import { lossesIn, makePoster, pressOn, rowsOf, until } from './load.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const settings = { HONGCHAO_TRUST_PROXY: '127.0.0.1' }
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongchao-disk-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const mayMount = canMount()

test.skipIf(!mayMount)(
  `on a full disk writes are refused clearly and nothing is spoilt${mayMount ? '' : ' (skipped: this user may not mount a disk)'}`,
  async () => {
    const mounted = join(folder, 'disk')
    mkdirSync(mounted)
    mount(mounted, '320m')
    const data = join(mounted, 'data')
    try {
      let product = await startProduct({ data, ...settings })
      const poster = await makePoster(embeddedUrl(data, 'hongchao'))
      const load = pressOn(product.origin, poster)
      await until(() => load.acknowledged.length >= 10)
      fill(mounted, 64)
      const deadline = Date.now() + 8_000
      while (load.refused.size === 0 && product.server.exitCode === null && Date.now() < deadline) await sleep(20)
      await sleep(500)
      rmSync(join(mounted, 'ballast'))
      await load.stop()

      // A database that cannot write its journal ends, and the server with it; the next start recovers.
      if (product.server.exitCode !== null) product = await startProduct({ data, ...settings })
      expect(
        [...load.refused.keys()].filter((kind) => !['503 unavailable', '507 storage.full'].includes(kind))
      ).toEqual([])
      expect(await lossesIn(embeddedUrl(data, 'hongchao'), load.acknowledged)).toEqual([])
      const more = pressOn(product.origin, poster)
      await until(() => more.acknowledged.length >= 5)
      await more.stop()
      await product.end('SIGTERM')
    } finally {
      execFileSync('umount', ['-l', mounted])
    }
  }
)

test('a photo and a sheet for which there is no space are refused in their own words, and nothing of them is kept', async () => {
  const data = join(folder, 'data')
  mkdirSync(data)
  const url = `${inject('postgres')}/hongchao_disk`
  // Who may not mount a small disk has the operating system refuse large files.
  if (mayMount) mount(data, '4m')
  try {
    const largestFile = mayMount ? {} : { largestFile: roomKb }
    const { origin, end } = await startProduct({ data, DATABASE_URL: url, ...largestFile })
    const token = await signIn(origin, 'clerk')
    if (mayMount) fill(data, roomKb)
    const kept = async () => ({
      rows: await rowsOf(
        url,
        'select id::text from place_example.file union select id::text from place_example.import_batch'
      ),
      audited: await rowsOf(url, `select id from place_example.audit where event like 'import.%'`),
      files: filesIn(join(data, 'files'))
    })
    const before = await kept()

    // It fits, but not with its small picture.
    const photo = await call(origin, 'POST', 'example/files', { token, body: await photoOf(roomKb * 1024) })
    const rows = Array.from({ length: 3000 }, (_, n) => `${n},某人,第${n}盏路灯坏了。`)
    const sheet = Buffer.from(`编号,姓名,内容\n${rows.join('\n')}\n`)
    const imported = await call(origin, 'POST', 'example/imports?kind=need&name=a.csv', { token, body: sheet })

    for (const { status, body } of [photo, imported])
      expect({ status, body }).toEqual({ status: 507, body: { code: 'storage.full', details: {} } })
    expect(await kept()).toEqual(before)
    if (mayMount) rmSync(join(data, 'ballast'))
    expect((await call(origin, 'POST', 'example/files', { token, body: pixel })).status).toBe(200)
    expect(await end('SIGTERM')).toBe(0)
  } finally {
    if (mayMount) execFileSync('umount', ['-l', data])
  }
})

/** What is left on the small disk: room for a photo, and not for its small picture too. Of the operating system's limit, blocks: half. */
const roomKb = 48
const pixel = readFileSync(new URL('../walk/pixel.png', import.meta.url))

/** Noise, which takes about two thirds of so many bytes. */
async function photoOf(bytes: number): Promise<Buffer> {
  const edge = Math.round(Math.sqrt(bytes * 1.1))
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
  return await sharp({ create: { width: edge, height: edge, channels: 3, background: '#fff', noise } })
    .jpeg()
    .toBuffer()
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map(({ name }) => name)
}

function mount(folder: string, size: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder], { stdio: 'ignore' })
}

function fill(folder: string, leftKb: number): void {
  const { bavail, bsize } = statfsSync(folder)
  try {
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - leftKb * 1024)))
  } catch (error) {
    // Whoever else writes may take the rest first.
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

/** A small disk of one's own takes the right to mount one. */
function canMount(): boolean {
  const trial = mkdtempSync(join(tmpdir(), 'hongchao-mount-'))
  try {
    mount(trial, '1m')
    execFileSync('umount', [trial])
    return true
  } catch {
    return false
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}
