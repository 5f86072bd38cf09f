import { expect, test } from 'vitest'

import { startTestApp, type TestPerson } from '../../../../test/harness.ts'
import { setStage } from '../../../../test/stage.ts'

/** A need that a team handles; beside it a department that signs in, and another that never does. */
async function handled() {
  const t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const stage = await setStage(t)
  const { id } = await stage.raise(stage.worker)
  await stage.bring(id, 'handling')
  const { organisation, db } = stage
  const mill = organisation('zone.park.mill')
  await db.updateTable('organisation').set({ kind: 'department' }).where('id', '=', mill).execute()
  const ranger = await stage.person('zone.park.mill', ['handler', 'zone.park.mill'])
  const of = async (by: TestPerson, needId = id) => (await by.get(`/needs/${needId}/whistles`)).body
  const why = { reason: '占道烧烤，要城管和消防一起到场。', spot: '三号楼南门，找李队长' }
  const blow = async (by: TestPerson, kind: string, input: object = {}, needId = id) =>
    await by.post(`/needs/${needId}/whistles`, { kind, ...why, ...input })
  const take = async (by: TestPerson, whistleId: string, action: string, input: object = {}) =>
    await by.post(`/whistles/${whistleId}/actions`, { action, ...input })
  const judge = async (by: TestPerson, callId: string, side: string, score = 5) =>
    await by.post(`/whistle-calls/${callId}/reviews`, { side, score, words: '到得快' })
  const kinds = async (by: TestPerson): Promise<string[]> =>
    (await by.get(`/needs/${id}`)).body.timeline.map((event: { kind: string }) => event.kind)
  const close = () => t[Symbol.asyncDispose]()
  const offices = [{ departmentId: mill }, { departmentId: organisation('zone.park.office') }]
  return { t, ...stage, id, mill, ranger, of, blow, take, judge, kinds, offices, [Symbol.asyncDispose]: close }
}

test('a whistle is blown, reviewed by another, assigned; who is called comes in time or is pressed, does its part, and both sides judge', async () => {
  await using s = await handled()
  const { t, handler, supervisor, clerk, ranger, worker, stranger, leader, take, judge, act, id, offices } = s
  expect((await s.of(handler)).blowable).toMatchObject([
    { key: 'enforcement', reviewed: true, assigns: false, limit: { amount: 4, unit: 'workingHour' } },
    { key: 'priority' },
    { key: 'emergency', reviewed: false, assigns: false }
  ])
  expect([(await s.blow(worker, 'enforcement')).status, (await s.blow(supervisor, 'enforcement')).status]).toEqual([
    403, 403
  ])
  expect((await s.blow(stranger, 'enforcement')).status).toBe(404)
  expect((await s.blow(handler, 'fire')).body.code).toBe('whistle.kindUnknown')
  expect((await s.blow(handler, 'emergency', { offices })).status).toBe(403)

  const queue = await t.startWorker()
  const blown = (await s.blow(handler, 'enforcement')).body
  expect(blown).toMatchObject({ state: 'proposed', office: '第0队', calls: [], availableActions: ['withdraw'] })
  expect(blown.code).toBe('CS-2026-00001')
  expect((await s.blow(clerk, 'emergency')).body.code).toBe('whistle.waiting')
  expect((await supervisor.get('/todo')).body.later).toMatchObject([{ id, whistle: '综合执法哨' }])
  expect((await take(handler, blown.id, 'approve')).status).toBe(403)
  expect((await take(clerk, blown.id, 'assign', { offices })).body.code).toBe('whistle.actionNotAllowed')
  await take(supervisor, blown.id, 'approve')
  expect((await clerk.get('/todo')).body.later).toMatchObject([{ id }])
  expect((await ranger.get(`/needs/${id}`)).status).toBe(404)
  const called = (await take(clerk, blown.id, 'assign', { offices })).body
  expect(called.calls).toMatchObject([{ state: 'asked', recordable: true, clock: { kind: 'whistle' } }, {}])
  expect(called.calls[0].clock.steps.at(-1)).toEqual({ kind: 'due', at: '2026-03-02T07:00:00.000Z' })
  const inbox = async (by: TestPerson): Promise<string[]> =>
    (await by.get('/notifications')).body.items.map((each: { kind: string }) => each.kind)
  await expect.poll(() => inbox(ranger), { timeout: 10_000 }).toContain('need.whistleCalled')
  await queue.stop()

  expect((await ranger.get('/todo')).body.today).toMatchObject([
    {
      id,
      assist: { whistle: { name: '综合执法哨', spot: '三号楼南门，找李队长' } },
      availableActions: ['signAssist', 'note', 'returnAssist']
    }
  ])
  expect((await ranger.get('/whistles?view=called')).body.items).toMatchObject([{ code: blown.code }])
  t.clock.now = new Date('2026-03-02T06:30:00Z')
  await act(ranger, id, 'signAssist')
  const [first, second] = (await s.of(clerk)).items[0].calls
  expect(first).toMatchObject({ answeredAt: '2026-03-02T06:30:00.000Z', clock: { state: 'met' }, state: 'handling' })
  expect((await ranger.get('/todo')).body.later).toMatchObject([{ id, assist: { clock: { kind: 'assist' } } }])

  t.clock.now = new Date('2026-03-02T08:00:00Z')
  await t.run('needs.watchClocks')
  await t.run('needs.watchClocks')
  expect((await s.kinds(clerk)).filter((kind) => kind === 'whistleOverdue')).toHaveLength(1)
  expect((await clerk.get(`/needs/${id}/orders`)).body.items).toMatchObject([
    { because: 'whistleOverdue', name: '催办' }
  ])
  expect((await clerk.get('/todo')).body.later).toMatchObject([{ id }])
  const came = { repliedBy: '王科长', receivedAt: '2026-03-02T06:50:00Z' }
  expect((await ranger.post(`/whistle-calls/${second.id}/answer`, came)).status).toBe(403)
  const early = await clerk.post(`/whistle-calls/${second.id}/answer`, { ...came, receivedAt: '2026-03-02T01:00:00Z' })
  expect(early.body.details.fields).toMatchObject([{ field: '/receivedAt', reason: 'too_small' }])
  await clerk.post(`/whistle-calls/${second.id}/answer`, came)
  expect((await s.of(clerk)).items[0].calls[1]).toMatchObject({ answeredBy: '王科长', clock: { state: 'met' } })

  expect((await judge(handler, first.id, 'blower')).body.code).toBe('whistle.actionNotAllowed')
  await act(ranger, id, 'answerAssist', { text: '占道的烧烤摊已清理。', result: 'done' })
  const [, part] = (await clerk.get(`/needs/${id}`)).body.assists
  const paper = { text: '已登记。', result: 'partly', repliedBy: '王科长', receivedAt: '2026-03-02T07:40:00Z' }
  await act(clerk, id, 'recordAssist', { ...paper, assistId: part.id })
  expect((await s.of(handler)).items).toMatchObject([{ state: 'ended' }])
  const owed = async (by: TestPerson): Promise<string[]> =>
    (await by.get('/todo')).body.reviews.map((each: { id: string }) => each.id)
  // What is their turn anyway stands there alone.
  expect([await owed(handler), await owed(ranger), await owed(clerk)]).toEqual([[], [id], []])
  await act(handler, id, 'answer', { text: '办好了。' })
  expect(await owed(handler)).toEqual([id])
  expect((await judge(ranger, first.id, 'called', 4)).status).toBe(200)
  expect(await owed(ranger)).toEqual([])
  expect((await judge(ranger, first.id, 'blower')).body.code).toBe('whistle.ownWork')
  expect((await judge(leader, second.id, 'blower')).body.code).toBe('whistle.ownWork')
  await judge(handler, first.id, 'blower', 2)
  const judged = (await judge(handler, first.id, 'blower', 5)).body
  expect(judged.calls[0].reviews.map(({ side, score }: { side: string; score: number }) => [side, score])).toEqual([
    ['called', 4],
    ['blower', 2],
    ['blower', 5]
  ])
  // The handler's own office was called, too: of that its other people speak.
  expect([await owed(handler), await owed(leader)]).toEqual([[], [id]])
  const mine = (await worker.get(`/needs/${id}`)).body
  expect(await s.of(worker)).toEqual({ items: [], blowable: [] })
  expect(await s.kinds(worker)).toContain('whistleCalled')
  expect(JSON.stringify(mine)).not.toMatch(/占道|李队长|到得快/)
  expect((await supervisor.get('/whistles?state=ended&kind=enforcement')).body.items).toHaveLength(1)
  expect((await stranger.get('/whistles')).body.items).toEqual([])
})

