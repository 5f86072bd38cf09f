import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { expect, inject, test, vi } from 'vitest'

import { applicationRole, connect, type Db } from '../src/kernel/db.ts'
import {
  type Cells,
  countCells,
  openRing,
  resealCells,
  retireKeys,
  sealPlainCells,
  watchRing
} from '../src/kernel/crypto/index.ts'
import { createPlace, migrate } from '../src/kernel/migrate.ts'
import { sealedColumns } from '../src/sealed-columns.ts'
import { startTestApp, type TestApp } from './harness.ts'

vi.setConfig({ testTimeout: 60_000 })

const secret = 'a secret that is only good for tests'
const { personPhone } = sealedColumns

async function asOwner<T>(t: TestApp, use: (owner: Db) => Promise<T>): Promise<T> {
  const owner = connect(t.ownerUrl, { max: 2 })
  try {
    return await use(owner)
  } finally {
    await owner.destroy()
  }
}

/** People with telephones, sealed or as an earlier version left them. */
async function addPeople(owner: Db, count: number, phoneOf: (id: string, n: number) => string | null): Promise<void> {
  const people = Array.from({ length: count }, (_, n) => {
    const id = uuid()
    return { id, name: `p${n}`, initials: 'p', phoneSealed: phoneOf(id, n), createdAt: new Date() }
  })
  await owner.withSchema('place_park').insertInto('person').values(people).execute()
}

async function phonesIn(owner: Db, cells: Cells): Promise<string[]> {
  const people = owner.withSchema('place_park').selectFrom('person').select(['id', 'phoneSealed'])
  const rows = await people.where('phoneSealed', 'is not', null).orderBy('initials').execute()
  return rows.map(({ id, phoneSealed }) => cells.open(personPhone, id, phoneSealed!)).toSorted()
}

const numberOf = (n: number): string => `138000${String(n).padStart(5, '0')}`

test('telephones of an earlier version are sealed before anybody listens, also where that was stopped halfway', async () => {
  await using t = await startTestApp()
  await t.place('park')
  await asOwner(t, async (owner) => {
    const { cells } = await openRing(owner, secret, 'aes')
    await addPeople(owner, 1200, (id, n) => (n % 3 === 0 ? cells.seal(personPhone, id, numberOf(n)).cell : numberOf(n)))
    await addPeople(owner, 1, () => null)

    expect(await sealPlainCells(owner, cells)).toBe(800)

    expect(await countCells(owner)).toEqual([
      { place: 'park', column: 'person.phone_sealed', head: 'aes.1.', cells: 1200 }
    ])
    expect(await phonesIn(owner, cells)).toEqual(Array.from({ length: 1200 }, (_, n) => numberOf(n)))
    const [index] = cells.indexes(personPhone, numberOf(4))
    const found = owner.withSchema('place_park').selectFrom('person').select('name').where('phoneIndex', '=', index!)
    expect(await found.execute()).toEqual([{ name: 'p4' }])
    expect(await sealPlainCells(owner, cells)).toBe(0)
  })
})

test('a database of the version before is migrated and sealed', async () => {
  const name = `t_${uuid().replaceAll('-', '')}`
  const admin = connect(`${inject('postgres')}/postgres`, { max: 1 })
  await sql`create database ${sql.id(name)}`.execute(admin)
  const owner = connect(`${inject('postgres')}/${name}`, { max: 2 })
  await migrate(owner)
  await owner.transaction().execute((tx) => createPlace(tx, { slug: 'park', name: 'park', preset: 'example' }))
  await undoColumns(owner)
  await sql`insert into place_park.person (id, name, initials, phone, created_at)
    values (gen_random_uuid(), '曾秋野', 'zqy', '138 0000 1234', now())`.execute(owner)

  await migrate(owner)
  const { cells } = await openRing(owner, secret, 'sm')
  expect(await sealPlainCells(owner, cells)).toBe(1)

  expect(await phonesIn(owner, cells)).toEqual(['138 0000 1234'])
  expect(await countCells(owner)).toMatchObject([{ head: 'sm.1.', cells: 1 }])
  await owner.destroy()
  await sql`drop database ${sql.id(name)}`.execute(admin)
  await admin.destroy()
})

/** The place as it was before columns were sealed. */
async function undoColumns(owner: Db): Promise<void> {
  for (const table of ['person', 'need_requester']) {
    const of = sql.table(`place_park.${table}`)
    await sql`alter table ${of} drop column phone_index`.execute(owner)
    await sql`alter table ${of} rename column phone_sealed to phone`.execute(owner)
  }
  await sql`delete from place_park.migration where name in ('0009_columns.sql', '0009_sealing.sql')`.execute(owner)
}

