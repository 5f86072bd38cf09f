import { expect, test } from 'vitest'

import { startTestApp, type TestPerson } from '../../../../test/harness.ts'
import { setStage } from '../../../../test/stage.ts'

/** A need that a team leads, another team that could assist, and a department that never signs in. */
async function led() {
  const t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const stage = await setStage(t)
  const { id, code } = await stage.raise(stage.worker)
  await stage.bring(id, 'accepted')
  const other = await stage.person('zone.park.mill', ['handler', 'zone.park.mill'])
  const otherTeam = await stage.team('zone.park', other)
  const office = stage.organisation('zone.park.office')
  const detail = async (by: TestPerson, needId = id) => (await by.get(`/needs/${needId}`)).body
  const kinds = async (by: TestPerson): Promise<string[]> =>
    (await detail(by)).timeline.map((event: { kind: string }) => event.kind)
  const lead = { teamId: stage.teamId }
  return {
    t,
    ...stage,
    id,
    code,
    lead,
    other,
    otherTeam,
    office,
    detail,
    kinds,
    [Symbol.asyncDispose]: () => t[Symbol.asyncDispose]()
  }
}

test('one leads and others assist, each under a clock of its own, and the requester is answered when all have ended', async () => {
  await using s = await led()
  const { t, clerk, handler, other, worker, act, id, lead, otherTeam, office } = s
  expect((await other.get(`/needs/${id}`)).status).toBe(404)
  const queue = await t.startWorker()
  const assists = [{ teamId: otherTeam, instructions: '请核对线路。' }, { departmentId: office }]
  const dispatched = (await act(clerk, id, 'dispatch', { ...lead, assists })).body
  expect(dispatched.assists).toMatchObject([
    {
      state: 'asked',
      name: '第1队',
      own: false,
      instructions: '请核对线路。',
      clock: { kind: 'assist', state: 'inTime' }
    },
    { state: 'asked', departmentId: office, clock: { dueAt: '2026-03-04T09:00:00.000Z' } }
  ])
  expect(dispatched.assists[0].clock.steps.at(-1)).toEqual({ kind: 'due', at: '2026-03-04T09:00:00.000Z' })
  const inbox = async (by: TestPerson): Promise<string[]> =>
    (await by.get('/notifications')).body.items.map((each: { kind: string }) => each.kind)
  await expect.poll(() => inbox(other), { timeout: 10_000 }).toContain('need.assistAsked')

  expect((await other.get('/todo')).body.later).toMatchObject([
    { id, assist: { state: 'asked' }, availableActions: ['signAssist', 'note', 'returnAssist'] }
  ])
  await act(handler, id, 'sign')
  expect((await act(handler, id, 'answer', { text: '修好了。' })).body.code).toBe('need.assistsOpen')
  expect((await act(clerk, id, 'merge', { intoId: id })).body.code).toBe('need.assistsOpen')

  await act(other, id, 'signAssist')
  expect((await act(s.leader, id, 'answerAssist', { text: '没问题。', result: 'done' })).body.code).toBe(
    'need.actionNotAllowed'
  )
  expect((await act(s.boss, id, 'answerAssist', { text: '没问题。', result: 'done' })).status).toBe(404)
  await act(other, id, 'answerAssist', { text: '线路老化，已换。', result: 'partly' })
  expect((await other.get('/todo')).body.later).toEqual([])
  await expect.poll(() => inbox(handler), { timeout: 10_000 }).toContain('need.assistAnswered')
  await queue.stop()
  expect((await act(handler, id, 'answer', { text: '修好了。' })).body.code).toBe('need.assistsOpen')
  const paper = { text: '已备案。', result: 'done', repliedBy: '王科长', receivedAt: '2026-03-02T01:00:00Z' }
  const [, unit] = (await s.detail(clerk)).assists
  expect((await act(clerk, id, 'recordAssist', { ...paper, assistId: unit.id })).body.assists).toMatchObject([
    { state: 'done', result: 'partly', answer: '线路老化，已换。', handler: '某人', clock: { state: 'met' } },
    { state: 'done', result: 'done', answer: '已备案。' }
  ])

  expect((await act(handler, id, 'answer', { text: '灯和线路都修好了。' })).body.status).toBe('answered')
  const mine = await s.detail(worker)
  expect(mine).toMatchObject({
    answer: '灯和线路都修好了。',
    assists: [],
    assisting: [{ ended: true }, { ended: true }]
  })
  expect(JSON.stringify(mine)).not.toMatch(/线路老化|已备案|核对线路/)
  expect(mine.timeline.map(({ kind }: { kind: string }) => kind)).toEqual([
    'submitted',
    'accepted',
    'dispatched',
    'assistAsked',
    'signed',
    'answered'
  ])
  expect((await s.detail(other)).assists).toHaveLength(2)
})

