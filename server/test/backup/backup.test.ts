import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { call, type Product, runCommand, signIn, startProduct } from '../product.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const pixel = readFileSync(new URL('../walk/pixel.png', import.meta.url))
let folder = ''
let product: Product
let session = ''
let receipt: { id: string; code: string; key: string }
let photo: Buffer

const data = (): string => join(folder, 'data')
const backup = (): string => join(folder, 'backup')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongchao-backup-'))
  product = await startProduct({ data: data() })
  session = await signIn(product.origin, 'worker')
  const uploaded = await call(product.origin, 'POST', 'example/files', { token: session, body: pixel })
  const raised = await call(product.origin, 'POST', 'example/needs', {
    token: session,
    body: { text: '三号楼门口的路灯坏了。', kind: 'employee', photos: [uploaded.body['claim']] }
  })
  receipt = raised.body
  photo = await photoOf(product.origin)
  const made = await runCommand('backup', ['--data', data(), '--to', backup()])
  if (made.code !== 0) throw new Error(made.errors)
})

afterAll(async () => {
  await product.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

async function photoOf(origin: string): Promise<Buffer> {
  const { code, key } = receipt
  const followed = await call(origin, 'POST', 'example/needs/looked-up', { body: { code, key } })
  const [first] = followed.body['photos'] as { id: string; token: string }[]
  const found = await fetch(`${origin}/api/example/files/${first!.id}?token=${first!.token}`)
  expect(found.status).toBe(200)
  return Buffer.from(await found.arrayBuffer())
}

test('what was backed up while it ran is restored elsewhere: sign-ins, needs, receipts, photos, chains', async () => {
  const elsewhere = join(folder, 'elsewhere')
  const restored = await runCommand('restore', [backup(), '--data', elsewhere])
  expect(restored.errors).toBe('')
  expect(restored.output).toContain('The audit chains hold.')

  const second = await startProduct({ data: elsewhere })
  try {
    expect((await call(second.origin, 'GET', 'example/me', { token: session })).body['person']).toBeDefined()
    await signIn(second.origin, 'clerk')
    expect(await photoOf(second.origin)).toEqual(photo)
    const raised = await call(second.origin, 'POST', 'example/needs', {
      token: session,
      body: { text: '又坏了一盏灯。', kind: 'employee' }
    })
    expect(raised.status).toBe(200)
    expect(raised.body['code']).not.toBe(receipt.code)
    expect((await runCommand('audit', ['verify', '--data', elsewhere])).code).toBe(0)
  } finally {
    await second.end('SIGTERM')
  }
})

test('a folder that holds a place, or on which the product runs, is left alone', async () => {
  const running = await runCommand('restore', [backup(), '--data', data()])
  expect(running.code).toBe(1)
  expect(running.errors).toContain('Stop it first')

  const held = join(folder, 'held')
  expect((await runCommand('restore', [backup(), '--data', held])).code).toBe(0)
  const secret = readFileSync(join(held, 'secret'), 'utf8')
  const again = await runCommand('restore', [backup(), '--data', held])
  expect(again.code).toBe(1)
  expect(again.errors).toContain('There is a place')
  expect(readFileSync(join(held, 'secret'), 'utf8')).toBe(secret)
})

test('a backup of which one byte was changed is refused before anything is done', async () => {
  const copy = join(folder, 'copy')
  expect((await runCommand('backup', ['--data', data(), '--to', copy])).code).toBe(0)
  appendFileSync(join(copy, 'database/place_example/need.gz'), ' ')

  const target = join(folder, 'never')
  const { code, errors } = await runCommand('restore', [copy, '--data', target])
  expect(code).toBe(1)
  expect(errors).toContain('database/place_example/need.gz')
  expect(existsSync(target)).toBe(false)
})

test('a backup that would write beside the data folder is refused', async () => {
  const copy = join(folder, 'crafted')
  cpSync(backup(), copy, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'))
  manifest.sums[0].path = 'files/../../beside'
  const text = JSON.stringify(manifest)
  writeFileSync(join(copy, 'manifest.json'), text)
  writeFileSync(join(copy, 'manifest.sha256'), `${createHash('sha256').update(text).digest('hex')}  manifest.json\n`)

  const { code, errors } = await runCommand('restore', [copy, '--data', join(folder, 'never')])
  expect(code).toBe(1)
  expect(errors).toContain('another version')
  expect(existsSync(join(folder, 'beside'))).toBe(false)
})

test('a backup that is killed is never taken for a whole one', async () => {
  const target = join(folder, 'killed')
  const bin = new URL('../../bin/backup.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [bin, '--data', data(), '--to', target], { stdio: 'ignore' })
  const exit = once(child, 'exit')
  while (!existsSync(`${target}.part`) && child.exitCode === null) await sleep(2)
  child.kill('SIGKILL')
  await exit

  expect(existsSync(target)).toBe(false)
  expect((await runCommand('restore', [`${target}.part`, '--data', join(folder, 'no')])).code).toBe(1)
  expect((await runCommand('backup', ['--data', data(), '--to', target])).code).toBe(0)
  expect(readdirSync(folder)).not.toContain('killed.part')
})

test('nobody but its owner reads a backup', () => {
  const files = readdirSync(backup(), { recursive: true, withFileTypes: true })
  const open = files.filter(({ parentPath, name }) => (statSync(join(parentPath, name)).mode & 0o077) !== 0)
  expect(open.map(({ name }) => name)).toEqual([])
})

test('a folder with something in it is not written to', async () => {
  const { code, errors } = await runCommand('backup', ['--data', data(), '--to', backup()])
  expect(code).toBe(1)
  expect(errors).toContain('is not empty')
})