test('while servers write, everything moves under the new key, and a server learns of it', async () => {
  await using t = await startTestApp()
  await t.place('park')
  await asOwner(t, async (owner) => {
    const { cells, ring } = await openRing(owner, secret, 'aes')
    const server = connect(t.ownerUrl, { role: applicationRole, max: 1 })
    const watch = watchRing(server, secret, ring, (error) => {
      throw error
    })
    await addPeople(owner, 700, (id, n) => cells.seal(personPhone, id, numberOf(n)).cell)
    const rotated = await openRing(owner, secret, 'sm')
    const writing = addPeople(owner, 30, (id, n) => cells.seal(personPhone, id, numberOf(700 + n)).cell)

    await Promise.all([resealCells(owner, rotated.cells), writing])
    await vi.waitFor(() => expect(cells.current()).toEqual({ id: 2, suite: 'sm' }), { timeout: 15_000 })
    await addPeople(owner, 1, (id) => cells.seal(personPhone, id, numberOf(730)).cell)
    await resealCells(owner, rotated.cells)

    expect(await countCells(owner)).toMatchObject([{ head: 'sm.2.', cells: 731 }])
    expect(await phonesIn(owner, cells)).toEqual(Array.from({ length: 731 }, (_, n) => numberOf(n)))
    watch.stop()
    await server.destroy()
  })
})

test('another secret than the one under which was sealed is refused at the start', async () => {
  await using t = await startTestApp()
  await asOwner(t, async (owner) => {
    await openRing(owner, secret, 'aes')
    await expect(openRing(owner, 'quite another secret', 'aes')).rejects.toThrow('sealed under another secret')
  })
})

test('a rotation that was killed midway loses nothing, and goes on where it was killed', async () => {
  await using t = await startTestApp()
  await t.place('park')
  const data = mkdtempSync(join(tmpdir(), 'hongchao-keys-'))
  writeFileSync(join(data, 'secret'), secret)
  const env = { ...process.env, DATABASE_URL: t.ownerUrl, HONGCHAO_DATA: data, HONGCHAO_CRYPTO: 'sm' }
  const keys = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['server/bin/keys.ts', ...args], { env })
    return stdout
  }
  const everybody = Array.from({ length: 1200 }, (_, n) => numberOf(n))
  await asOwner(t, async (owner) => {
    const { cells } = await openRing(owner, secret, 'aes')
    await addPeople(owner, 1200, (id, n) => cells.seal(personPhone, id, numberOf(n)).cell)
    const people = owner.withSchema('place_park').selectFrom('person').select(['id', 'phoneSealed']).orderBy('id')

    // Somebody is at work on a row of the second batch, so that the rotation is killed between the two.
    await asOwner(t, async (other) => {
      await other.transaction().execute(async (tx) => {
        const { id } = await people.offset(700).limit(1).executeTakeFirstOrThrow()
        await tx.withSchema('place_park').selectFrom('person').select('id').where('id', '=', id).forUpdate().execute()
        const killed = spawn(process.execPath, ['server/bin/keys.ts', 'rotate'], { env, stdio: 'ignore' })
        await vi.waitFor(async () => expect(await countCells(owner)).toHaveLength(2), { timeout: 20_000 })
        killed.kill('SIGKILL')
        await once(killed, 'exit')
      })
    })
    expect(await countCells(owner)).toMatchObject([{ head: 'aes.1.' }, { head: 'sm.2.' }])
    expect(await phonesIn(owner, cells)).toEqual(everybody)

    const resumed = await keys('rotate', '--resume')

    expect(resumed).toMatch(
      /^sealing under key sm\.2\nsealed [1-7]\d\d anew\nkey aes\.1 .* retired .*\nkey sm\.2 .* current\n/
    )
    expect(resumed).toMatch(/park {2}person\.phone_sealed {2}key sm\.2 {2}1200\n$/)
    expect(await phonesIn(owner, cells)).toEqual(everybody)

    // Somebody put the cell of one person into the row of another.
    const [one, other] = await people.limit(2).execute()
    const swapped = owner.withSchema('place_park').updateTable('person').set({ phoneSealed: one!.phoneSealed })
    await swapped.where('id', '=', other!.id).execute()
    const rotated = await openRing(owner, secret, 'aes')
    expect(await resealCells(owner, rotated.cells)).toBe(1199)
    await retireKeys(owner, rotated.cells.current())

    const told = await keys('status')

    expect(told).toMatch(/^key aes\.1 .* retired .*\nkey sm\.2 .* older\nkey aes\.3 .* current\n/)
    expect(told).toMatch(/phone_sealed {2}key aes\.3 {2}1199\npark {2}person\.phone_sealed {2}key sm\.2 {2}1\n$/)
  })
  expect(readdirSync(data)).toEqual(['secret'])
  expect(readFileSync(join(data, 'secret'), 'utf8')).toBe(secret)
  rmSync(data, { recursive: true })
})
