import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

test('what was collected on paper has its intake clock from the day of collection, and nobody collects in the future', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-04T02:00:00Z') })
  const { clerk } = await setStage(t)
  const card = { text: '卡片上写着路灯不亮', kind: 'resident', channel: 'card', name: '曾大爷', phone: '13800001234' }
  const { body } = await clerk.post('/needs/recorded', { ...card, collectedAt: '2026-03-02T01:00:00Z' })
  const need = (await clerk.get(`/needs/${body.id}`)).body
  expect(need).toMatchObject({
    channel: 'card',
    collectedAt: '2026-03-02T01:00:00.000Z',
    clock: { kind: 'intake', state: 'overdue' }
  })
  expect(need.requester).toEqual({ kind: 'resident', name: '曾**', phone: '138****1234' })

  const future = await clerk.post('/needs/recorded', { ...card, collectedAt: '2026-03-04T02:00:01Z' })
  expect(future.body).toMatchObject({
    code: 'need.collectedInFuture',
    details: { fields: [{ field: '/collectedAt' }] }
  })
})

test('a telephone is read one at a time, with a reason that stays', async () => {
  await using t = await startTestApp()
  const { clerk, worker, supervisor, raise, db } = await setStage(t)
  const { id } = await raise(worker, { phone: '13800001234' })
  expect((await clerk.post(`/needs/${id}/contact`, { reason: '约上门时间' })).body).toEqual({
    name: '某人',
    phone: '13800001234'
  })
  expect((await supervisor.post(`/needs/${id}/contact`, { reason: '看看' })).status).toBe(403)
  const read = await db
    .selectFrom('audit')
    .select(['actorId', 'details'])
    .where('event', '=', 'need.contactRead')
    .execute()
  expect(read).toEqual([{ actorId: clerk.personId, details: { reason: '约上门时间' } }])
})

test('who was refused reads by which office and why', async () => {
  await using t = await startTestApp()
  const { clerk, worker, raise, act } = await setStage(t)
  const { id } = await raise(worker)
  await act(clerk, id, 'refuse', { reason: '不在本街道范围内，请拨打 12345。' })
  const mine = (await worker.get(`/needs/${id}`)).body
  expect(mine).toMatchObject({ status: 'refused', availableActions: [] })
  expect(mine.timeline.at(-1)).toMatchObject({
    kind: 'refused',
    actor: '示例',
    text: '不在本街道范围内，请拨打 12345。'
  })
})

test('the place’s own rule proposes where to dispatch, and many are dispatched at once, each by its rule', async () => {
  await using t = await startTestApp()
  const place = await t.preset('example')
  const clerk = await place.signIn('clerk')
  const worker = await place.signIn('worker')
  const ids: string[] = []
  for (const category of ['lamp', 'policy', 'noise']) {
    const { body } = await worker.post('/needs', { text: '请办一件事', kind: 'employee' })
    await clerk.post(`/needs/${body.id}/actions`, { action: 'accept', category, level: 'community', way: 'door' })
    ids.push(body.id)
  }
  const office = await place.organisation('property-office')
  expect((await clerk.get(`/needs/${ids[1]}/proposal`)).body).toMatchObject({
    proposed: { departmentId: office.id },
    because: { rule: '1', note: '政策由物业办解释' }
  })

  await clerk.post(`/needs/${ids[2]}/actions`, { action: 'refuse', reason: '重复' })
  const { body } = await clerk.post('/needs/dispatched', { ids })
  expect(new Set(body.done)).toEqual(new Set(ids.slice(0, 2)))
  expect(body.failed).toMatchObject([{ id: ids[2], error: 'need.actionNotAllowed' }])
  expect((await clerk.get(`/needs/${ids[0]}`)).body.team.name).toBe('帮帮队')
  expect((await clerk.get(`/needs/${ids[1]}`)).body.department.id).toBe(office.id)

  // A community leads only what stands in its list of duties; with the rest it may assist.
  await place.db.updateTable('organisation').set({ kind: 'community' }).where('id', '=', office.id).execute()
  const { id } = (await worker.post('/needs', { text: '请讲一讲政策', kind: 'employee' })).body
  await clerk.post(`/needs/${id}/actions`, { action: 'accept', category: 'policy', level: 'community', way: 'door' })
  const { departments, teams } = (await clerk.get(`/needs/${id}/proposal`)).body
  expect(departments).toMatchObject([{ id: office.id, beyond: expect.stringContaining('第十七条') }])
  const lead = { action: 'dispatch', departmentId: office.id }
  expect((await clerk.post(`/needs/${id}/actions`, lead)).body.code).toBe('need.beyondDuties')
  const assisted = { action: 'dispatch', teamId: teams[0].id, assists: [{ departmentId: office.id }] }
  expect((await clerk.post(`/needs/${id}/actions`, assisted)).body.assisting).toMatchObject([{ name: office.name }])
})