test('an office keeps what it was asked for until somebody decides, and then once and for all', async () => {
  await using s = await led()
  const { clerk, other, handler, act, id, lead, otherTeam } = s
  await act(clerk, id, 'dispatch', lead)
  const asked = await act(clerk, id, 'assist', { assists: [{ teamId: otherTeam }] })
  const assistId = asked.body.assists[0].id
  const returned = await act(other, id, 'returnAssist', { reason: '线路不归我们。' })
  expect(returned.body.assists).toMatchObject([{ state: 'returning', returnReason: '线路不归我们。' }])
  expect((await clerk.get('/todo')).body.later).toMatchObject([{ id }])
  expect((await act(other, id, 'decideAssist', { assistId, released: true, text: '算了。' })).status).toBe(403)
  await act(clerk, id, 'decideAssist', { assistId, released: false, text: '归你们。' })
  expect((await act(other, id, 'returnAssist', { reason: '真不归。' })).body.code).toBe('need.designated')
  await act(other, id, 'signAssist')

  await act(handler, id, 'sign')
  await act(handler, id, 'decideAssist', { assistId, released: true, text: '已经修好，不用再查。' })
  expect(await s.kinds(clerk)).toContain('assistReleased')
  expect((await other.get(`/needs/${id}`)).status).toBe(404)
  const again = await act(clerk, id, 'decideAssist', { assistId, released: false, text: '再想想。' })
  expect(again.body.code).toBe('need.actionNotAllowed')
  expect((await act(handler, id, 'answer', { text: '修好了。' })).body.status).toBe('answered')
})

test('nobody is asked who has it already, nor the unit complained of, nor one of its branches', async () => {
  await using s = await led()
  const { t, clerk, worker, boss, act, raise, bring, lead, id, otherTeam, organisation, db } = s
  const twice = { ...lead, assists: [{ teamId: otherTeam }, { teamId: otherTeam }] }
  expect((await act(clerk, id, 'dispatch', twice)).body.code).toBe('need.dispatchTarget')
  expect((await act(clerk, id, 'dispatch', { ...lead, assists: [lead] })).body.code).toBe('need.dispatchTarget')
  expect((await s.detail(clerk)).status).toBe('accepted')

  const firm = organisation('zone.park.firm')
  const complaint = await raise(worker, { text: '加班费没有发。', aboutOrganisationId: firm })
  await bring(complaint.id, 'dispatched')
  const branch = await s.person('zone.park.firm', ['handler', 'zone.park.firm'])
  const mixed = await s.team('zone.park', branch)
  expect((await act(clerk, complaint.id, 'assist', { assists: [{ departmentId: firm }] })).status).toBe(400)
  await db
    .updateTable('organisation')
    .set({ kind: 'department' })
    .where('id', '=', organisation('zone.park.mill'))
    .execute()
  await db
    .updateTable('organisation')
    .set({ parentId: firm, path: 'zone.park.firm.mill' })
    .where('id', '=', organisation('zone.park.mill'))
    .execute()
  const below = { assists: [{ departmentId: organisation('zone.park.mill') }] }
  expect((await act(clerk, complaint.id, 'assist', below)).body.code).toBe('need.dispatchTarget')

  await act(clerk, complaint.id, 'assist', { assists: [{ teamId: mixed }] })
  for (const person of [boss, branch]) {
    expect((await person.get(`/needs/${complaint.id}`)).status).toBe(404)
    expect((await act(person, complaint.id, 'signAssist')).status).toBe(404)
    expect((await person.get('/todo')).body).toMatchObject({ overdue: [], today: [], later: [], waiting: [] })
  }
  expect(t.clock.now).toEqual(new Date('2026-03-02T02:00:00Z'))
})

