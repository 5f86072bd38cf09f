import { expect, test } from 'vitest'

import { startTestApp, type TestPerson } from '../../../../test/harness.ts'
import { setStage } from '../../../../test/stage.ts'

/** A need that a team handles under the rules of the example: due on 3 March at 17:00 in China. */
async function handled() {
  const t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const stage = await setStage(t)
  const { id } = await stage.raise(stage.worker)
  await stage.bring(id, 'handling')
  const watch = async (at: string): Promise<void> => {
    t.clock.now = new Date(at)
    await t.run('needs.watchClocks')
    await t.run('needs.watchClocks')
  }
  const orders = async (by: TestPerson, needId = id) => (await by.get(`/needs/${needId}/orders`)).body.items
  const kinds = async (): Promise<string[]> =>
    (await stage.clerk.get(`/needs/${id}`)).body.timeline.map((event: { kind: string }) => event.kind)
  const order = async (by: TestPerson, orderId: string, action: string, text?: string) =>
    await by.post(`/orders/${orderId}/actions`, { action, ...(text && { text }) })
  return { t, ...stage, id, watch, orders, order, kinds, [Symbol.asyncDispose]: () => t[Symbol.asyncDispose]() }
}

test('what is late is pressed, then ordered to be answered, then called in, each step once and with proof', async () => {
  await using s = await handled()
  const { t, clerk, handler, supervisor, worker, stranger, order, id } = s
  const queue = await t.startWorker()
  await s.watch('2026-03-03T10:00:00Z')
  expect(await s.orders(clerk)).toMatchObject([{ name: '催办', because: 'overdue', state: 'told', office: '第0队' }])
  expect((await s.kinds()).filter((kind) => kind === 'urged')).toHaveLength(1)

  await s.watch('2026-03-04T10:00:00Z')
  const [, issued] = await s.orders(clerk)
  expect(issued).toMatchObject({ name: '督办单', state: 'open', code: 'DB-2026-00002', clock: { kind: 'order' } })
  expect(issued.clock.steps.at(-1)).toEqual({ kind: 'due', at: '2026-03-05T09:00:00.000Z' })
  expect(await s.orders(worker)).toEqual([])
  expect((await stranger.get(`/needs/${id}/orders`)).status).toBe(404)
  expect((await handler.get('/orders?view=toAnswer')).body.items).toMatchObject([
    { code: issued.code, availableActions: ['answer'] },
    { name: '催办' }
  ])
  expect((await handler.get('/orders')).body.items).toEqual([])
  expect((await handler.get('/todo')).body.overdue).toMatchObject([{ id, orders: 1 }])
  const inbox = async (by: TestPerson): Promise<string[]> =>
    (await by.get('/notifications')).body.items.map((each: { kind: string }) => each.kind)
  await expect.poll(() => inbox(handler), { timeout: 10_000 }).toEqual(expect.arrayContaining(['need.orderIssued']))
  const trail = await s.db.selectFrom('audit').select('event').where('subjectId', '=', id).execute()
  expect(trail.map(({ event }) => event)).toEqual(expect.arrayContaining(['need.urged', 'need.orderIssued']))

  await s.watch('2026-03-06T10:00:00Z')
  expect((await s.kinds()).filter((kind) => kind === 'orderOverdue')).toHaveLength(1)
  expect(await s.orders(clerk)).toMatchObject([{}, { state: 'open' }, { name: '约谈', because: 'unanswered' }])

  expect((await order(clerk, issued.id, 'answer', '在办了。')).status).toBe(404)
  expect((await order(stranger, issued.id, 'answer', '在办了。')).status).toBe(404)
  expect((await order(supervisor, issued.id, 'answer', '在办了。')).status).toBe(403)
  await order(handler, issued.id, 'answer', '配件周五到，当天换。')
  expect((await order(handler, issued.id, 'acknowledge')).status).toBe(403)
  expect((await supervisor.get('/todo')).body.overdue).toMatchObject([{ id }])
  const back = (await order(supervisor, issued.id, 'sendBack', '要有具体时间。')).body
  expect(back).toMatchObject({ state: 'open', remark: '要有具体时间。', clock: { dueAt: '2026-03-09T09:00:00.000Z' } })
  await order(handler, issued.id, 'answer', '周五下午四点。')
  expect((await order(supervisor, issued.id, 'acknowledge')).body.state).toBe('acknowledged')
  expect((await order(supervisor, issued.id, 'lift', '算了。')).body.code).toBe('order.actionNotAllowed')
  expect((await supervisor.get('/orders?state=acknowledged')).body.items).toMatchObject([{ code: issued.code }])
  await queue.stop()
})

