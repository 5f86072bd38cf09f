import { expect, test } from 'vitest'

import { cells, startTestApp } from '../../../test/harness.ts'
import { system } from '../../kernel/call.ts'
import { checkPreset, getPreset, recordPreset } from './index.ts'

const call = { place: 'park', actor: system, now: new Date('2026-03-02T01:00:00Z'), cells }

function presetOf(name: string) {
  const { preset } = checkPreset(new URL(`../../../../presets/${name}`, import.meta.url).pathname)
  return preset!
}

test.each([
  ['example', 2, 3],
  ['wuhan-quanlinan', 6, 29]
])('everybody, signed in or not, gets the lists of %s', async (name, classes, items) => {
  await using t = await startTestApp()
  const { db } = await t.place('park')
  const preset = presetOf(name)
  await db.transaction().execute((tx) => recordPreset(tx, call, preset))

  const { status, body } = await t.as(undefined, 'GET', 'park/config')
  expect(status).toBe(200)
  expect(body).toMatchObject({ slug: 'park', version: 1, productName: preset.place.productName })
  expect(body.categories).toHaveLength(classes)
  expect(
    body.categories.flatMap((category: { items: [] }) => (category.items.length ? category.items : [1]))
  ).toHaveLength(items)
  expect(JSON.stringify(body)).not.toContain('dispatch')
})

test('whoever looks after the place reads how it dispatches and by when it answers', async () => {
  await using t = await startTestApp()
  const { db, person } = await t.place('park')
  const chief = await person('street', ['placeAdministrator', 'street'])
  await db.transaction().execute((tx) => recordPreset(tx, call, presetOf('wuhan-quanlinan')))

  const { status, body } = await chief.get('/rules')
  expect(status).toBe(200)
  expect(body.dispatch[0]).toMatchObject({ category: ['unit-complaint'], to: 'market' })
  expect(body.limits.handling).toContainEqual({
    limit: { amount: 2, unit: 'workingDay' },
    category: 'lamp',
    again: false
  })
})

test('an item of a class is usually of its level and way, unless it says otherwise', async () => {
  await using t = await startTestApp()
  const { db } = await t.place('park')
  await db.transaction().execute((tx) => recordPreset(tx, call, presetOf('wuhan-quanlinan')))

  const { body } = await t.as(undefined, 'GET', 'park/config')
  const { items } = body.categories.find((category: { key: string }) => category.key === 'government')
  const usual = Object.fromEntries(items.map(({ key, level, way }: Record<string, string>) => [key, [level, way]]))
  expect(usual).toMatchObject({ licence: ['district', 'agent'], recruitment: ['park', 'agent'] })
  expect(usual['tax-service']).toEqual(['district', 'online'])
})

test('loading the same again makes no version, a change makes the next, and a running case keeps its own', async () => {
  await using t = await startTestApp()
  const { db } = await t.place('park')
  const preset = presetOf('example')
  const load = (changed: typeof preset) => db.transaction().execute((tx) => recordPreset(tx, call, changed))

  expect(await load(preset)).toBe(1)
  expect(await load(presetOf('example'))).toBe(1)
  const needs = { ...preset.needs, limits: { ...preset.needs.limits, intake: [{ amount: 2, unit: 'naturalHour' }] } }
  expect(await load({ ...preset, needs } as typeof preset)).toBe(2)

  expect((await getPreset(db)).needs.limits.intake).toEqual([{ amount: 2, unit: 'naturalHour' }])
  expect((await getPreset(db, 1)).needs.limits.intake).toEqual(preset.needs.limits.intake)
  expect(await db.selectFrom('audit').select(['event', 'subjectId']).orderBy('id').execute()).toEqual([
    { event: 'preset.loaded', subjectId: '1' },
    { event: 'preset.loaded', subjectId: '2' }
  ])
})