test('nobody assists any more with what was withdrawn, and who takes over the lead does not assist it', async () => {
  await using s = await led()
  const { clerk, supervisor, handler, other, worker, act, raise, bring, id, lead, otherTeam } = s
  await act(clerk, id, 'dispatch', { ...lead, assists: [{ teamId: otherTeam }] })
  await act(worker, id, 'withdraw', {})
  expect((await s.detail(clerk)).assists).toMatchObject([{ state: 'released' }])
  expect((await other.get('/todo')).body.later).toEqual([])

  const second = await raise(worker)
  await bring(second.id, 'handling')
  await act(clerk, second.id, 'assist', { assists: [{ teamId: otherTeam }] })
  const { returning } = (await act(handler, second.id, 'return', { reason: '归你们管。' })).body
  await act(supervisor, second.id, 'decideReturn', { pleaId: returning.id, granted: true, teamId: otherTeam })
  const taken = (await act(other, second.id, 'takeOver')).body
  expect(taken).toMatchObject({ team: { id: otherTeam }, assists: [{ state: 'released' }], assisting: [] })
  expect((await act(other, second.id, 'answer', { text: '修好了。' })).body.status).toBe('answered')
})

test('what others have to do is told of when it is late, once, and goes on to whoever takes over from somebody', async () => {
  await using s = await led()
  const { t, clerk, other, act, id, lead, otherTeam, person } = s
  await act(clerk, id, 'dispatch', { ...lead, assists: [{ teamId: otherTeam }] })
  await act(other, id, 'signAssist')
  t.clock.now = new Date('2026-03-04T10:00:00Z')
  await t.run('needs.watchClocks')
  await t.run('needs.watchClocks')
  expect((await s.kinds(clerk)).filter((kind) => kind === 'assistOverdue')).toHaveLength(1)
  expect((await other.get('/todo')).body.overdue).toMatchObject([{ id, assist: { clock: { state: 'overdue' } } }])

  t.clock.now = new Date('2026-03-05T10:00:00Z')
  await t.run('needs.watchClocks')
  const orders = async () => (await clerk.get(`/needs/${id}/orders`)).body.items
  const pressed = { office: '第1队', because: 'assistOverdue' }
  expect((await orders()).filter((each: { office: string }) => each.office === '第1队')).toMatchObject([
    { ...pressed, name: '催办', state: 'told' },
    { ...pressed, name: '督办单', state: 'open' }
  ])
  expect((await other.get('/orders?view=toAnswer&state=open')).body.items).toMatchObject([pressed])

  const administrator = await person('zone', ['placeAdministrator', 'zone'])
  const heir = await person('zone.park', ['handler', 'zone.park'])
  const handed = await administrator.post(`/access/people/${other.personId}/handover`, { toPersonId: heir.personId })
  expect(handed.body).toMatchObject({ needs: 1 })
  expect((await s.detail(clerk)).assists).toMatchObject([{ handler: '某人', state: 'handling' }])
})

test('who assisted with a need of their own does not evaluate it', async () => {
  await using s = await led()
  const { clerk, handler, act, bring, raise, lead, person, team } = s
  const neighbour = await person('zone.park', ['resident', 'zone.park'], ['handler', 'zone.park'])
  const theirTeam = await team('zone.park', neighbour)
  const { id } = await raise(neighbour)
  await bring(id, 'accepted')
  await act(clerk, id, 'dispatch', { ...lead, assists: [{ teamId: theirTeam }] })
  await act(neighbour, id, 'signAssist')
  await act(neighbour, id, 'answerAssist', { text: '我修的。', result: 'done' })
  await act(handler, id, 'sign')
  await act(handler, id, 'answer', { text: '修好了。' })
  expect((await act(neighbour, id, 'evaluate', { solved: true, score: 5 })).body.code).toBe('need.ownWork')
})
