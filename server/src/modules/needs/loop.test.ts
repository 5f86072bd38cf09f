import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

test('a need goes from raised to evaluated, and everybody sees where it stands', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:20:00Z') })
  const { worker, clerk, handler, raise, act, teamId, classes } = await setStage(t)

  const receipt = await raise(worker)
  expect(receipt.code).toMatch(/^XQ-2026-\d{5}$/)
  expect(receipt.key).toMatch(/^[2-9A-Z]{8}$/)
  expect((await clerk.get('/todo')).body.later).toMatchObject([{ code: receipt.code, status: 'submitted' }])

  const accepted = await act(clerk, receipt.id, 'accept', classes)
  expect(accepted.body).toMatchObject({
    status: 'accepted',
    category: 'lamp',
    availableActions: expect.arrayContaining(['dispatch'])
  })
  const dispatched = await act(clerk, receipt.id, 'dispatch', { teamId })
  expect(dispatched.body).toMatchObject({ status: 'dispatched', team: { id: teamId } })

  expect((await handler.get('/todo')).body.later).toMatchObject([
    { code: receipt.code, availableActions: ['sign', 'note', 'return'] }
  ])
  await act(handler, receipt.id, 'sign')
  await act(handler, receipt.id, 'note', { text: '已经去看过，灯泡坏了。', public: true })
  await act(handler, receipt.id, 'note', { text: '仓库没有灯泡。', public: false })
  const answered = await act(handler, receipt.id, 'answer', { text: '灯泡换好了。' })
  expect(answered.body).toMatchObject({ status: 'answered', answer: '灯泡换好了。', availableActions: ['note'] })

  const mine = (await worker.get(`/needs/${receipt.id}`)).body
  expect(mine).toMatchObject({ status: 'answered', mine: true, availableActions: ['evaluate', 'reopen'] })
  expect(mine.timeline.map((event: { kind: string }) => event.kind)).toEqual([
    'submitted',
    'accepted',
    'dispatched',
    'signed',
    'noted',
    'answered'
  ])
  expect(JSON.stringify(mine)).not.toContain('仓库')

  const closed = await act(worker, receipt.id, 'evaluate', { solved: true, score: 4, words: '很快' })
  expect(closed.body).toMatchObject({ status: 'closed', evaluation: { solved: true, score: 4, words: '很快' } })
  const events = (await clerk.get(`/needs/${receipt.id}`)).body.timeline
  expect(events.map((event: { kind: string }) => event.kind)).toContain('evaluated')
})

test('a complaint tells the clerk who complained, and the unit complained of nothing', async () => {
  await using t = await startTestApp()
  const { worker, clerk, boss, raise, act, organisation, classes } = await setStage(t)
  const aboutOrganisationId = organisation('zone.park.firm')
  const { id, code } = await raise(worker, {
    text: '车间太热，李经理不让开风扇，我叫王小明 13800001234',
    aboutOrganisationId
  })

  expect((await clerk.get(`/needs/${id}`)).body).toMatchObject({
    about: { id: aboutOrganisationId },
    requester: { name: '某*' }
  })
  expect((await boss.get(`/needs/${id}`)).status).toBe(404)
  expect((await boss.get('/needs?view=handling')).body.items).toEqual([])

  await act(clerk, id, 'accept', classes)
  const without = await act(clerk, id, 'dispatch', { departmentId: aboutOrganisationId })
  expect(without).toMatchObject({ status: 400, body: { code: 'need.instructionsRequired' } })
  await act(clerk, id, 'dispatch', { departmentId: aboutOrganisationId, instructions: '请改善车间降温。' })

  const [seen] = (await boss.get('/needs?view=handling')).body.items
  expect(seen).toMatchObject({ code, title: '请改善车间降温。', shielded: true })
  const detail = (await boss.get(`/needs/${id}`)).body
  for (const secret of ['王小明', '1380000', '风扇', '某', worker.personId]) {
    expect(JSON.stringify([seen, detail])).not.toContain(secret)
  }
  expect((await boss.get('/needs?view=handling&q=风扇')).body.items).toEqual([])
  expect((await boss.get('/needs?view=handling&kind=employee')).body.items).toEqual([])
  expect((await boss.post(`/needs/${id}/contact`, { reason: '想联系他' })).status).toBe(404)

  expect((await act(boss, id, 'sign')).body.status).toBe('handling')
  expect((await act(boss, id, 'answer', { text: '已加装风扇。' })).body.status).toBe('answered')
  expect((await worker.get(`/needs/${id}`)).body).toMatchObject({ mine: true, answer: '已加装风扇。', shielded: false })
})

