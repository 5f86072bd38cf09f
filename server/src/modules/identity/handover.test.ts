import { expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

async function zone(t: TestApp) {
  const place = await t.place('zone', ['zone', 'zone.east', 'zone.west'])
  const chief = await place.person('zone', ['placeAdministrator', 'zone'])
  const hand = (from: { personId: string }, to: { personId: string }, who = chief) =>
    who.post(`/access/people/${from.personId}/handover`, { toPersonId: to.personId, note: '调岗' })
  return { ...place, chief, hand }
}

test('every role and team goes over at once, from today, for as long as it was held', async () => {
  await using t = await startTestApp()
  const { chief, person, team, hand, db, organisation } = await zone(t)
  const [old, next] = [
    await person('zone.east', ['handler', 'zone.east'], ['branchSecretary', 'zone']),
    await person('zone')
  ]
  const teamId = await team('zone', old)
  await team('zone.east', next, old)
  const later = { role: 'supervisor', organisationId: organisation('zone.east'), from: '2026-04-01', to: '2026-05-31' }
  await chief.post('/access/grants', { personId: old.personId, ...later })

  const preview = (await chief.get(`/access/people/${old.personId}/handover`)).body
  expect(preview).toMatchObject({ needs: 0, respondents: 0, grants: [{}, {}, {}], teams: [{ id: teamId }, {}] })
  expect((await hand(old, next)).body).toEqual({ needs: 0, needsLeft: 0, respondents: 0, grants: 3, teams: 2 })

  expect((await old.get('/me')).body).toMatchObject({ permissions: [], grants: [], teams: [] })
  const mine = (await next.get('/me')).body
  expect(mine.grants.map(({ role }: { role: string }) => role).toSorted()).toEqual(['branchSecretary', 'handler'])
  expect(mine.teams).toMatchObject([{ id: teamId, leader: true }, {}])
  const held = (await chief.get(`/access/people/${next.personId}`)).body.grants
  expect(held).toContainEqual(expect.objectContaining({ role: 'supervisor', from: '2026-04-01', to: '2026-05-31' }))
  expect((await chief.get(`/access/people/${old.personId}/handover`)).body).toEqual({
    needs: 0,
    respondents: 0,
    grants: [],
    teams: []
  })

  const audit = await db.selectFrom('audit').selectAll().where('event', '=', 'handover.done').executeTakeFirstOrThrow()
  expect(audit).toMatchObject({ actorId: chief.personId, subjectId: old.personId })
  expect(audit.details).toEqual({
    to: next.personId,
    needs: 0,
    needsLeft: 0,
    respondents: 0,
    grants: 3,
    teams: 2,
    note: '调岗'
  })
})

test('nobody hands over to themselves, beyond their reach, or the last administration to somebody without an account', async () => {
  await using t = await startTestApp()
  const { chief, person, hand, db } = await zone(t)
  const east = await person('zone.east', ['placeAdministrator', 'zone.east'])
  const [li, wang] = [await person('zone.east', ['handler', 'zone.east']), await person('zone.west')]
  const paper = await person('zone')
  await db.updateTable('person').set({ accountId: null }).where('id', '=', paper.personId).execute()
  const code = async (answer: ReturnType<typeof hand>) => (await answer).body.code

  expect(await code(hand(li, li))).toBe('handover.same')
  expect(await code(hand(li, chief))).toBe('grant.notYours')
  expect(await code(hand(wang, li, east))).toBe('person.notFound')
  expect(await code(hand(li, wang, east))).toBe('person.notFound')
  expect(await code(hand(chief, paper))).toBe('grant.last')
  expect((await hand(chief, wang)).status).toBe(200)
  expect((await wang.get('/me')).body.permissions).toContain('people.manage')
  expect((await chief.get('/access/people')).status).toBe(403)
})

test('open needs go to the receiver, but one about the receiver’s own unit goes back to its team', async () => {
  await using t = await startTestApp()
  const stage = await setStage(t)
  const { worker, clerk, handler, raise, act, bring, teamId, classes, person, organisation } = stage
  const chief = await person('zone', ['placeAdministrator', 'zone'])
  const next = await person('zone.park.mill')
  const lamp = await raise(worker)
  const complaint = await raise(worker, { aboutOrganisationId: organisation('zone.park.mill') })
  await bring(lamp.id, 'handling')
  await act(clerk, complaint.id, 'accept', classes)
  await act(clerk, complaint.id, 'dispatch', { teamId, instructions: '请核实。' })
  await act(handler, complaint.id, 'sign')
  const path = `/access/people/${handler.personId}/handover`
  expect((await chief.get(path)).body).toMatchObject({ needs: 2 })

  const moved = (await chief.post(path, { toPersonId: next.personId })).body

  expect(moved).toEqual({ needs: 1, needsLeft: 1, respondents: 0, grants: 1, teams: 1 })
  expect((await handler.get('/todo')).body).toMatchObject({ overdue: [], today: [], later: [], waiting: [] })
  const taken = (await next.get(`/needs/${lamp.id}`)).body
  expect(taken).toMatchObject({ status: 'handling', handler: { id: next.personId } })
  expect(taken.availableActions).toContain('answer')
  expect((await next.get(`/needs/${complaint.id}`)).status).toBe(404)
  const left = (await clerk.get(`/needs/${complaint.id}`)).body
  expect(left).toMatchObject({ status: 'dispatched', team: { id: teamId } })
  expect(left).not.toHaveProperty('handler')
  expect((await chief.get(path)).body).toEqual({ needs: 0, respondents: 0, grants: [], teams: [] })
})
