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
  await place.db
    .updateTable('respondent')
    .set({ organisationId: null })
    .where('organisationId', '=', teaHouse.id)
    .execute()
  await place.db.deleteFrom('organisation').where('id', '=', teaHouse.id).execute()

  await place.load()
  expect(await place.organisation('paper-factory')).toMatchObject({ id: renamed.id, name: '新纸品厂' })
  expect(await place.organisation('tea-house')).toMatchObject({ path: 'street.tea_house', parentId: renamed.parentId })
})

/** Somebody of the demonstration who holds a role, by the key they sign in with. */
async function signInAs({ preset, signIn }: Place, role: string, team?: string) {
  const found = preset.people.find(
    (one) =>
      one.signIn &&
      one.grants?.some((grant) => grant.role === role) &&
      (!team || one.teams?.some((member) => member.team === team))
  )
  return await signIn(found!.key)
}

test('three places stand side by side, and in each a need goes from the clerk to a team and is evaluated', async () => {
  await using t = await startTestApp()
  const places = [
    [await t.preset('nanchong-jialing'), { category: 'permit', level: 'park', way: 'agent' }, 'papers'],
    [await t.preset('ningbo-duantang'), { category: 'venue', level: 'small', way: 'agent' }, 'agents'],
    [await t.preset('example'), { category: 'lamp', level: 'community', way: 'door' }, 'helpers']
  ] as const
  expect((await t.deps.places.list()).map(({ slug }) => slug)).toEqual(['jialing', 'duantang', 'example'])

  const due: string[] = []
  for (const [place, classes, team] of places) {
    const raiser = await signInAs(place, place.slug === 'jialing' ? 'enterpriseContact' : 'resident')
    const clerk = await signInAs(place, 'committeeStaff')
    const leader = await signInAs(place, 'teamLeader', team)
    const kind = place.preset.needs.requesterKinds[0]!.key
    const { id } = (await raiser.post('/needs', { text: '材料都备齐了，想请人代办。', kind })).body
    const act = async (by: typeof clerk, action: string, input: object = {}) =>
      (await by.post(`/needs/${id}/actions`, { action, ...input })).body.status
    const { id: teamId } = await place.db
      .selectFrom('team')
      .select('id')
      .where('key', '=', team)
      .executeTakeFirstOrThrow()

    expect(await act(clerk, 'accept', classes)).toBe('accepted')
    expect(await act(clerk, 'dispatch', { teamId })).toBe('dispatched')
    expect(await act(leader, 'sign')).toBe('handling')
    due.push((await raiser.get(`/needs/${id}`)).body.clock.dueAt)
    expect(await act(leader, 'answer', { text: '办好了，请来取。' })).toBe('answered')
    expect(await act(raiser, 'evaluate', { solved: true, score: 5 })).toBe('closed')
  }
  // Raised on Monday at 09:00: within a day where papers are complete, on the same day where small matters stay no night.
  expect(due).toEqual(['2026-03-03T10:00:00.000Z', '2026-03-02T09:00:00.000Z', '2026-03-03T09:00:00.000Z'])
})