test('with code and key anybody can follow and evaluate; five wrong keys close the receipt for an hour', async () => {
  await using t = await startTestApp()
  const { worker, raise, bring } = await setStage(t)
  const { id, code, key } = await raise(worker)
  await bring(id, 'answered')
  const look = (typed: string) => t.as(undefined, 'POST', 'park/needs/looked-up', { code, key: typed })

  expect((await look(key.toLowerCase())).body).toMatchObject({ code, status: 'answered' })
  for (let tries = 1; tries <= 4; tries += 1) expect((await look('WRONGKEY')).body.code).toBe('need.lookupFailed')
  expect((await look('WRONGKEY')).body.code).toBe('need.lookupLocked')
  expect((await look(key)).body.code).toBe('need.lookupLocked')

  t.clock.now = new Date(t.clock.now.getTime() + 3_600_001)
  const act = { action: 'evaluate', solved: false, score: 2 }
  const evaluated = await t.as(undefined, 'POST', 'park/needs/by-key/actions', { code, key, act })
  expect(evaluated.body).toMatchObject({ status: 'closed', evaluation: { solved: false, score: 2 } })
})

test('a need is reopened once, goes back to those who answered it, and has a clock of its own', async () => {
  await using t = await startTestApp()
  const { worker, handler, raise, bring, act } = await setStage(t)
  const { id } = await raise(worker)
  await bring(id, 'closed')

  const reopened = (await act(worker, id, 'reopen', { reason: '又不亮了' })).body
  expect(reopened).toMatchObject({ status: 'dispatched', reopened: true })
  expect(reopened.clocks.map((clock: { kind: string; state: string }) => [clock.kind, clock.state])).toEqual([
    ['intake', 'met'],
    ['handling', 'met'],
    ['handling', 'inTime']
  ])
  await act(handler, id, 'sign')
  await act(handler, id, 'answer', { text: '换了线路。' })
  expect((await act(worker, id, 'reopen', { reason: '还是不行' })).body.code).toBe('need.reopenedBefore')
})

test('nobody evaluates their own work', async () => {
  await using t = await startTestApp()
  const { handler, clerk, raise, act, teamId, classes } = await setStage(t)
  const { id } = await raise(handler)
  await act(clerk, id, 'accept', classes)
  await act(clerk, id, 'dispatch', { teamId })
  await act(handler, id, 'sign')
  await act(handler, id, 'answer', { text: '自己修好了。' })
  expect((await handler.get(`/needs/${id}`)).body.availableActions).not.toContain('evaluate')
  expect((await act(handler, id, 'evaluate', { solved: true, score: 5 })).body.code).toBe('need.ownWork')
})

test('nobody evaluates their own work with the receipt of a need that they wrote down for somebody', async () => {
  await using t = await startTestApp()
  const { handler, clerk, act, teamId, classes } = await setStage(t)
  const told = {
    text: '路上听说路灯坏了',
    kind: 'resident',
    channel: 'visit',
    name: '大爷',
    collectedAt: '2026-03-02T00:30:00Z'
  }
  const { id, code, key } = (await handler.post('/needs/recorded', told)).body
  await act(clerk, id, 'accept', classes)
  await act(clerk, id, 'dispatch', { teamId })
  await act(handler, id, 'sign')
  await act(handler, id, 'answer', { text: '换好了。' })
  const evaluation = { action: 'evaluate', solved: true, score: 5 }
  const byKey = await t.as(undefined, 'POST', 'park/needs/by-key/actions', { code, key, act: evaluation })
  expect(byKey.body.code).toBe('need.ownWork')
  const reopen = { action: 'reopen', reason: '又坏了' }
  expect((await t.as(undefined, 'POST', 'park/needs/by-key/actions', { code, key, act: reopen })).status).toBe(200)
})

test('whoever wrote a need down follows its public part, not what colleagues note among themselves', async () => {
  await using t = await startTestApp()
  const { boss, clerk, act, organisation, classes } = await setStage(t)
  const told = {
    text: '员工食堂太贵',
    kind: 'employee',
    channel: 'visit',
    name: '员工',
    collectedAt: '2026-03-02T00:30:00Z'
  }
  const { id } = (await boss.post('/needs/recorded', { ...told, organisationId: organisation('zone.park') })).body
  await act(clerk, id, 'accept', classes)
  await act(clerk, id, 'note', { text: '内部：先核实', public: false })
  const seen = await boss.get(`/needs/${id}`)
  expect(seen.status).toBe(200)
  expect(JSON.stringify(seen.body)).not.toContain('内部')
})

