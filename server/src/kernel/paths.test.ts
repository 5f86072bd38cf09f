import { expect, test } from 'vitest'

import { startTestApp } from '../../test/harness.ts'
import { pathColumns } from '../paths.ts'
import { movePaths } from './paths.ts'

test('every column that holds a path moves with its organisation', async () => {
  await using t = await startTestApp()
  await t.place('sample')
  const { rows } = await t.query(`
    select c.relname || '.' || a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'place_sample'::regnamespace and c.relkind = 'r' and a.atttypid = 'ltree'::regtype
      and a.attnum > 0 and not a.attisdropped`)
  const listed = pathColumns.map(({ table, column }) => `${snake(table)}.${snake(column)}`)
  expect(new Set(rows.map(({ column }) => column))).toEqual(new Set(listed))
})

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

test('a path moves with everything below it, and nothing beside it', async () => {
  await using t = await startTestApp()
  const { db } = await t.place('sample', [
    'zone',
    'zone.park',
    'zone.park.a',
    'zone.park.a.b',
    'zone.parkland',
    'zone.other'
  ])
  await db.transaction().execute((tx) => movePaths(tx, 'zone.park', 'zone.other.park'))
  const rows = await db.selectFrom('organisation').select('path').orderBy('path').execute()
  expect(rows.map(({ path }) => path)).toEqual([
    'zone',
    'zone.other',
    'zone.other.park',
    'zone.other.park.a',
    'zone.other.park.a.b',
    'zone.parkland'
  ])
})
