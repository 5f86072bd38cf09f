import { expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../test/harness.ts'
import { system } from './call.ts'
import { recordAudit, sealAudit, verifyAudit } from './audit.ts'

async function trailOf(t: TestApp, rows: number) {
  const { db } = await t.place('park')
  const call = { place: 'park', actor: system, now: t.clock.now }
  const add = () => db.transaction().execute((tx) => recordAudit(tx, call, 'need.accepted', 'a need'))
  for (let n = 0; n < rows; n += 1) await add()
  return { db, call, add, seal: () => db.transaction().execute((tx) => sealAudit(tx, 2)) }
}

test('rows are sealed in batches, and what is not yet sealed is reported', async () => {
  await using t = await startTestApp()
  const { db, seal, add } = await trailOf(t, 3)
  expect(await verifyAudit(db)).toEqual({ sealed: 0, unsealed: 3 })
  expect([await seal(), await seal(), await seal()]).toEqual([2, 1, 0])
  await add()
  expect(await verifyAudit(db, 2)).toEqual({ sealed: 3, unsealed: 1 })
})

test('sealers at the same time make one chain', async () => {
  await using t = await startTestApp()
  const { db, seal } = await trailOf(t, 6)
  await Promise.all([seal(), seal(), seal(), seal()])
  expect(await verifyAudit(db)).toEqual({ sealed: 6, unsealed: 0 })
})

test('a row commits while another writer has one open, and is sealed before it', async () => {
  await using t = await startTestApp()
  const { db, call, seal, add } = await trailOf(t, 1)
  await db.transaction().execute(async (slow) => {
    await recordAudit(slow, call, 'slow', 'slow')
    await add()
    await seal()
  })
  await seal()
  const order = await db.selectFrom('audit').select('id').orderBy('position').execute()
  expect(order.map(({ id }) => Number(id))).toEqual([1, 3, 2])
  expect(await verifyAudit(db)).toEqual({ sealed: 3, unsealed: 0 })
})

test.each([
  ['changed', 2, `update place_park.audit set actor_id = 'nobody' where position = 2`],
  ['removed', 2, `delete from place_park.audit where position = 2`],
  ['cut off the end', 4, `delete from place_park.audit where position = 4`],
  ['exchanged', 1, `update place_park.audit set details = '{"forged": true}' where position in (1, 3)`]
])('a row that was %s breaks the chain there', async (_, brokenAt, tampering) => {
  await using t = await startTestApp()
  const { db, seal } = await trailOf(t, 4)
  await seal()
  await seal()
  await t.query(tampering)
  expect(await verifyAudit(db)).toEqual({ sealed: 4, unsealed: 0, brokenAt })
})
