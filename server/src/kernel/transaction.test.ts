import { sql } from 'kysely'
import { expect, test } from 'vitest'

import { startTestApp } from '../../test/harness.ts'
import type { Db, Tx } from './db.ts'
import { AppError } from './errors.ts'
import { inTransaction } from './transaction.ts'

async function lockOrganisation(tx: Tx, path: string): Promise<void> {
  await tx
    .selectFrom('organisation')
    .select('id')
    .where(sql<boolean>`path = ${path}::ltree`)
    .forUpdate()
    .execute()
}

test('of two writes that wait for each other both are done', async () => {
  await using t = await startTestApp()
  const { db } = await t.place('park', ['east', 'east.west'])
  const { promise: bothHold, resolve } = Promise.withResolvers<void>()
  let holding = 0
  let begun = 0
  const write = (here: Db, first: string, second: string) =>
    inTransaction(here, async (tx) => {
      begun += 1
      await lockOrganisation(tx, first)
      holding += 1
      if (holding === 2) resolve()
      await bothHold
      await lockOrganisation(tx, second)
      return first
    })
  expect(await Promise.all([write(db, 'east', 'east.west'), write(db, 'east.west', 'east')])).toEqual([
    'east',
    'east.west'
  ])
  expect(begun).toBe(3)
})

test('what fails is undone and not tried again, but for what it says to keep', async () => {
  await using t = await startTestApp()
  const { db } = await t.place('park', ['east'])
  let begun = 0
  const rename = (name: string, error: Error) =>
    inTransaction(db, async (tx) => {
      begun += 1
      await tx.updateTable('organisation').set({ name }).execute()
      throw error
    })
  await expect(rename('one', new AppError('conflict'))).rejects.toThrow('conflict')
  await expect(rename('two', new AppError('signIn.failed', {}, { keepsWrites: true }))).rejects.toThrow('signIn.failed')
  expect(begun).toBe(2)
  expect(await db.selectFrom('organisation').select('name').execute()).toEqual([{ name: 'two' }])
})