test('what somebody else has dispatched meanwhile is not dispatched again with many others', async () => {
  await using t = await startTestApp()
  const { clerk, worker, raise, bring, teamId, organisation } = await setStage(t)
  const { id } = await raise(worker)
  await bring(id, 'handling')
  const { body } = await clerk.post('/needs/dispatched', { ids: [id], departmentId: organisation('zone.park.office') })
  expect(body).toMatchObject({ done: [], failed: [{ id, error: 'need.actionNotAllowed' }] })
  expect((await clerk.get(`/needs/${id}`)).body).toMatchObject({ status: 'handling', team: { id: teamId } })
})

test('the requester reads which office dispatched a need, and to whom', async () => {
  await using t = await startTestApp()
  const { worker, clerk, handler, raise, bring, act, db, organisation } = await setStage(t)
  const offices = async (id: string): Promise<[string, string][]> =>
    (await worker.get(`/needs/${id}`)).body.timeline
      .slice(1)
      .map(({ kind, actor }: { kind: string; actor: string }) => [kind, actor])
  const { id } = await raise(worker)
  await bring(id, 'handling')
  await act(clerk, id, 'note', { text: '请再等一天。', public: true })
  await act(handler, id, 'note', { text: '灯泡明天到。', public: true })
  expect(await offices(id)).toEqual([
    ['accepted', '示例'],
    ['dispatched', '示例'],
    ['signed', '第0队'],
    ['noted', '示例'],
    ['noted', '第0队']
  ])
  expect((await worker.get(`/needs/${id}`)).body.timeline[2].details).toMatchObject({ from: '示例', to: '第0队' })

  const own = organisation('zone.park.office')
  await db.updateTable('person').set({ organisationId: own }).where('id', '=', clerk.personId).execute()
  const { id: next } = await raise(worker)
  await bring(next, 'dispatched')
  expect(await offices(next)).toEqual([
    ['accepted', 'zone.park.office'],
    ['dispatched', 'zone.park.office']
  ])
})

test('the reply of a department that never signs in is entered for it, and says so for ever', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { clerk, worker, raise, act, organisation, classes } = await setStage(t)
  const { id } = await raise(worker)
  await act(clerk, id, 'accept', classes)
  await act(clerk, id, 'dispatch', { departmentId: organisation('zone.park.office') })
  const reply = {
    text: '已更换灯泡。',
    repliedBy: '城管局 李科长',
    documentNumber: '城管〔2026〕3 号',
    receivedAt: '2026-03-02T01:30:00Z'
  }
  expect((await act(clerk, id, 'recordReply', { ...reply, receivedAt: '2026-03-03T01:30:00Z' })).status).toBe(400)
  expect((await act(clerk, id, 'recordReply', reply)).body.status).toBe('answered')
  const mine = (await worker.get(`/needs/${id}`)).body
  expect(mine.timeline.at(-1)).toMatchObject({
    kind: 'replyRecorded',
    details: { repliedBy: '城管局 李科长', documentNumber: '城管〔2026〕3 号', receivedAt: '2026-03-02T01:30:00Z' }
  })
})

test('the class given at acceptance brings its own limit for dispatching, and tells nobody twice what has not moved', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { clerk, worker, raise, act, classes, db } = await setStage(t)
  const { id } = await raise(worker)
  expect((await clerk.get(`/needs/${id}`)).body.clock.dueAt).toBe('2026-03-03T09:00:00.000Z')
  t.clock.now = new Date('2026-03-02T03:00:00Z')
  const { body } = await act(clerk, id, 'accept', classes)
  expect(body.clock).toMatchObject({
    kind: 'intake',
    startedAt: '2026-03-02T02:00:00.000Z',
    dueAt: '2026-03-02T04:00:00.000Z'
  })
  expect((await clerk.get('/todo')).body.today).toMatchObject([{ id }])

  t.clock.now = new Date('2026-03-02T07:00:00Z')
  await t.run('needs.watchClocks')
  await act(clerk, id, 'classify', { ...classes, way: 'online' })
  await t.run('needs.watchClocks')
  const noted = db.selectFrom('needEvent').select('id').where('needId', '=', id).where('kind', '=', 'overdue')
  expect(await noted.execute()).toHaveLength(1)
})