test('whoever dispatches calls at once where nobody reviews it, and takes it back', async () => {
  await using s = await handled()
  const { clerk, ranger, handler, act, id, mill, take } = s
  const offices = [{ departmentId: mill }]
  const { body } = await s.blow(clerk, 'emergency', { offices })
  expect(body).toMatchObject({
    state: 'called',
    calls: [{ state: 'asked', clock: { dueAt: '2026-03-02T03:00:00.000Z' } }]
  })
  expect((await act(handler, id, 'answer', { text: '办好了。' })).body.code).toBe('need.assistsOpen')
  expect((await take(clerk, body.id, 'assign', { offices })).body.code).toBe('need.dispatchTarget')
  const back = (await take(clerk, body.id, 'withdraw', { text: '已经平息。' })).body
  expect(back).toMatchObject({ state: 'withdrawn', remark: '已经平息。', calls: [{ state: 'released' }] })
  expect((await ranger.get(`/needs/${id}`)).status).toBe(404)
  expect((await clerk.get(`/needs/${id}`)).body).not.toHaveProperty('whistle')

  const again = (await s.blow(clerk, 'priority')).body
  await act(handler, id, 'answer', { text: '办好了。' })
  expect((await s.of(clerk)).items.at(-1)).toMatchObject({ id: again.id, state: 'withdrawn' })
})

test('the unit complained of is not called, blows nothing and learns of no whistle', async () => {
  await using s = await handled()
  const { clerk, worker, boss, raise, act, organisation, classes, blow, mill } = s
  const firm = organisation('zone.park.firm')
  const { id } = await raise(worker, { text: '李经理扣了我的加班费。', aboutOrganisationId: firm })
  await act(clerk, id, 'accept', classes)
  await act(clerk, id, 'dispatch', { departmentId: firm, instructions: '请核对工资。' })
  expect((await blow(boss, 'emergency', {}, id)).status).toBe(403)
  const refused = await blow(clerk, 'emergency', { offices: [{ departmentId: firm }] }, id)
  expect(refused.body).toMatchObject({
    code: 'need.dispatchTarget',
    details: { fields: [{ field: '/offices/0/departmentId' }] }
  })
  const { body } = await blow(clerk, 'emergency', { offices: [{ departmentId: mill }] }, id)
  expect(body.state).toBe('called')
  expect(await s.of(boss, id)).toEqual({ items: [], blowable: [] })
  expect((await boss.get('/whistles')).body.items).toEqual([])
  expect((await boss.post(`/whistles/${body.id}/actions`, { action: 'withdraw', text: '算了。' })).status).toBe(404)
  expect(JSON.stringify((await boss.get(`/needs/${id}`)).body)).not.toMatch(/哨|占道|李队长/)
})
