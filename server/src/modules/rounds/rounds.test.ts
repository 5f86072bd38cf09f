import { readXlsx } from 'hucre/xlsx'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'

import { startTestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'
import { roundJobs } from './jobs.ts'

const content = {
  title: '人才需求每月走访',
  kind: 'employee',
  questions: ['住房有没有难处？'],
  opensOn: 5,
  within: { amount: 5, unit: 'workingDay' }
}

test('each month whoever is responsible asks the same people, and what was told stands before them the next time', async () => {
  await using t = await startTestApp()
  const { clerk, supervisor, handler, leader, boss, worker, stranger, organisation, act, classes, teamId, db } =
    await setStage(t)
  const [park, firm] = [organisation('zone.park'), organisation('zone.park.firm')]
  const notices = async (person: TestPerson) => {
    const { items } = (await person.get('/notifications')).body as { items: { kind: string; title?: string }[] }
    return items.filter(({ kind }) => kind.startsWith('round.')).map(({ kind, title }) => `${kind} ${title}`)
  }
  const queue = await t.startWorker()
  const asks = async (person: TestPerson) => (await person.get('/inquiries')).body.items

  // Who may found them, with whom, and where.
  const respondents = [
    { name: '段博士', organisationId: firm, phone: '15000000923', workerId: handler.personId },
    { name: '熊工', workerId: handler.personId },
    { name: '青年公寓', workerId: leader.personId }
  ]
  const input = { ...content, organisationId: park, respondents }
  expect((await handler.post('/round-plans', input)).status).toBe(403)
  expect((await stranger.post('/round-plans', input)).body.code).toBe('organisation.notFound')
  const byWorker = { ...input, respondents: [{ name: '某', workerId: worker.personId }] }
  expect((await clerk.post('/round-plans', byWorker)).body).toMatchObject({
    code: 'roundPlan.workerUnknown',
    details: { fields: [{ field: '/respondents/0/workerId' }] }
  })
  expect((await clerk.post('/round-plans', { ...input, kind: 'x' })).body.code).toBe('need.kindUnknown')
  const { body: plan } = await clerk.post('/round-plans', input)
  expect(plan).toMatchObject({
    respondents: 3,
    next: '2026-03-05',
    rounds: [],
    availableActions: ['change', 'open', 'end']
  })
  expect(plan.list[0]).toMatchObject({ name: '段博士', phone: '150****0923', worker: { id: handler.personId } })
  const { phoneSealed } = await db
    .selectFrom('respondent')
    .select('phoneSealed')
    .where('name', '=', '段博士')
    .executeTakeFirstOrThrow()
  expect(phoneSealed).not.toContain('15000000923')
  const workers = (await clerk.get(`/organisations/${park}/round-workers`)).body.items
  const ids = workers.map(({ id }: { id: string }) => id)
  expect(ids).toEqual(expect.arrayContaining([handler.personId, boss.personId]))
  expect(ids).not.toContain(worker.personId)
  expect(ids).not.toContain(stranger.personId)

  // It opens by itself on its day, once, and whoever asks is told.
  await t.run('rounds.watch')
  expect(await asks(handler)).toEqual([])
  t.clock.now = new Date('2026-03-05T00:05:00Z')
  await Promise.all([t.run('rounds.watch'), t.run('rounds.watch')])
  await t.run('rounds.watch')
  const [first] = await asks(handler)
  expect(first).toMatchObject({
    month: '2026-03',
    plan: { name: content.title, questions: content.questions },
    dueAt: '2026-03-12T09:00:00.000Z',
    provisional: false,
    closed: false,
    inquiries: [{ name: '段博士', phone: '150****0923', late: false, needs: [], before: [] }, { name: '熊工' }]
  })
  expect(first.steps.at(-1)).toEqual({ kind: 'due', at: first.dueAt })
  expect(await asks(leader)).toMatchObject([{ inquiries: [{ name: '青年公寓' }] }])
  for (const other of [boss, stranger]) expect(await asks(other)).toEqual([])
  const march = '人才需求每月走访（2026 年 3 月）'
  for (const asking of [handler, leader])
    await expect.poll(() => notices(asking), { timeout: 10_000 }).toEqual([`round.opened ${march}`])
  expect(await notices(boss)).toEqual([])

  // Everybody is asked by who is responsible, or by the desk; nobody else.
  const [duan, xiong] = first.inquiries.map(({ id }: { id: string }) => id)
  const told = { text: '想租人才公寓，哪里申请？' }
  for (const other of [leader, boss, stranger]) {
    expect((await other.post(`/inquiries/${duan}/needs`, told)).body.code).toBe('inquiry.notFound')
    expect((await other.post(`/inquiries/${duan}/outcome`, { outcome: 'none' })).body.code).toBe('inquiry.notFound')
    expect((await other.post(`/inquiries/${duan}/contact`, { reason: '问问' })).body.code).toBe('inquiry.notFound')
  }
  expect((await supervisor.post(`/inquiries/${duan}/outcome`, { outcome: 'none' })).status).toBe(403)
  const { body: receipt } = await handler.post(`/inquiries/${duan}/needs`, told)
  const { body: need } = await clerk.get(`/needs/${receipt.id}`)
  expect(need).toMatchObject({
    channel: 'visit',
    kind: 'employee',
    organisation: { id: firm },
    requester: { name: '段**', phone: '150****0923' },
    timeline: [{ kind: 'submitted', details: { occasion: march } }]
  })
  expect((await handler.post(`/inquiries/${duan}/outcome`, { outcome: 'none' })).body.code).toBe(
    'inquiry.actionNotAllowed'
  )
  expect((await handler.post(`/inquiries/${xiong}/outcome`, { outcome: 'unreached' })).status).toBe(400)
  const missed = { outcome: 'unreached', reason: '出差在外' }
  expect((await handler.post(`/inquiries/${xiong}/outcome`, missed)).body).toMatchObject({ ...missed, late: false })
  expect((await handler.post(`/inquiries/${xiong}/outcome`, { outcome: 'none' })).body).toMatchObject({
    outcome: 'none',
    availableActions: ['takeDown']
  })
  const { body: contact } = await handler.post(`/inquiries/${duan}/contact`, { reason: '核实情况' })
  expect(contact).toEqual({ name: '段博士', phone: '15000000923' })
  const read = await db.selectFrom('audit').select('details').where('event', '=', 'inquiry.phoneRead').execute()
  expect(read).toEqual([{ details: { reason: '核实情况', note: march } }])

  // Who was not asked in time shows as late, and is told of once.
  t.clock.now = new Date('2026-03-13T00:05:00Z')
  await Promise.all([t.run('rounds.watch'), t.run('rounds.watch')])
  for (const told of [clerk, leader])
    await expect.poll(async () => (await notices(told))[0], { timeout: 10_000 }).toBe(`round.late ${march}`)
  await queue.stop()
  expect(await notices(leader)).toHaveLength(2)
  expect(await notices(clerk)).toHaveLength(1)
  expect(await notices(handler)).toHaveLength(1)
  const { body: seen } = await supervisor.get(`/rounds/${first.id}`)
  expect(seen).toMatchObject({ respondents: 3, asked: 2, late: 1 })
  expect(seen.inquiries).toMatchObject([
    { name: '段**', outcome: 'told', late: false, needs: [{ code: receipt.code, status: 'submitted', opens: true }] },
    { name: '熊*', outcome: 'none', availableActions: [] },
    { name: '青年**', late: true, worker: { id: leader.personId } }
  ])
  expect((await supervisor.get('/round-plans')).body.items).toMatchObject([{ next: '2026-04-07', round: { late: 1 } }])
  expect((await stranger.get('/round-plans')).body.items).toEqual([])
  expect((await stranger.get(`/rounds/${first.id}`)).body.code).toBe('round.notFound')
  expect((await stranger.get(`/round-plans/${plan.id}`)).body.code).toBe('roundPlan.notFound')
  expect((await handler.get(`/rounds/${first.id}`)).status).toBe(403)

  // The next month it stands before whoever asks how far that is; what was not asked is over.
  await act(clerk, receipt.id, 'accept', classes)
  await act(clerk, receipt.id, 'dispatch', { teamId })
  await act(handler, receipt.id, 'sign')
  await act(handler, receipt.id, 'answer', { text: '已登记排位。' })
  t.clock.now = new Date('2026-04-08T02:00:00Z')
  await t.run('rounds.watch')
  const [second] = await asks(handler)
  expect(second).toMatchObject({ month: '2026-04', openedAt: '2026-04-08T02:00:00.000Z' })
  expect(second.inquiries[0]).toMatchObject({
    name: '段博士',
    needs: [],
    before: [{ code: receipt.code, status: 'answered', answer: '已登记排位。', office: '第0队' }]
  })
  expect((await leader.post(`/inquiries/${seen.inquiries[2].id}/outcome`, { outcome: 'none' })).body.code).toBe(
    'inquiry.actionNotAllowed'
  )
  expect((await handler.post(`/inquiries/${duan}/contact`, { reason: '再问问' })).body.code).toBe(
    'inquiry.actionNotAllowed'
  )
  expect((await clerk.get(`/round-plans/${plan.id}`)).body.rounds).toMatchObject([
    { month: '2026-04', closed: false },
    { month: '2026-03', closed: true, asked: 2, late: 1 }
  ])

  const sheet = await t.app.inject({
    url: `/api/park/rounds/${first.id}/export`,
    headers: { authorization: `Bearer ${supervisor.token}` }
  })
  const rows = (await readXlsx(sheet.rawPayload)).sheets[0]!.rows.flat()
  expect(rows).toEqual(expect.arrayContaining(['段**', receipt.code, '已登记排位。', '超时未走访']))
  expect(rows.join()).not.toContain('15000000923')
})

test('whom rounds ask changes while one is open, and it ends with what was recorded', async () => {
  await using t = await startTestApp()
  const { clerk, handler, leader, stranger, organisation, db } = await setStage(t)
  const ask = (name: string, person: TestPerson) => ({ name, workerId: person.personId })
  const { body: plan } = await clerk.post('/round-plans', {
    ...content,
    organisationId: organisation('zone.park'),
    respondents: [ask('甲', handler), { ...ask('乙', handler), phone: '13900000001' }, ask('丙', handler)]
  })
  const path = `/round-plans/${plan.id}`
  const resting = {
    ...content,
    title: '还没有名单',
    opensOn: 20,
    organisationId: organisation('zone.park'),
    respondents: []
  }
  const { body: empty } = await clerk.post('/round-plans', resting)
  const { body: opened } = await clerk.post(`${path}/rounds`, {})
  expect(opened).toMatchObject({ round: { month: '2026-03' }, next: '2026-04-07', availableActions: ['change', 'end'] })
  expect((await clerk.post(`${path}/rounds`, {})).body.code).toBe('roundPlan.actionNotAllowed')
  const names = async (person: TestPerson) =>
    (await person.get('/inquiries')).body.items.flatMap((round: { inquiries: { name: string }[] }) =>
      round.inquiries.map(({ name }) => name)
    )
  const [{ inquiries }] = (await handler.get('/inquiries')).body.items
  await handler.post(`/inquiries/${inquiries[1].id}/outcome`, { outcome: 'unreached', reason: '出差在外' })
  await handler.post(`/inquiries/${inquiries[2].id}/outcome`, { outcome: 'none' })

  const [first, second, third] = plan.list
  const to = (respondents: object[]) => {
    const { kind: _, ...rest } = content
    return { ...rest, opensOn: 31, respondents, version: plan.version }
  }
  expect((await stranger.post(`${path}/changed`, to([]))).body.code).toBe('roundPlan.notFound')
  const others = to([{ id: organisation('zone.park'), ...ask('丁', leader) }])
  expect((await clerk.post(`${path}/changed`, others)).body.code).toBe('roundPlan.respondentUnknown')
  const changed = to([
    { id: second.id, ...ask('乙', leader) },
    { id: third.id, ...ask('丙', leader) },
    ask('丁', leader)
  ])
  expect((await clerk.post(`${path}/changed`, changed)).body).toMatchObject({
    respondents: 3,
    next: '2026-04-30',
    list: [{ name: '乙', phone: '139****0001' }, { name: '丙' }, { name: '丁' }]
  })
  // Whoever opened the plan before that takes nothing back, and no telephone is lost by it.
  expect((await clerk.post(`${path}/changed`, to([ask('戊', leader)]))).body.code).toBe('conflict')
  expect((await clerk.get(path)).body).toMatchObject({ list: [{ phone: '139****0001' }, {}, {}], version: 2 })
  // What was found out stays with whoever asked; whom nobody has reached yet goes to whoever asks now.
  expect(await names(handler)).toEqual(['丙'])
  expect(await names(leader)).toEqual(['乙', '丁'])
  expect(await db.selectFrom('respondent').select('active').where('id', '=', first.id).execute()).toEqual([
    { active: false }
  ])

  // The telephone is for whoever is responsible, as long as the round is open.
  const contact = async (person: TestPerson, { id }: { id: string }) =>
    (await person.post(`/inquiries/${id}/contact`, { reason: '约时间' })).body
  expect(await contact(handler, inquiries[1])).toMatchObject({ code: 'inquiry.notFound' })
  expect(await contact(handler, inquiries[2])).toMatchObject({ code: 'inquiry.actionNotAllowed' })
  for (const asking of [leader, clerk]) {
    expect(await contact(asking, inquiries[1])).toEqual({ name: '乙', phone: '13900000001' })
  }

  const { body: over } = await clerk.post(`${path}/ended`, {})
  expect(over).toMatchObject({ state: 'ended', availableActions: [], rounds: [{ closed: true, asked: 2 }] })
  expect(over.next).toBeUndefined()
  expect(await names(leader)).toEqual([])
  expect(await contact(leader, inquiries[1])).toMatchObject({ code: 'inquiry.actionNotAllowed' })
  const kept = await db.selectFrom('respondent').select('id').where('phoneSealed', 'is not', null).execute()
  expect(kept).toEqual([])
  t.clock.now = new Date('2026-04-30T02:00:00Z')
  await t.run('rounds.watch')
  expect((await clerk.get(path)).body.rounds).toHaveLength(1)

  // Where there was nobody to ask so far, no round opens for a day that is over.
  const { organisationId: _at, kind: _kind, ...rest } = resting
  const filled = { ...rest, respondents: [ask('甲', handler)], version: empty.version }
  expect((await clerk.post(`/round-plans/${empty.id}/changed`, filled)).body).toMatchObject({ next: '2026-05-20' })
  await t.run('rounds.watch')
  expect((await clerk.get(`/round-plans/${empty.id}`)).body.rounds).toEqual([])
})

test('an open round is due anew where a holiday notice says otherwise, and nobody learns who complained of their unit', async () => {
  await using t = await startTestApp({ now: new Date('2026-12-28T01:00:00Z') })
  const { clerk, handler, boss, organisation, db } = await setStage(t)
  const firm = organisation('zone.park.firm')
  const asked = { name: '段博士', organisationId: firm, workerId: handler.personId }
  const { body: plan } = await clerk.post('/round-plans', {
    ...content,
    organisationId: organisation('zone.park'),
    respondents: [asked]
  })
  await clerk.post(`/round-plans/${plan.id}/rounds`, {})
  const [round] = (await handler.get('/inquiries')).body.items
  expect(round).toMatchObject({ dueAt: '2027-01-04T09:00:00.000Z', provisional: true })
  const days = {
    '2027-01-01': { name: '元旦', kind: 'holiday' },
    '2027-01-04': { name: '元旦', kind: 'holiday' }
  }
  const made = { madeAt: t.clock.now, madeById: clerk.personId, takesBack: false }
  const notice = { id: uuid(), year: 2027, edition: 1, days: JSON.stringify(days), sources: '["https://www.gov.cn/n"]' }
  await db
    .insertInto('calendarEdition')
    .values({ ...notice, ...made })
    .execute()
  await db.transaction().execute((tx) => roundJobs['rounds.recount'](tx))
  const [moved] = (await handler.get('/inquiries')).body.items
  expect(moved).toMatchObject({ dueAt: '2027-01-06T09:00:00.000Z', provisional: false })

  const told = { text: '单位拖欠加班费，不敢说。', aboutOrganisationId: firm }
  await handler.post(`/inquiries/${round.inquiries[0].id}/needs`, told)
  await db
    .insertInto('roleGrant')
    .values({
      id: uuid(),
      personId: boss.personId,
      role: 'committeeStaff',
      organisationId: organisation('zone.park'),
      heldFrom: '2020-01-01'
    })
    .execute()
  expect((await clerk.get(`/rounds/${round.id}`)).body.inquiries).toMatchObject([{ outcome: 'told', needs: [{}] }])
  expect((await boss.get(`/rounds/${round.id}`)).body.inquiries).toMatchObject([{ outcome: 'none', needs: [] }])
})