test('another level brings another limit, counted from the same start', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { clerk, worker, raise, act, teamId, classes } = await setStage(t)
  const { id } = await raise(worker)
  await act(clerk, id, 'accept', { ...classes, category: 'noise' })
  await act(clerk, id, 'dispatch', { teamId })
  expect((await clerk.get(`/needs/${id}`)).body.clock.dueAt).toBe('2026-03-05T09:00:00.000Z')
  t.clock.now = new Date('2026-03-03T02:00:00Z')
  const { body } = await act(clerk, id, 'classify', { ...classes, category: 'noise', level: 'street' })
  expect(body.clock).toMatchObject({ startedAt: '2026-03-02T02:00:00.000Z', dueAt: '2026-03-09T09:00:00.000Z' })
  expect((await act(clerk, id, 'classify', { ...classes, level: 'galaxy' })).body).toMatchObject({
    code: 'need.levelUnknown'
  })
})

test('the leader gives a need to somebody of the team, and to nobody else', async () => {
  await using t = await startTestApp()
  const { worker, leader, handler, stranger, raise, bring, act } = await setStage(t)
  const { id } = await raise(worker)
  await bring(id, 'dispatched')
  expect((await act(leader, id, 'assign', { personId: stranger.personId })).body.code).toBe('need.handlerNotInTeam')
  expect((await act(handler, id, 'assign', { personId: handler.personId })).status).toBe(403)
  expect((await act(leader, id, 'assign', { personId: handler.personId })).body).toMatchObject({
    status: 'handling',
    handler: { id: handler.personId }
  })
})

test('what nobody evaluates closes by itself after the limit of the place, as it was when it was raised', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { worker, raise, bring, slug } = await setStage(t)
  const { id } = await raise(worker)
  await bring(id, 'answered')
  await t.query(`
    insert into place_${slug}.preset_version (version, loaded_at, fingerprint, content)
    select version + 1, loaded_at, 'hurried',
      jsonb_set(content, '{needs,evaluation,closeAfter}', '{"amount": 0, "unit": "naturalHour"}')
    from place_${slug}.preset_version
  `)
  await t.run('needs.closeUnevaluated')
  expect((await worker.get(`/needs/${id}`)).body.status).toBe('answered')
  t.clock.now = new Date('2026-03-09T09:00:01Z')
  await t.run('needs.closeUnevaluated')
  expect((await worker.get(`/needs/${id}`)).body).toMatchObject({ status: 'closed', availableActions: ['reopen'] })
})

test('of two who sign at the same moment one has it, and the other is told', async () => {
  await using t = await startTestApp()
  const { worker, leader, handler, raise, bring, act } = await setStage(t)
  const { id } = await raise(worker)
  await bring(id, 'dispatched')
  const answers = await Promise.all([act(leader, id, 'sign'), act(handler, id, 'sign')])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
})

test('of two clerks who dispatch at once, the second is told that somebody was first', async () => {
  await using t = await startTestApp()
  const { worker, clerk, raise, act, bring, team, teamId, person } = await setStage(t)
  const colleague = await person('zone.park', ['committeeStaff', 'zone.park'])
  const other = await team('zone.park', await person('zone.park.office', ['handler', 'zone.park.office']))
  const { id } = await raise(worker)
  await bring(id, 'accepted')
  const answers = await Promise.all([
    act(clerk, id, 'dispatch', { teamId, seen: 'accepted' }),
    act(colleague, id, 'dispatch', { teamId: other, seen: 'accepted' })
  ])
  const outcomes = answers.map(({ status, body }) => (status === 200 ? body.status : body.code))
  expect(new Set(outcomes)).toEqual(new Set(['conflict', 'dispatched']))
  const went = answers.find(({ status }) => status === 200)!.body.team.id
  expect((await clerk.get(`/needs/${id}`)).body.team.id).toBe(went)
  expect((await act(clerk, id, 'dispatch', { teamId: other, seen: 'dispatched' })).status).toBe(200)
})