test('a need is dispatched to offices, not to whatever organisation has an id', async () => {
  await using t = await startTestApp()
  const { worker, clerk, raise, act, classes, organisation } = await setStage(t)
  const { id } = await raise(worker)
  await act(clerk, id, 'accept', classes)
  const enterprise = { departmentId: organisation('zone.park.mill') }
  expect((await act(clerk, id, 'dispatch', enterprise)).body.code).toBe('need.dispatchTarget')
  expect((await act(clerk, id, 'dispatch', { departmentId: organisation('zone.park.office') })).status).toBe(200)
})

test.each([
  ['by somebody whose own organisation no clerk receives for', {}],
  ['about a spot there', { organisationId: 'zone.remote' }]
])('a need raised %s still comes to a clerk, and nothing is lost', async (_, input: { organisationId?: string }) => {
  await using t = await startTestApp()
  const { person, clerk, stranger, raise, act, classes, organisation } = await setStage(t)
  const lent = await person('zone.remote', ['handler', 'zone.park.office'])
  const where = input.organisationId && { organisationId: organisation(input.organisationId) }
  const { id, code } = await raise(lent, { ...where })
  expect((await clerk.get('/todo')).body.later).toMatchObject([{ code }])
  expect((await act(clerk, id, 'accept', classes)).body).toMatchObject({
    status: 'accepted',
    organisation: { name: 'zone.remote' }
  })
  expect((await stranger.get(`/needs/${id}`)).status).toBe(404)
  const there = await clerk.get(`/needs?organisation=${organisation('zone.remote')}`)
  expect(there.body.items).toMatchObject([{ code }])
})

test('what is late reaches the supervisor, once', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { worker, supervisor, raise, bring, db } = await setStage(t)
  const { id, code } = await raise(worker)
  await bring(id, 'handling')
  expect((await supervisor.get('/todo')).body.overdue).toEqual([])

  t.clock.now = new Date('2026-03-04T02:00:00Z')
  await t.run('needs.watchClocks')
  await t.run('needs.watchClocks')
  expect((await supervisor.get('/todo')).body.overdue).toMatchObject([{ code, clock: { state: 'overdue' } }])
  const noted = await db
    .selectFrom('needEvent')
    .select('kind')
    .where('needId', '=', id)
    .where('kind', '=', 'overdue')
    .execute()
  expect(noted).toHaveLength(1)
})

test('whoever has no part in a need neither sees nor moves it', async () => {
  await using t = await startTestApp()
  const { worker, stranger, raise, bring, act } = await setStage(t)
  const { id } = await raise(worker)
  await bring(id, 'dispatched')
  expect((await stranger.get(`/needs/${id}`)).status).toBe(404)
  expect((await act(stranger, id, 'sign')).status).toBe(404)
  for (const view of ['subtree', 'handling', 'mine']) {
    expect((await stranger.get(`/needs?view=${view}`)).body.items).toEqual([])
    expect((await stranger.get(`/needs/count?view=${view}`)).body).toEqual({ count: 0, more: false })
  }
})

test('people are told what concerns them, and nobody of what they did themselves', async () => {
  await using t = await startTestApp()
  const { worker, clerk, handler, leader, raise, bring, db } = await setStage(t)
  const queue = await t.startWorker()
  const { id } = await raise(worker)
  await bring(id, 'answered')
  await expect
    .poll(
      async () => {
        const rows = await db.selectFrom('notification').select(['personId', 'kind']).execute()
        return new Set(rows.map((row) => `${row.personId} ${row.kind}`))
      },
      { timeout: 10_000 }
    )
    .toEqual(
      new Set([
        `${clerk.personId} need.submitted`,
        `${worker.personId} need.accepted`,
        `${worker.personId} need.dispatched`,
        `${leader.personId} need.toSign`,
        `${handler.personId} need.toSign`,
        `${worker.personId} need.answered`
      ])
    )
  expect((await worker.get('/notifications/count')).body).toEqual({ unread: 3 })
  await worker.post('/notifications/read', {})
  expect((await worker.get('/notifications')).body.items).toHaveLength(3)
  expect((await worker.get('/notifications?unread=true')).body.items).toHaveLength(0)
  await queue.stop()
})
