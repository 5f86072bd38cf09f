import type { PartyEvaluations } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../../../test/harness.ts'
import { setStage } from '../../../../test/stage.ts'

type Stage = Awaited<ReturnType<typeof setStage>>

/** A further version of the preset, in which these parties judge. */
async function judgedBy(t: TestApp, { db }: Stage, parties: object[] | undefined): Promise<void> {
  const newest = db.selectFrom('presetVersion').select(['version', 'content']).orderBy('version', 'desc').limit(1)
  const { version, content } = await newest.executeTakeFirstOrThrow()
  const before = content as { needs: { evaluation: object } }
  const evaluation = { ...before.needs.evaluation, requesterWeight: 60, parties }
  const next = JSON.stringify({ ...before, needs: { ...before.needs, evaluation } })
  const row = { version: version + 1, loadedAt: t.clock.now, fingerprint: uuid(), content: next }
  await db.insertInto('presetVersion').values(row).execute()
}

const committee = { key: 'committee', name: '党委打分', of: 'park', weight: 40, most: 10 }

test('each party judges what it had no part in, again and again, under the preset by which the need was raised', async () => {
  await using t = await startTestApp()
  const stage = await setStage(t)
  const { clerk, supervisor, stranger, worker, handler, person, raise, bring, db } = stage
  await judgedBy(t, stage, [committee])
  const { id } = await raise(worker)
  await judgedBy(t, stage, undefined)
  const judge = (by: typeof clerk, score: number, party = 'committee') =>
    by.post(`/needs/${id}/evaluations`, { party, score, words: '到场快' })
  const shown = async (): Promise<PartyEvaluations> => (await clerk.get(`/needs/${id}/evaluations`)).body
  const mate = await person('zone.park', ['supervisor', 'zone.park'], ['handler', 'zone.park'])
  const member = { id: uuid(), teamId: stage.teamId, personId: mate.personId, leader: false, createdAt: t.clock.now }
  await db
    .insertInto('teamMember')
    .values({ ...member, drawnFromId: stage.organisation('zone.park') })
    .execute()

  expect((await judge(clerk, 8)).body.code).toBe('need.actionNotAllowed')
  await bring(id, 'closed')
  expect((await clerk.get('/evaluations/due')).body.items).toMatchObject([{ id }])
  expect((await clerk.get('/todo')).body.owed).toEqual({ evaluations: { count: 1, more: false } })
  expect((await mate.get('/todo')).body.owed).toEqual({})
  expect((await mate.get('/evaluations/due')).body.items).toEqual([])
  expect((await supervisor.get('/evaluations/due')).body.items).toEqual([])

  expect((await judge(mate, 10)).body.code).toBe('need.ownWork')
  expect([(await judge(supervisor, 10)).status, (await judge(handler, 10)).status]).toEqual([403, 403])
  expect([(await judge(stranger, 10)).status, (await judge(worker, 10)).status]).toEqual([404, 403])
  expect((await judge(clerk, 11)).body.details.fields).toMatchObject([{ field: '/score', limit: 10 }])
  expect((await judge(clerk, 8, 'nobody')).status).toBe(403)

  await judge(clerk, 2)
  expect((await judge(clerk, 8)).body).toMatchObject({ total: 92, requesterWeight: 60 })
  expect(await shown()).toMatchObject({
    parties: [{ key: 'committee', weight: 40, open: true, entries: [{ score: 2 }, { score: 8, words: '到场快' }] }]
  })
  expect((await clerk.get('/evaluations/due')).body.items).toEqual([])
  expect((await clerk.get('/todo')).body.owed).toEqual({})
  expect((await stranger.get(`/needs/${id}/evaluations`)).status).toBe(404)
  const { timeline } = (await worker.get(`/needs/${id}`)).body as { timeline: { kind: string }[] }
  expect(timeline.map(({ kind }) => kind)).not.toContain('partyEvaluated')
})

test('a unit complained of learns nothing of how a complaint about it was judged', async () => {
  await using t = await startTestApp()
  const stage = await setStage(t)
  const { worker, person, organisation, raise, clerk, act, teamId, handler } = stage
  await judgedBy(t, stage, [{ ...committee, of: 'mill' }])
  const about = { category: 'noise', aboutOrganisationId: organisation('zone.park.mill') }
  const { id } = await raise(worker, about)
  await act(clerk, id, 'accept', { ...stage.classes, category: 'noise' })
  await act(clerk, id, 'dispatch', { teamId })
  await act(handler, id, 'sign')
  await act(handler, id, 'answer', { text: '已协调。' })
  await act(worker, id, 'evaluate', { solved: true, score: 5 })
  const ofMill = await person('zone.park.mill', ['supervisor', 'zone.park'])

  expect((await ofMill.get(`/needs/${id}/evaluations`)).status).toBe(404)
  expect((await ofMill.post(`/needs/${id}/evaluations`, { party: 'committee', score: 1 })).status).toBe(404)
  expect((await ofMill.get('/evaluations/due')).body.items).toEqual([])
})
