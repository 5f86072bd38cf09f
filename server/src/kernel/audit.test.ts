import fc from 'fast-check'
import { expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../test/harness.ts'
import { recordAudit, sealAudit, verifyAudit } from './audit.ts'
import { system } from './call.ts'
import type { Db } from './db.ts'

async function verdict(db: Db, batch?: number) {
  const { head, ...found } = await verifyAudit(db, { ...(batch && { batch }) })
  return { sealed: head.position, ...found }
}

async function trailOf(t: TestApp, rows: number) {
  const { db } = await t.place('park')
  const call = { place: 'park', actor: system, now: t.clock.now, cells: t.deps.cells }
  const add = (subject = 'a need') => db.transaction().execute((tx) => recordAudit(tx, call, 'need.accepted', subject))
  for (let n = 0; n < rows; n += 1) await add(`need ${n}`)
  return { db, call, add, seal: () => db.transaction().execute((tx) => sealAudit(tx, 2)) }
}

test('rows are sealed in batches, and what is not yet sealed is reported', async () => {
  await using t = await startTestApp()
  const { db, seal, add } = await trailOf(t, 3)
  expect(await verdict(db)).toEqual({ sealed: 0, unsealed: 3 })
  expect([await seal(), await seal(), await seal()]).toEqual([2, 1, 0])
  await add()
  expect(await verdict(db, 2)).toEqual({ sealed: 3, unsealed: 1 })
})

test('sealers at the same time make one chain', async () => {
  await using t = await startTestApp()
  const { db, seal } = await trailOf(t, 6)
  await Promise.all([seal(), seal(), seal(), seal()])
  expect(await verdict(db)).toEqual({ sealed: 6, unsealed: 0 })
})

test('a row commits while another writer has one open, and is sealed before it', async () => {
  await using t = await startTestApp()
  const { db, call, seal, add } = await trailOf(t, 1)
  await db.transaction().execute(async (slow) => {
    await recordAudit(slow, call, 'need.noted', 'slow')
    await add()
    await seal()
  })
  await seal()
  const order = await db.selectFrom('audit').select('id').orderBy('position').execute()
  expect(order.map(({ id }) => Number(id))).toEqual([1, 3, 2])
  expect(await verdict(db)).toEqual({ sealed: 3, unsealed: 0 })
})

const length = 6
const audit = 'place_park.audit'
const link = fc.integer({ min: 1, max: length })
// PostgreSQL keeps no NUL.
const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !one.includes('\0'))
const quoted = text.map((one) => `'${one.replaceAll("'", "''")}'`)
const later = fc.integer({ min: 1, max: 1e9 }).map((ms) => `at + ${ms} * interval '1 ms'`)

/** What somebody with the rights of the owner may do to one sealed row or two, and where the chain must break then. */
const tampering = fc.oneof(
  fc
    .tuple(
      link,
      fc.oneof(
        fc.tuple(fc.constantFrom('actor_id', 'event', 'subject_id', 'hash'), quoted),
        fc.tuple(
          fc.constant('details'),
          quoted.map((one) => `to_jsonb(${one}::text)`)
        ),
        fc.tuple(fc.constant('at'), later),
        fc.tuple(fc.constant('position'), fc.constantFrom('null', '100 + position'))
      )
    )
    .map(([at, [column, value]]) => ({ at, sql: `update ${audit} set ${column} = ${value} where position = ${at}` })),
  link.map((at) => ({ at: 0, sql: `update ${audit} set position = -position where position = ${at}` })),
  link.map((at) => ({ at, sql: `delete from ${audit} where position = ${at}` })),
  fc.tuple(fc.integer({ min: 1, max: length + 1 }), fc.constantFrom('hash', `repeat('a', 64)`)).map(([at, hash]) => ({
    at,
    sql: `
      update ${audit} set position = -position - 1 where position >= ${at};
      update ${audit} set position = -position where position < 0;
      insert into ${audit} (at, actor_id, event, subject_id, details, position, hash)
      select at, actor_id, event, subject_id, details, ${at}, ${hash} from ${audit} limit 1`
  })),
  fc
    .tuple(link, link)
    .filter(([one, other]) => one !== other)
    .chain(([one, other]) => {
      const pair = `position in (${one}, ${other})`
      return fc
        .constantFrom(
          `update ${audit} set position = -position where ${pair};
         update ${audit} set position = ${one + other} + position where position < 0`,
          `update ${audit} as mine set subject_id = theirs.subject_id from ${audit} as theirs
         where mine.${pair} and theirs.position = ${one + other} - mine.position`
        )
        .map((sql) => ({ at: Math.min(one, other), sql }))
    })
)

test('whatever is changed, removed, put in or exchanged in a sealed chain, it is found where it was done', async () => {
  await using t = await startTestApp()
  const { db, seal } = await trailOf(t, length)
  while ((await seal()) > 0);
  await t.query(`create table kept as select * from ${audit}`)

  await fc.assert(
    fc.asyncProperty(tampering, async ({ at, sql }) => {
      await t.query(`delete from ${audit}; insert into ${audit} overriding system value select * from kept`)
      await t.query(sql)
      expect(await verdict(db, 4)).toMatchObject({ sealed: length, brokenAt: at })
    }),
    { numRuns: 120 }
  )
})

test.each([
  [4, `update place_park.audit_head set hash = repeat('0', 64)`],
  [4, `update place_park.audit_head set position = 3`],
  [5, `update place_park.audit_head set position = 9`]
])('a head that was changed breaks the chain at %i', async (brokenAt, sql) => {
  await using t = await startTestApp()
  const { db, seal } = await trailOf(t, 4)
  while ((await seal()) > 0);
  await t.query(sql)
  expect(await verdict(db)).toMatchObject({ brokenAt })
})

test('a chain cut short together with its head shows against a head that was noted down before', async () => {
  await using t = await startTestApp()
  const { db, seal } = await trailOf(t, 4)
  while ((await seal()) > 0);
  const { head: known } = await verifyAudit(db)
  await t.query(`delete from ${audit} where position = 4`)
  await t.query(`update place_park.audit_head set position = 3, hash = (select hash from ${audit} where position = 3)`)

  expect(await verdict(db)).toEqual({ sealed: 3, unsealed: 0 })
  expect(await verifyAudit(db, { known })).toMatchObject({ brokenAt: 4 })
})
