import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { recordAudit, sealAudit } from '../src/kernel/audit.ts'
import { system } from '../src/kernel/call.ts'
import { connect, schemaOf } from '../src/kernel/db.ts'
import { lockFolder } from '../src/kernel/lock.ts'
import { createPlace, migrate } from '../src/kernel/migrate.ts'
import { startPostgres } from '../src/kernel/postgres/start.ts'
import { cells } from './harness.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../..')
let data = ''

/** A data folder as a product leaves it that was stopped: a place, with a few audit rows that are sealed. */
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'hongchao-commands-'))
  const postgres = await startPostgres(data, { fsync: 'off' })
  const first = connect(postgres.url('postgres'), { max: 1 })
  await sql`create database hongchao`.execute(first)
  await first.destroy()
  const owner = connect(postgres.url('hongchao'), { max: 2 })
  await migrate(owner)
  const now = new Date('2026-03-02T01:00:00Z')
  await owner.transaction().execute(async (transaction) => {
    await createPlace(transaction, { slug: 'park', name: 'park', preset: 'example' })
    const tx = transaction.withSchema(schemaOf('park'))
    const call = { place: 'park', actor: system, now, cells }
    for (const subject of ['one', 'two', 'three']) await recordAudit(tx, call, 'need.accepted', subject)
    await sealAudit(tx)
  })
  await owner.destroy()
  await postgres.stop()
}, 60_000)

afterAll(() => rmSync(data, { recursive: true, force: true }))

async function run(command: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(root, 'server/bin', `${command}.ts`), ...args], {
    env: { ...process.env, DATABASE_URL: '', HONGCHAO_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: child.exitCode, output, errors }
}

/** The folder as a running product holds it. */
async function asServed<T>(use: (url: string) => Promise<T>): Promise<T> {
  const lock = await lockFolder(data, 'http://localhost:8081')
  if (!('release' in lock)) throw new Error('somebody has the folder')
  const postgres = await startPostgres(data)
  try {
    return await use(postgres.url('hongchao'))
  } finally {
    await postgres.stop()
    lock.release()
  }
}

test('the chains are verified on data that nobody serves, and nothing is left running', async () => {
  const { code, output, errors } = await run('audit', 'verify')

  expect(errors).toBe('')
  expect(output).toMatch(
    /^platform +ok, 0 sealed, 0 not sealed yet\npark +ok, 3 sealed, 0 not sealed yet; head 3:[0-9a-f]{64}\n$/
  )
  expect(code).toBe(0)
  expect(existsSync(join(data, 'postgres/postmaster.pid'))).toBe(false)
})

test('a broken chain is found while the product runs, and the server goes on', async () => {
  await asServed(async (url) => {
    const owner = connect(url, { max: 1 })
    await sql`update place_park.audit set subject_id = 'forged' where position = 2`.execute(owner)

    const { code, output } = await run('audit', 'verify', '--place', 'park')

    expect(output).toMatch(
      /^park +BROKEN at 2 of 3 \(row 2, need\.accepted of 2026-03-02T01:00:00\.000Z\), 0 not sealed yet\n$/
    )
    expect(code).toBe(1)
    await sql`update place_park.audit set subject_id = 'two' where position = 2`.execute(owner)
    await owner.destroy()
  })
})

test('a head that was noted down must still be in the chain', async () => {
  const known = `3:${'0'.repeat(64)}`

  const { code, output } = await run('audit', 'verify', '--place', 'park', '--known', known)

  expect(output).toContain('BROKEN at 3 of 3')
  expect(code).toBe(1)
})

test('what cannot be opened is said in a sentence', async () => {
  const nowhere = await run('audit', 'verify', '--data', join(data, 'nowhere'))
  expect(nowhere).toMatchObject({ code: 1, output: '' })
  expect(nowhere.errors).toBe(`There are no data in ${join(data, 'nowhere')}; name the folder with --data.\n`)

  const unknown = await run('audit', 'verify', '--place', 'atlantis')
  expect(unknown).toMatchObject({ code: 1, output: '', errors: 'There is no place "atlantis". There are: park.\n' })

  expect((await run('audit', 'check')).code).toBe(2)
})
