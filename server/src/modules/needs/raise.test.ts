import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'

import { startTestApp, type TestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

const card = {
  text: '卡片上写着路灯不亮',
  kind: 'resident',
  channel: 'card',
  name: '曾大爷',
  collectedAt: '2026-03-02T00:30:00Z'
}

/** What the requester reads with the receipt. */
async function readByKey(t: TestApp, { code, key }: { code: string; key: string }) {
  return (await t.as(undefined, 'POST', 'park/needs/looked-up', { code, key })).body
}

test('of a card that names no place nobody is told one; it is found where it was received', async () => {
  await using t = await startTestApp()
  const { clerk, organisation } = await setStage(t)
  const { body: receipt } = await clerk.post('/needs/recorded', card)
  expect(await readByKey(t, receipt)).toMatchObject({ code: receipt.code })
  expect(await readByKey(t, receipt)).not.toHaveProperty('organisation')
  expect((await clerk.get(`/needs/${receipt.id}`)).body).not.toHaveProperty('organisation')

  const found = async (path: string): Promise<number> =>
    (await clerk.get(`/needs?organisation=${organisation(path)}`)).body.items.length
  expect([await found('zone.park'), await found('zone.park.firm'), await found('zone')]).toEqual([1, 0, 1])
})

test('the place that a questionnaire names is told', async () => {
  await using t = await startTestApp()
  const { clerk, organisation } = await setStage(t)
  const named = { ...card, channel: 'questionnaire', organisationId: organisation('zone.park.mill') }
  const { body: receipt } = await clerk.post('/needs/recorded', named)
  expect((await clerk.get(`/needs/${receipt.id}`)).body).toMatchObject({ channel: 'questionnaire' })
  expect(await readByKey(t, receipt)).toMatchObject({ organisation: { name: 'zone.park.mill' } })
})

test('a complaint about the only ones who receive is refused, for nobody could handle it', async () => {
  await using t = await startTestApp()
  const { worker, db, clerk, organisation, stranger } = await setStage(t)
  await db.deleteFrom('roleGrant').where('personId', '=', stranger.personId).execute()
  const complaint = { text: '党委办公室没人接电话', kind: 'employee' }
  const aboutPark = { ...complaint, aboutOrganisationId: organisation('zone.park') }
  expect((await worker.post('/needs', aboutPark)).body).toMatchObject({
    code: 'need.aboutNotPossible',
    details: { fields: [{ field: '/aboutOrganisationId' }] }
  })

  const post = { kind: 'secretary', title: '书记', heldFrom: '2020-01-01', createdAt: t.clock.now }
  const held = { id: uuid(), personId: clerk.personId, organisationId: organisation('zone.park.office') }
  await db
    .insertInto('post')
    .values({ ...post, ...held })
    .execute()
  const aboutOffice = { ...complaint, aboutOrganisationId: organisation('zone.park.office') }
  expect((await worker.post('/needs', aboutOffice)).body.code).toBe('need.aboutNotPossible')
})

test('a complaint about those who receive here comes to others who do', async () => {
  await using t = await startTestApp()
  const { worker, clerk, stranger, raise, organisation } = await setStage(t)
  const { id } = await raise(worker, { aboutOrganisationId: organisation('zone.park') })
  expect((await clerk.get(`/needs/${id}`)).status).toBe(404)
  expect((await stranger.get('/todo')).body.later).toMatchObject([{ id }])
})

test('where the only clerk has left, a need comes to another office', async () => {
  await using t = await startTestApp()
  const { worker, clerk, stranger, raise, db } = await setStage(t)
  await db.updateTable('person').set({ active: false }).where('id', '=', clerk.personId).execute()
  const { id } = await raise(worker)
  const todo = async (person: TestPerson): Promise<string[]> =>
    (await person.get('/todo')).body.later.map((need: { id: string }) => need.id)
  expect(await todo(stranger)).toEqual([id])
})