test('what was answered in time, or extended, is not pressed', async () => {
  await using s = await handled()
  await s.watch('2026-03-03T10:00:00Z')
  await s.act(s.handler, s.id, 'answer', { text: '修好了。' })
  await s.watch('2026-03-04T10:00:00Z')
  expect(await s.orders(s.clerk)).toHaveLength(1)
})

test('what a supervisor ordered by hand no rule orders again', async () => {
  await using s = await handled()
  await s.watch('2026-03-03T10:00:00Z')
  await s.supervisor.post(`/needs/${s.id}/orders`, { step: 'order', text: '请今天到现场。' })
  await s.watch('2026-03-04T10:00:00Z')
  const ordered = (await s.orders(s.clerk)).filter(({ name }: { name: string }) => name === '督办单')
  expect(ordered).toMatchObject([{ because: 'hand' }])
})

test('what was answered as done and evaluated as not solved starts an order by itself, once', async () => {
  await using s = await handled()
  const { t, worker, handler, act, id } = s
  const queue = await t.startWorker()
  await act(handler, id, 'answer', { text: '修好了。' })
  await act(worker, id, 'evaluate', { solved: false, score: 1, words: '还是不亮' })
  await expect
    .poll(() => s.orders(s.supervisor), { timeout: 10_000 })
    .toMatchObject([{ name: '督办单', because: 'notSolved', state: 'open' }])
  await queue.stop()
  expect((await handler.get('/todo')).body.later).toMatchObject([{ id, status: 'closed', orders: 1 }])
})

test('a supervisor orders by hand, within reach, a step of the place that is to be answered', async () => {
  await using s = await handled()
  const { supervisor, clerk, handler, id, raise, worker, order } = s
  const issue = async (by: TestPerson, needId: string, step = 'order') =>
    await by.post(`/needs/${needId}/orders`, { step, text: '请今天到现场。' })
  expect((await supervisor.get(`/needs/${id}/orders`)).body.issuable).toMatchObject([{ key: 'order' }, { key: 'talk' }])
  expect((await clerk.get(`/needs/${id}/orders`)).body.issuable).toEqual([])
  expect((await issue(clerk, id)).status).toBe(403)
  expect((await issue(supervisor, id, 'press')).body.code).toBe('order.stepUnknown')
  const far = await s.person('zone.far', ['supervisor', 'zone.far'])
  expect((await issue(far, id)).status).toBe(404)
  const free = await raise(worker)
  expect((await issue(supervisor, free.id)).body.code).toBe('order.nobody')

  const issued = (await issue(supervisor, id)).body
  expect(issued).toMatchObject({
    because: 'hand',
    text: '请今天到现场。',
    issuedBy: '某人',
    availableActions: ['lift']
  })
  expect((await handler.get(`/needs/${id}`)).body.orders).toBe(1)
  expect((await worker.get(`/needs/${id}`)).body.orders).toBe(0)
  expect((await order(supervisor, issued.id, 'lift', '已到现场。')).body.state).toBe('lifted')
  expect((await handler.get('/todo')).body.later).toMatchObject([{ id, orders: 0 }])
})

test('a unit complained of reads that it is pressed and nothing of what a supervisor wrote', async () => {
  await using s = await handled()
  const { clerk, supervisor, worker, boss, raise, act, organisation, classes, order } = s
  const firm = organisation('zone.park.firm')
  const { id } = await raise(worker, { text: '李经理扣了我的加班费，我叫王小明。', aboutOrganisationId: firm })
  await act(clerk, id, 'accept', classes)
  await act(clerk, id, 'dispatch', { departmentId: firm, instructions: '请核对工资。' })
  const words = '王小明又来电了'
  const issued = (await supervisor.post(`/needs/${id}/orders`, { step: 'order', text: words })).body
  const seen = [
    (await boss.get('/orders?view=toAnswer')).body,
    (await boss.get(`/needs/${id}/orders`)).body,
    (await boss.get(`/needs/${id}`)).body,
    (await boss.get('/todo')).body
  ]
  expect(seen[0].items).toMatchObject([{ code: issued.code, availableActions: ['answer'] }])
  expect(JSON.stringify(seen)).not.toMatch(/王小明|加班费/)
  expect((await order(boss, issued.id, 'answer', '已补发。')).body).not.toHaveProperty('text')
  const back = await order(supervisor, issued.id, 'sendBack', `${words}，没有收到`)
  expect(back.body.state).toBe('open')
  expect(JSON.stringify((await boss.get(`/needs/${id}/orders`)).body)).not.toContain('王小明')
})
