import { expect, test } from 'vitest'

import { startTestApp, type TestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

/** A park with an answered need, in which somebody left more of themselves than the public has to know. */
async function setAnswered(t: TestApp, text = '我是钱多多，电话13800001234，三号楼2单元501室门口路灯坏了。') {
  const stage = await setStage(t)
  const need = await stage.raise(stage.worker, { text, location: '三号楼' })
  await stage.db.updateTable('needRequester').set({ name: '钱多多' }).where('needId', '=', need.id).execute()
  await stage.bring(need.id, 'answered')

  const anybody = async (path: string) => {
    const response = await t.app.inject({ url: `/api/park${path}` })
    return { status: response.statusCode, body: response.json() }
  }
  const shown = async () => (await anybody('/published')).body.items.map((each: { title: string }) => each.title)
  const draft = { title: '楼门口路灯坏了', text: '楼门口路灯坏了，已修。', answer: '灯泡换好了。', checked: true }
  const proposal = async (id: string) => (await stage.clerk.get(`/needs/${id}/publication/proposal`)).body
  const put = async (by: TestPerson, body: object = draft, id = need.id) => {
    const { answeredAt = t.clock.now } = await proposal(id)
    return await by.post(`/needs/${id}/publication`, { answeredAt, ...body })
  }
  const approve = async (by: TestPerson, id = need.id) => {
    const { draftedAt } = (await proposal(id)).publication
    return await by.post(`/needs/${id}/publication/approved`, { draftedAt })
  }
  return { ...stage, need, anybody, shown, draft, proposal, put, approve }
}

test('a matter is masked, edited, approved by a second person, and then read by everybody', async () => {
  await using t = await startTestApp()
  const { clerk, supervisor, handler, need, anybody, shown, draft, put, approve, worker, db } = await setAnswered(t)
  const queue = await t.startWorker()

  const list = (await clerk.get('/publications?view=answered')).body.items
  expect(list).toMatchObject([{ needId: need.id, availableActions: ['draft'] }])
  const { body } = await clerk.get(`/needs/${need.id}/publication/proposal`)
  expect(body).toMatchObject({
    original: { text: expect.stringContaining('13800001234') },
    proposal: {
      text: '我是钱某，电话［号码］，三号楼［门牌］门口路灯坏了。',
      answer: '灯泡换好了。',
      location: '三号楼'
    },
    secondPerson: true
  })
  expect((await handler.get(`/needs/${need.id}/publication/proposal`)).status).toBe(403)

  const unchecked = { ...draft, checked: false }
  expect((await put(clerk, unchecked)).status).toBe(400)
  for (const left of ['请打 138 0000 1234', '钱多多反映']) {
    expect((await put(clerk, { ...draft, text: left })).body.code).toBe('publication.personal')
  }
  expect((await put(supervisor)).status).toBe(403)
  expect((await put(clerk)).body).toMatchObject({
    publication: { state: 'proposed' },
    availableActions: ['draft', 'withdraw']
  })
  expect(await shown()).toEqual([])
  const owed = async (by: TestPerson) => (await by.get('/todo')).body.owed.publications
  expect([await owed(supervisor), await owed(clerk)]).toEqual([{ count: 1, more: false }, undefined])
  await expect
    .poll(async () => (await supervisor.get('/notifications')).body.items[0]?.kind, { timeout: 10_000 })
    .toBe('need.publicationProposed')
  await queue.stop()

  expect((await approve(clerk)).body.code).toBe('publication.ownDraft')
  const stale = { draftedAt: '2026-01-01T00:00:00Z' }
  expect((await supervisor.post(`/needs/${need.id}/publication/approved`, stale)).status).toBe(409)
  expect((await approve(supervisor)).body).toMatchObject({ publication: { state: 'published' } })

  const { body: read } = await anybody('/published')
  expect(read.items).toEqual([
    {
      id: expect.any(String),
      title: '楼门口路灯坏了',
      text: '楼门口路灯坏了，已修。',
      answer: '灯泡换好了。',
      category: 'lamp',
      office: '第0队',
      raisedOn: '2026-03-02',
      answeredOn: '2026-03-02',
      publishedAt: '2026-03-02T01:00:00.000Z'
    }
  ])
  expect((await anybody(`/published/${read.items[0].id}`)).body).toEqual(read.items[0])
  expect((await worker.get(`/needs/${need.id}/publication`)).body).toMatchObject({
    published: { title: '楼门口路灯坏了' }
  })
  expect(JSON.stringify(read)).not.toMatch(/钱|1380|501|XQ-/)
  const events = await db
    .selectFrom('audit')
    .select('event')
    .where('event', 'like', 'publication.%')
    .orderBy('id')
    .execute()
  expect(events.map(({ event }) => event)).toEqual(['publication.proposed', 'publication.published'])

  const outside = await t.app.inject({ url: `/open311/park/v2/requests/${need.code}.json` })
  expect(outside.json()).toMatchObject([{ description: '楼门口路灯坏了，已修。', address: null, status: 'open' }])
})

test('published matters are found by class and words, a page at a time', async () => {
  await using t = await startTestApp()
  const { clerk, supervisor, put, draft, approve, raise, bring, worker, anybody, shown, need } = await setAnswered(t)
  await put(clerk)
  await approve(supervisor)
  t.clock.now = new Date(t.clock.now.getTime() + 60_000)
  const second = await raise(worker, { text: '食堂门口积水。' })
  await bring(second.id, 'closed')
  await put(clerk, { ...draft, title: '食堂门口 100% 积水', location: '食堂' }, second.id)
  await approve(supervisor, second.id)
  const titles = async (query: string) =>
    (await anybody(`/published?${query}`)).body.items.map((each: { title: string }) => each.title)

  expect(await shown()).toEqual(['食堂门口 100% 积水', '楼门口路灯坏了'])
  expect(await titles('category=living')).toHaveLength(2)
  expect(await titles('category=policy')).toEqual([])
  expect(await titles('category=noise')).toEqual([])
  expect(await titles(`q=${encodeURIComponent('100%')}`)).toEqual(['食堂门口 100% 积水'])
  expect(await titles(`q=${encodeURIComponent('__')}`)).toEqual([])
  const first = (await anybody('/published?limit=1')).body
  expect(first.items).toMatchObject([{ title: '食堂门口 100% 积水', location: '食堂' }])
  expect(await titles(`limit=1&after=${first.next}`)).toEqual(['楼门口路灯坏了'])
  expect((await clerk.get('/publications?view=published')).body.items).toHaveLength(2)
  expect((await clerk.get('/publications?view=answered')).body.items).toEqual([])
  expect(need.code).not.toBe(second.code)
})

test('what the requester withdraws is gone at once and stays gone; by code and key as well', async () => {
  await using t = await startTestApp()
  const { clerk, supervisor, worker, need, put, approve, shown, anybody, boss } = await setAnswered(t)
  await put(clerk)
  await approve(supervisor)
  const [{ id }] = (await anybody('/published')).body.items
  const key = { code: need.code, key: need.key }
  const byKey = async (path: string, body: object = key) =>
    await t.as(undefined, 'POST', `park/needs/by-key/${path}`, body)

  expect((await boss.post(`/needs/${need.id}/publication/withdrawn-by-requester`, {})).status).toBe(404)
  expect((await boss.get(`/needs/${need.id}/publication`)).status).toBe(404)
  expect((await byKey('publication', { ...key, key: 'WRONGKEY' })).status).toBe(404)
  expect((await byKey('publication')).body).toMatchObject({ published: { id } })

  expect((await byKey('publication/withdrawn')).body).toEqual({})
  expect([await shown(), (await anybody(`/published/${id}`)).status]).toEqual([[], 404])
  expect((await worker.post(`/needs/${need.id}/publication/withdrawn-by-requester`, {})).body).toEqual({})
  expect((await put(clerk)).body.code).toBe('publication.requesterWithdrew')
  expect((await clerk.get('/publications?view=withdrawn')).body.items).toMatchObject([
    { publication: { withdrawnBy: 'requester' }, availableActions: [] }
  ])
})

test('staff withdraw with a reason; a need that is reopened is not public meanwhile', async () => {
  await using t = await startTestApp()
  const { clerk, supervisor, worker, need, put, approve, shown, act, stranger } = await setAnswered(t)
  await put(clerk)
  await approve(supervisor)

  await act(worker, need.id, 'reopen', { reason: '又坏了' })
  expect(await shown()).toEqual([])
  expect((await stranger.post(`/needs/${need.id}/publication/withdrawn`, { reason: '不该公开' })).status).toBe(404)
  const { body } = await supervisor.post(`/needs/${need.id}/publication/withdrawn`, { reason: '又坏了' })
  expect(body).toMatchObject({ publication: { state: 'withdrawn', withdrawnBy: 'staff', reason: '又坏了' } })
  expect((await put(clerk)).body.code).toBe('publication.notPossible')
})

test('what is answered anew is public again only in words that were drafted anew', async () => {
  await using t = await startTestApp()
  const stage = await setAnswered(t)
  const { clerk, supervisor, handler, worker, need, draft, proposal, put, approve, shown, anybody } = stage
  const { raise, bring, act } = stage
  const waiting = await raise(worker, {})
  await bring(waiting.id, 'answered')
  for (const id of [need.id, waiting.id]) await put(clerk, draft, id)
  await approve(supervisor)
  const [{ id: publicId }] = (await anybody('/published')).body.items
  const { answeredAt: earlier } = await proposal(need.id)

  t.clock.now = new Date(t.clock.now.getTime() + 60_000)
  for (const id of [need.id, waiting.id]) {
    await act(worker, id, 'reopen', { reason: '又坏了' })
    await act(handler, id, 'sign')
    await act(handler, id, 'answer', { text: '整条线路换过了。' })
  }
  expect([await shown(), (await anybody(`/published/${publicId}`)).status]).toEqual([[], 404])
  expect((await worker.get(`/needs/${need.id}/publication`)).body).toEqual({})
  const outside = await t.app.inject({ url: `/open311/park/v2/requests/${need.code}.json` })
  expect(outside.body).not.toContain('楼门口')
  expect((await approve(supervisor, waiting.id)).body.code).toBe('publication.answerChanged')
  expect((await supervisor.get('/todo')).body.owed).toEqual({})
  for (const view of ['published', 'proposed']) {
    expect((await clerk.get(`/publications?view=${view}`)).body.items).toEqual([])
  }
  expect((await clerk.get('/publications?view=answered')).body.items).toMatchObject([
    { publication: { state: 'proposed', outdated: true } },
    { publication: { state: 'published', outdated: true }, availableActions: ['draft', 'withdraw'] }
  ])

  expect((await put(clerk, { ...draft, answeredAt: earlier })).body.code).toBe('publication.answerChanged')
  expect((await proposal(need.id)).proposal).toMatchObject({ title: draft.title, answer: '整条线路换过了。' })
  await put(clerk, { ...draft, answer: '整条线路换过了。' })
  expect((await approve(supervisor)).body).toMatchObject({ publication: { state: 'published', outdated: false } })
  expect((await anybody('/published')).body.items).toMatchObject([{ answer: '整条线路换过了。' }])
})

test('complaints are never published, whoever asks, nor what was not answered', async () => {
  await using t = await startTestApp()
  const { clerk, worker, raise, bring, organisation, draft, put } = await setAnswered(t)
  const about = await raise(worker, { aboutOrganisationId: organisation('zone.park.mill') })
  await bring(about.id, 'answered')
  const fresh = await raise(worker, {})

  expect((await clerk.get(`/needs/${fresh.id}/publication/proposal`)).body.code).toBe('publication.notPossible')
  expect((await clerk.get(`/needs/${about.id}/publication/proposal`)).status).toBe(404)
  expect((await put(clerk, draft, about.id)).status).toBe(404)
  expect((await clerk.get('/publications?view=answered')).body.items).toHaveLength(1)
})
