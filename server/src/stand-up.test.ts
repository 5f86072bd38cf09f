import { expect, test } from 'vitest'

import { startTestApp } from '../test/harness.ts'

const tables = [
  'organisation',
  'coverage',
  'organisationMember',
  'facility',
  'team',
  'person',
  'post',
  'teamMember',
  'roleGrant',
  'presetVersion'
] as const

type Place = Awaited<ReturnType<Awaited<ReturnType<typeof startTestApp>>['preset']>>

async function counts({ db }: Place): Promise<Record<string, number>> {
  const found = tables.map(async (table) => [table, (await db.selectFrom(table).selectAll().execute()).length] as const)
  return Object.fromEntries(await Promise.all(found))
}

test.each([
  ['example', { organisation: 5, coverage: 1, facility: 1, team: 1, person: 6, roleGrant: 5, presetVersion: 1 }],
  [
    'wuhan-quanlinan',
    { organisation: 162, coverage: 43, organisationMember: 69, facility: 34, team: 4, teamMember: 45 }
  ]
])('%s is stood up once, and doing it again adds nothing', async (name, expected) => {
  await using t = await startTestApp()
  const place = await t.preset(name)
  const first = await counts(place)
  expect(first).toMatchObject(expected)

  await place.load()
  expect(await counts(place)).toEqual(first)
})

test('loading again leaves what people have changed, and adds what is missing', async () => {
  await using t = await startTestApp()
  const place = await t.preset('example')
  const renamed = await place.organisation('paper-factory')
  await place.db.updateTable('organisation').set({ name: '新纸品厂' }).where('id', '=', renamed.id).execute()
  await t.query('truncate place_example.need cascade')
  const teaHouse = await place.organisation('tea-house')
  await place.db.updateTable('person').set({ organisationId: null }).where('organisationId', '=', teaHouse.id).execute()
  await place.db.deleteFrom('organisation').where('id', '=', teaHouse.id).execute()

  await place.load()
  expect(await place.organisation('paper-factory')).toMatchObject({ id: renamed.id, name: '新纸品厂' })
  expect(await place.organisation('tea-house')).toMatchObject({ path: 'street.tea_house', parentId: renamed.parentId })
})

test('two places stand side by side', async () => {
  await using t = await startTestApp()
  const small = await t.preset('example')
  const large = await t.preset('wuhan-quanlinan')
  expect((await counts(small)).organisation).toBe(5)
  expect((await counts(large)).organisation).toBe(162)
  expect((await t.deps.places.list()).map(({ slug }) => slug)).toEqual(['example', 'quanlinan'])
})
