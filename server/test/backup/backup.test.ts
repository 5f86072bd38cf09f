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
  truncateSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'

import { call, type Product, runCommand, signIn, startProduct } from '../product.ts'
import { rowsOf } from '../faults/load.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const pixel = readFileSync(new URL('../walk/pixel.png', import.meta.url))
let folder = ''
let product: Product
let session = ''
let receipt: { id: string; code: string; key: string }
let photo: Buffer

const data = (): string => join(folder, 'data')
const backup = (): string => join(folder, 'backup')
const elsewhere = (): string => join(folder, 'elsewhere')

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

/** The run's own server is one of somebody else's to the product, which is told a user that owns its databases alone. */
async function outside(user: string) {
  const administrator = new URL(`${inject('postgres')}/postgres`)
  const asAdministrator = async (statement: string) => {
    await rowsOf(administrator.href, statement)
  }
  await asAdministrator(`create role ${user} login createdb password 'outside'`)
  const url = (database: string) => {
    const { host } = administrator
    return `postgres://${user}:outside@${host}/${user}_${database}`
  }
  return { url, asAdministrator }
}

async function needsIn(url: string): Promise<unknown[]> {
  return await rowsOf(url, `select * from place_example.need order by id`)
}

test('what was backed up while it ran is restored elsewhere: sign-ins, needs, receipts, photos, chains', async () => {
  const restored = await runCommand('restore', [backup(), '--data', elsewhere()])
  expect(restored.errors).toBe('')
  expect(restored.output).toContain('The audit chains hold.')

  const second = await startProduct({ data: elsewhere() })
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
    expect((await runCommand('audit', ['verify', '--data', elsewhere()])).code).toBe(0)
  } finally {
    await second.end('SIGTERM')
  }
})

test('a folder that holds a place, or on which the product runs, is left alone', async () => {
  const running = await runCommand('restore', [backup(), '--data', data()])
  expect(running.code).toBe(1)
  expect(running.errors).toContain('Stop it first')

  const secret = readFileSync(join(elsewhere(), 'secret'), 'utf8')
  const again = await runCommand('restore', [backup(), '--data', elsewhere()])
  expect(again.code).toBe(1)
  expect(again.errors).toContain('is not empty')
  expect(readFileSync(join(elsewhere(), 'secret'), 'utf8')).toBe(secret)
})

test('a place moves to a PostgreSQL of somebody’s own and is backed up there, without any right of an administrator', async () => {
  const { url, asAdministrator } = await outside('hongchao_outside')
  const env = { DATABASE_URL: url('one') }
  const files = join(folder, 'outside')
  const refused = await runCommand('restore', [backup(), '--data', files], env)
  expect(refused.code).toBe(1)
  const advice = /Let an administrator of the database run, for its user may not: (grant hongchao_app to .*;)/.exec(
    refused.errors
  )?.[1]
  await expect(startProduct({ data: files, ...env })).rejects.toThrow('A restore into')
  await asAdministrator(advice!)

  const restored = await runCommand('restore', [backup(), '--data', files], env)
  expect(restored.errors).toBe('')
  const moved = await startProduct({ data: files, ...env })
  try {
    expect(await photoOf(moved.origin)).toEqual(photo)
    const body = { text: '搬家以后提出的一件事。', kind: 'employee' }
    expect((await call(moved.origin, 'POST', 'example/needs', { token: session, body })).status).toBe(200)
    const made = await runCommand('backup', ['--data', files, '--to', join(folder, 'from-outside')], env)
    expect(made.errors).toBe('')
  } finally {
    await moved.end('SIGTERM')
  }

  const taken = await runCommand('restore', [join(folder, 'from-outside'), '--data', join(folder, 'new')], env)
  expect(taken.errors).toContain('There is a place in this database')
  expect(readdirSync(join(folder, 'new'))).toEqual([])
  const back = ['--data', join(folder, 'back')]
  const again = await runCommand('restore', [join(folder, 'from-outside'), ...back], { DATABASE_URL: url('two') })
  expect(again).toMatchObject({ code: 0, errors: '' })
  expect(await needsIn(url('two'))).toEqual(await needsIn(url('one')))
  expect(readdirSync(join(folder, 'back'))).toEqual(['files', 'secret'])
})

test.each([
  ['of which one byte was changed', (path: string) => appendFileSync(path, ' ')],
  ['that was cut off', (path: string) => truncateSync(path, statSync(path).size - 9)],
  ['that lacks a file', (path: string) => rmSync(path)]
])('a backup %s is refused before anything is done', async (_, spoil) => {
  const [copy, target] = [join(folder, 'copy'), join(folder, 'never')]
  cpSync(backup(), copy, { recursive: true })
  spoil(join(copy, 'database/place_example/need.gz'))

  const { code, errors } = await runCommand('restore', [copy, '--data', target])
  rmSync(copy, { recursive: true })
  expect(code).toBe(1)
  expect(errors).toContain('is damaged: database/place_example/need.gz')
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
