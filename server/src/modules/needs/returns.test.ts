import { expect, test } from 'vitest'

import { startTestApp, type TestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

/** A need that a team handles, and another team that could. */
async function handled() {
  const t: TestApp = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const stage = await setStage(t)
  const { id } = await stage.raise(stage.worker)
  await stage.bring(id, 'handling')
  const other = await stage.person('zone.park', ['handler', 'zone.park'])
  const otherTeam = await stage.team('zone.park', other)
  const detail = async (by = stage.clerk) => (await by.get(`/needs/${id}`)).body
  const kinds = async (by: TestPerson): Promise<string[]> =>
    (await detail(by)).timeline.map((event: { kind: string }) => event.kind)
  return { t, ...stage, id, other, otherTeam, detail, kinds, [Symbol.asyncDispose]: () => t[Symbol.asyncDispose]() }
}

const reason = '这盏灯在红线以外，归物业管。'

test('the first receiver keeps a need, under its clock, until the office that was designated takes it over', async () => {
  await using s = await handled()
  const { handler, supervisor, clerk, worker, other, otherTeam, act, id, teamId } = s
  const { dueAt } = (await s.detail()).clock
  expect((await other.get(`/needs/${id}`)).status).toBe(404)
  const offices = (await handler.get(`/needs/${id}/proposal`)).body
  expect(offices.teams.map((team: { id: string }) => team.id)).toContain(otherTeam)
  expect(offices).not.toHaveProperty('because')

  const asked = (await act(handler, id, 'return', { reason, teamId: otherTeam })).body
  expect(asked).toMatchObject({ status: 'handling', team: { id: teamId }, clock: { dueAt } })
  expect(asked.returning).toMatchObject({ state: 'pending', reason, decideBy: '2026-03-03T09:00:00.000Z' })
  expect((await act(handler, id, 'return', { reason })).body.code).toBe('need.actionNotAllowed')
  expect(
    (await act(clerk, id, 'decideReturn', { pleaId: asked.returning.id, granted: false, text: reason })).status
  ).toBe(403)
  expect((await supervisor.get('/todo')).body.later).toMatchObject([{ id }])

  const decision = { pleaId: asked.returning.id, granted: true }
  expect((await act(supervisor, id, 'decideReturn', { ...decision, teamId })).body.code).toBe('need.dispatchTarget')
  await act(supervisor, id, 'decideReturn', { ...decision, teamId: otherTeam, instructions: '请物业处理。' })
  expect(await s.detail()).toMatchObject({ status: 'handling', team: { id: teamId }, bounces: 0, clock: { dueAt } })
  expect((await handler.get('/todo')).body.later).toMatchObject([{ id }])
  expect((await other.get('/todo')).body.later).toMatchObject([{ id, availableActions: ['takeOver'] }])

  await act(other, id, 'takeOver')
  const taken = await s.detail(other)
  expect(taken).toMatchObject({ status: 'handling', team: { id: otherTeam }, bounces: 1, clock: { dueAt } })
  expect(taken).toMatchObject({ handler: { id: other.personId }, instructions: '请物业处理。' })
  expect(taken.returning).toBeUndefined()
  expect((await handler.get(`/needs/${id}`)).status).toBe(404)
  expect((await act(other, id, 'return', { reason })).body.code).toBe('need.designated')
  const mine = await s.detail(worker)
  expect(mine.timeline.at(-1)).toMatchObject({ kind: 'takenOver', details: { to: '第1队' } })
  expect(JSON.stringify(mine)).not.toContain('红线')
  expect(mine.bounces).toBe(0)
  await act(other, id, 'answer', { text: '物业修好了。' })
  expect((await s.detail(worker)).status).toBe('answered')
})

test('an office whose return is declined was designated by that, and handles it', async () => {
  await using s = await handled()
  const { handler, supervisor, act, id } = s
  const { returning } = (await act(handler, id, 'return', { reason })).body
  const declining = { pleaId: returning.id, granted: false }
  expect((await act(supervisor, id, 'decideReturn', declining)).body.code).toBe('invalid')
  await act(supervisor, id, 'decideReturn', { ...declining, text: '图纸上在红线以内。' })
  expect(await s.kinds(handler)).toContain('returnDeclined')
  expect((await act(handler, id, 'return', { reason })).body.code).toBe('need.designated')
  expect((await act(handler, id, 'answer', { text: '修好了。' })).body.status).toBe('answered')
})

test('what nobody decides within the limit is pressed once, and then whoever dispatches decides, too', async () => {
  await using s = await handled()
  const { t, handler, clerk, otherTeam, act, id } = s
  const { returning } = (await act(handler, id, 'return', { reason })).body
  t.clock.now = new Date('2026-03-03T09:00:00Z')
  await t.run('needs.watchClocks')
  await t.run('needs.watchClocks')
  expect((await s.kinds(clerk)).filter((kind) => kind === 'returnLate')).toHaveLength(1)
  const decided = await act(clerk, id, 'decideReturn', { pleaId: returning.id, granted: true, teamId: otherTeam })
  expect(decided.body.returning).toMatchObject({ state: 'granted', designated: { teamId: otherTeam } })
})

test('a department that never signs in takes over on paper, which the clerk records', async () => {
  await using s = await handled()
  const { handler, supervisor, clerk, act, id, organisation } = s
  const departmentId = organisation('zone.park.office')
  const { returning } = (await act(handler, id, 'return', { reason, departmentId })).body
  expect(returning.proposed).toMatchObject({ departmentId })
  await act(supervisor, id, 'decideReturn', { pleaId: returning.id, granted: true, departmentId })
  const taken = (await act(clerk, id, 'recordTakeOver')).body
  expect(taken).toMatchObject({ status: 'dispatched', department: { id: departmentId }, bounces: 1 })
  expect(taken.availableActions).toContain('recordReply')
})

test('what is answered or dispatched anew leaves the asking behind', async () => {
  await using s = await handled()
  const { handler, supervisor, clerk, other, otherTeam, act, id, teamId } = s
  const first = (await act(handler, id, 'return', { reason })).body.returning.id
  await act(supervisor, id, 'decideReturn', { pleaId: first, granted: true, teamId: otherTeam })
  await act(clerk, id, 'dispatch', { teamId })
  expect((await s.detail()).returning).toBeUndefined()
  expect((await other.get(`/needs/${id}`)).status).toBe(404)
  const second = (await act(handler, id, 'return', { reason })).body.returning.id
  await act(handler, id, 'sign')
  await act(handler, id, 'answer', { text: '修好了。' })
  const late = await act(supervisor, id, 'decideReturn', { pleaId: second, granted: true, teamId: otherTeam })
  expect(late.body.code).toBe('need.actionNotAllowed')
  expect(await s.kinds(clerk)).toContain('returnLapsed')
})

test('what is merged leaves its asking behind, and what others are merged into keeps its own', async () => {
  await using s = await handled()
  const { worker, clerk, handler, supervisor, other, otherTeam, act, bring, raise, id } = s
  const master = await raise(worker, { text: '三号楼路灯坏了好几天了。' })
  await bring(master.id, 'handling')
  const granted = async (needId: string) => {
    const pleaId = (await act(handler, needId, 'return', { reason })).body.returning.id
    return await act(supervisor, needId, 'decideReturn', { pleaId, granted: true, teamId: otherTeam })
  }
  await granted(id)
  await granted(master.id)

  expect((await act(clerk, id, 'merge', { intoId: master.id })).body).toMatchObject({ status: 'merged' })
  expect(await s.kinds(clerk)).toContain('returnLapsed')
  expect((await other.get(`/needs/${id}`)).status).toBe(404)
  await act(other, master.id, 'takeOver')
  expect(await s.kinds(worker)).toContain('takenOver')

  const back = (await act(clerk, id, 'unmerge')).body
  expect(back).toMatchObject({ status: 'handling', bounces: 0, handler: { id: handler.personId } })
  expect(back).not.toHaveProperty('returning')
  expect((await act(handler, id, 'return', { reason })).body.returning.state).toBe('pending')
})

test('nothing is designated to the unit complained of', async () => {
  await using s = await handled()
  const { worker, clerk, handler, supervisor, boss, act, raise, bring, organisation } = s
  const firm = organisation('zone.park.firm')
  const { id } = await raise(worker, { text: '加班费没有发。', aboutOrganisationId: firm })
  await bring(id, 'handling')
  const asking = await act(handler, id, 'return', { reason, departmentId: firm })
  expect(asking.body.code).toBe('need.dispatchTarget')
  const { returning } = (await act(handler, id, 'return', { reason })).body
  const decision = { pleaId: returning.id, granted: true, departmentId: firm, instructions: '请核对工资。' }
  expect((await act(supervisor, id, 'decideReturn', decision)).status).toBe(400)
  expect((await boss.get(`/needs/${id}`)).status).toBe(404)
  expect((await clerk.get(`/needs/${id}`)).body.returning.state).toBe('pending')
})
