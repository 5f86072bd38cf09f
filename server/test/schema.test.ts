import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { expect, inject, test } from 'vitest'

import { generateTables } from '../bin/tables.ts'
import { connect } from '../src/kernel/db.ts'
import { uses } from '../src/modules/organisations/import.ts'
import { startTestApp } from './harness.ts'

/** Runs a query on the catalogue over the platform's schema and a place's; each row it finds is a breach. */
async function breaches(catalogue: string): Promise<string[]> {
  await using t = await startTestApp()
  await t.place('park')
  const { rows } = await t.query(`
    with ours as (select oid, nspname from pg_namespace where nspname in ('platform', 'place_park')) ${catalogue}`)
  return rows.map((row) => Object.values(row).join('.'))
}

const columns = `
  select n.nspname, c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
  join ours n on n.oid = c.relnamespace where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`

test('moments are timestamptz(3), for JavaScript knows milliseconds', async () => {
  expect(
    await breaches(`${columns} and format_type(a.atttypid, a.atttypmod) ~ '^timestamp' and
    format_type(a.atttypid, a.atttypmod) <> 'timestamp(3) with time zone'`)
  ).toEqual([])
})

test('texts are text, never char or varchar', async () => {
  expect(await breaches(`${columns} and a.atttypid in ('varchar'::regtype, 'bpchar'::regtype)`)).toEqual([])
})

test('tables are named in the singular', async () => {
  expect(
    await breaches(`select c.relname from pg_class c join ours n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relname ~ '[^s]s$'`)
  ).toEqual([])
})

test('every foreign key has an index that begins with it', async () => {
  expect(
    await breaches(`select c.relname, k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
    join ours n on n.oid = c.relnamespace where k.contype = 'f' and not exists (
      select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
        and (i.indkey::int2[])[0:array_length(k.conkey, 1) - 1] @> k.conkey)
      and not exists (select from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0] = k.conkey[1])`)
  ).toEqual([])
})

test('an imported organisation stays where anything refers to it but the scopes of needs', async () => {
  const referring =
    await breaches(`select c.relname, a.attname from pg_constraint k join pg_class c on c.oid = k.conrelid
    join ours n on n.oid = c.relnamespace join pg_class f on f.oid = k.confrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and f.relname = 'organisation'`)
  const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

  expect([
    ...uses.map(({ table, column }) => `${snake(table)}.${snake(column)}`),
    'need_scope.organisation_id'
  ]).toEqual(expect.arrayContaining(referring))
})

test('no foreign key leaves its schema, and there is no trigger: a distributed PostgreSQL refuses both', async () => {
  expect(
    await breaches(`select k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
    join ours n on n.oid = c.relnamespace join pg_class f on f.oid = k.confrelid
    where k.contype = 'f' and f.relnamespace <> c.relnamespace`)
  ).toEqual([])
  expect(
    await breaches(`select t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join ours n on n.oid = c.relnamespace where not t.tgisinternal`)
  ).toEqual([])
})

test('the application owns nothing and cannot rewrite what was recorded', async () => {
  expect(
    await breaches(`select c.relname from pg_class c join ours n on n.oid = c.relnamespace
    join pg_roles r on r.oid = c.relowner where r.rolname = 'hongchao_app'`)
  ).toEqual([])
  expect(
    await breaches(`select c.relname, p.privilege from pg_class c join ours n on n.oid = c.relnamespace,
    unnest(array['update', 'delete']) as p (privilege)
    where c.relname in (${onlyAddedTo()
      .map((name) => `'${name}'`)
      .join()}) and has_table_privilege('hongchao_app', c.oid, p.privilege)`)
  ).toEqual([])
})

/** The audit trail and the stories, and each table of which the migration that makes it says so. */
function onlyAddedTo(): string[] {
  const folder = join(import.meta.dirname, '../migrations/place')
  const said = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/Only added to.*\ncreate table (\w+)/g)].map(
      ([, name]) => name!
    )
  )
  expect(said).toContain('whistle_review')
  return ['audit', 'need_event', 'notice_agreement', ...said]
}

test('a check is caught: a planted column of the wrong type is named', async () => {
  await using t = await startTestApp()
  await t.query('create table platform.planted (at timestamp)')
  const { rows } =
    await t.query(`with ours as (select oid, nspname from pg_namespace where nspname = 'platform') ${columns}
    and format_type(a.atttypid, a.atttypmod) = 'timestamp without time zone'`)
  expect(rows.map((row) => row['relname'])).toEqual(['planted'])
})

test('kernel/tables.ts is what the migrations make', async () => {
  const name = `t_${uuid().replaceAll('-', '')}`
  const admin = new pg.Client(`${inject('postgres')}/postgres`)
  await admin.connect()
  await admin.query(`create database ${name}`)
  const db = connect(`${inject('postgres')}/${name}`)
  const source = await generateTables(db)
  await db.destroy()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
  const kept = readFileSync(new URL('../src/kernel/tables.ts', import.meta.url), 'utf8')
  expect(source.replaceAll(/\s+/g, ' ')).toBe(kept.replaceAll(/\s+/g, ' '))
})
