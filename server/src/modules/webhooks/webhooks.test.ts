import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

import { expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'
import { openOutward } from '../../kernel/outward.ts'

type Told = { method: string; headers: IncomingHttpHeaders; body: string }

/** The other side: what it was told, and how it answers. */
async function setListener() {
  const told: Told[] = []
  const ways: { agrees: boolean; hangs: boolean; status: number; headers: Record<string, string> } = {
    agrees: true,
    hangs: false,
    status: 204,
    headers: {}
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      told.push({ method: request.method!, headers: request.headers, body: Buffer.concat(parts).toString() })
      if (request.method === 'OPTIONS') {
        const origin = String(request.headers['webhook-request-origin'])
        response.writeHead(200, ways.agrees ? { 'webhook-allowed-origin': origin } : {}).end()
      } else if (!ways.hangs) response.writeHead(ways.status, ways.headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const posts = () => told.filter(({ method }) => method === 'POST')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    told,
    ways,
    posts,
    events: () => posts().map(({ body }) => JSON.parse(body) as Record<string, unknown>),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

/** A park that tells another system of its needs. */
async function setHook(t: TestApp, url: string, events = ['need.submitted', 'need.accepted', 'need.answered']) {
  const stage = await setStage(t)
  const administrator = await stage.person('zone', ['placeAdministrator', 'zone'])
  const body = { name: '数据中心', organisationId: stage.organisation('zone.park'), url, events }
  const { body: made } = await administrator.post('/webhooks', body)
  const hook = async () => (await administrator.get('/webhooks')).body.items[0]
  const log = async () => (await administrator.get(`/webhooks/${made.id}/deliveries`)).body.items
  return { ...stage, administrator, made, hook, log }
}

const soon = { timeout: 15_000, interval: 200 }

test(
  'another system agrees, is told of each step, signed, once and in order, and of nobody',
  { timeout: 60_000 },
  async () => {
    await using t = await startTestApp()
    await using listener = await setListener()
    const events = ['need.submitted', 'need.accepted', 'need.answered', 'need.orderIssued']
    const stage = await setHook(t, listener.url, events)
    const { made, hook, log, raise, worker, bring, act, handler, supervisor, organisation, stranger, db } = stage
    expect(made).toMatchObject({ state: 'asking', secret: expect.stringMatching(/^whsec_/) })
    const worked = await t.startWorker()
    await expect.poll(async () => (await hook()).state, soon).toBe('active')
    expect(listener.told[0]).toMatchObject({ method: 'OPTIONS', headers: { 'webhook-request-origin': 'localhost' } })

    const need = await raise(worker, { category: 'lamp', text: '我是钱多多，路灯坏了', phone: '13800001234' })
    await bring(need.id, 'handling')
    await supervisor.post(`/needs/${need.id}/orders`, { step: 'order', text: '钱多多催了两次，请今天答复。' })
    await act(handler, need.id, 'answer', { text: '灯泡换好了。' })
    const about = await raise(worker, { aboutOrganisationId: organisation('zone.park.mill') })
    await raise(stranger, {})
    await expect.poll(() => listener.events().length, soon).toBe(4)
    await expect
      .poll(async () => (await log()).every(({ state }: { state: string }) => state === 'delivered'), soon)
      .toBe(true)
    await worked.stop()

    const told = listener.events().toSorted((a, b) => String(a['sequence']).localeCompare(String(b['sequence'])))
    expect(told.map(({ type }) => type)).toEqual([
      'cn.hongchao.dangjian.need.submitted.v1',
      'cn.hongchao.dangjian.need.accepted.v1',
      'cn.hongchao.dangjian.need.orderIssued.v1',
      'cn.hongchao.dangjian.need.answered.v1'
    ])
    expect(told[2]).toMatchObject({ data: { part: { kind: 'order', name: '督办单', dueAt: expect.any(String) } } })
    expect(told[3]).toMatchObject({
      source: 'urn:hongchao:place:park',
      subject: need.code,
      data: { code: need.code }
    })
    expect(
      listener
        .posts()
        .map(({ body }) => body)
        .join()
    ).not.toMatch(new RegExp(`钱|1380|${about.code}|${need.id}`))

    const { headers, body } = listener.posts()[0]!
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
    const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
    const key = Buffer.from(made.secret.replace('whsec_', ''), 'base64')
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(content).digest('base64')}`)
    expect(headers['webhook-id']).toBe((JSON.parse(body) as { id: string }).id)
    const kept = JSON.stringify([await hook(), await db.selectFrom('webhook').selectAll().execute()])
    expect(kept).not.toContain(made.secret.slice(6))
  }
)

test(
  'what fails is tried again later under its own id, resent by hand, and ended by 410',
  { timeout: 60_000 },
  async () => {
    await using t = await startTestApp()
    await using listener = await setListener()
    const { administrator, made, hook, log, raise, worker } = await setHook(t, listener.url, ['need.submitted'])
    const worked = await t.startWorker()
    await expect.poll(async () => (await hook()).state, soon).toBe('active')

    listener.ways.status = 500
    await raise(worker)
    await expect.poll(async () => (await log())[0]?.status, soon).toBe(500)
    expect((await log())[0]).toMatchObject({
      state: 'waiting',
      attempts: 1,
      problem: 'status',
      nextAt: '2026-03-02T01:01:00.000Z'
    })

    await t.run('webhooks.sweep')
    listener.ways.status = 429
    listener.ways.headers = { 'retry-after': '3600' }
    t.clock.now = new Date('2026-03-02T01:01:00Z')
    await t.run('webhooks.sweep')
    await expect.poll(async () => (await log())[0]?.nextAt, soon).toBe('2026-03-02T02:01:00.000Z')

    listener.ways.status = 200
    const [{ id, eventId }] = await log()
    const resent = await administrator.post(`/webhooks/${made.id}/deliveries/${id}/resent`, {})
    expect(resent.body).toMatchObject({ state: 'waiting', attempts: 0, eventId })
    await expect.poll(async () => (await log())[0]?.state, soon).toBe('delivered')
    expect(new Set(listener.events().map((event) => event['id']))).toEqual(new Set([eventId]))
    expect(listener.posts()).toHaveLength(3)

    listener.ways.status = 410
    await raise(worker)
    await expect.poll(async () => (await hook()).state, soon).toBe('stopped')
    expect(await hook()).toMatchObject({ problem: 'gone', waiting: 0 })
    expect((await administrator.post(`/webhooks/${made.id}/deliveries/${id}/resent`, {})).body.code).toBe(
      'webhook.notActive'
    )
    await worked.stop()
    t.clock.now = new Date('2026-04-05T01:00:00Z')
    await t.run('webhooks.forget')
    expect(await log()).toEqual([])
  }
)

test(
  'one that hangs is called by one at a time, holds up nobody, and is left alone for a while',
  { timeout: 60_000 },
  async () => {
    await using t = await startTestApp()
    t.deps.outward = openOutward(['127.0.0.0/8'], { timeoutMs: 5_000 })
    await using slow = await setListener()
    await using quick = await setListener()
    const { administrator, made, log, raise, worker, db, organisation } = await setHook(t, slow.url, ['need.submitted'])
    const other = {
      name: '大屏',
      organisationId: organisation('zone.park'),
      url: quick.url,
      events: ['need.submitted']
    }
    await administrator.post('/webhooks', other)
    const states = async () =>
      (await administrator.get('/webhooks')).body.items.map((each: { state: string }) => each.state)
    const queued = async () => {
      const { rows } = await t.query("select count(*) as n from pgboss.job where name = 'webhooks.deliver'")
      return Number(rows[0]!['n'])
    }
    const worked = await t.startWorker()
    await expect.poll(states, soon).toEqual(['active', 'active'])

    slow.ways.hangs = true
    await raise(worker)
    await expect.poll(() => slow.posts().length, soon).toBe(1)
    for (let count = 0; count < 2; count += 1) await raise(worker)
    await expect.poll(() => quick.posts().length, soon).toBe(3)
    expect((await log()).some(({ problem }: { problem?: string }) => problem)).toBe(false)
    const held = await t.query("select count(*) as n from pg_stat_activity where state = 'idle in transaction'")
    expect(held.rows[0]!['n']).toBe('0')
    const before = await queued()
    await t.run('webhooks.sweep')
    expect(await queued()).toBe(before)
    await expect
      .poll(async () => (await log()).filter(({ problem }: { problem?: string }) => problem === 'timeout').length, soon)
      .toBe(1)
    const waiting = { state: 'waiting', nextAt: '2026-03-02T01:01:00.000Z' }
    expect(await log()).toMatchObject([waiting, waiting, waiting])
    expect(slow.posts()).toHaveLength(1)

    t.clock.now = new Date('2026-03-02T01:01:00Z')
    await t.run('webhooks.sweep')
    expect(await queued()).toBeLessThan(before + 3)
    await expect.poll(() => slow.posts().length, soon).toBe(2)
    await administrator.post(`/webhooks/${made.id}/stopped`, {})
    const dropped = async () => (await log()).map(({ state }: { state: string }) => state)
    await expect
      .poll(
        async () => (await t.query('select count(*) as n from place_park.webhook where held_until is null')).rows,
        soon
      )
      .toEqual([{ n: '2' }])
    expect(await dropped()).toEqual(['dropped', 'dropped', 'dropped'])
    await worked.stop()

    await db.updateTable('webhookDelivery').set({ state: 'waiting', nextAt: t.clock.now }).execute()
    await db.updateTable('webhook').set({ state: 'stopped' }).execute()
    const last = await queued()
    await t.run('webhooks.sweep')
    expect(await queued()).toBe(last)
  }
)

test(
  'nothing is sent without agreement, to inner addresses, or for whoever may not manage it',
  { timeout: 60_000 },
  async () => {
    await using t = await startTestApp()
    await using listener = await setListener()
    listener.ways.agrees = false
    const stage = await setHook(t, listener.url)
    const { administrator, made, hook, raise, worker, person, clerk, organisation, db } = stage
    const worked = await t.startWorker()
    await expect.poll(async () => (await hook()).problem, soon).toBe('notAllowed')
    await raise(worker)
    const { rows } = await t.query("select count(*) as n from pgboss.job where name = 'webhooks.note'")
    expect(rows[0]!['n']).toBe('0')
    listener.ways.agrees = true
    await administrator.post(`/webhooks/${made.id}/asked`, {})
    await expect.poll(async () => (await hook()).state, soon).toBe('active')
    expect(listener.posts()).toEqual([])

    listener.ways.agrees = false
    await administrator.post(`/webhooks/${made.id}/asked`, {})
    await expect.poll(async () => (await hook()).problem, soon).toBe('notAllowed')
    expect((await hook()).state).toBe('active')
    await raise(worker)
    await expect.poll(() => listener.posts().length, soon).toBe(1)
    await worked.stop()
    const asked = db.selectFrom('audit').select('actorId').where('event', '=', 'webhook.asked')
    expect(await asked.execute()).toHaveLength(2)

    const body = { name: '内网', organisationId: organisation('zone.park'), events: ['need.submitted'] }
    for (const url of [
      'https://10.0.0.1/',
      'https://169.254.169.254/latest',
      'http://example.org/',
      'https://[fd00::1]/'
    ]) {
      expect((await administrator.post('/webhooks', { ...body, url })).body.code).toBe('webhook.addressForbidden')
    }
    const elsewhere = await person('zone.far', ['placeAdministrator', 'zone.far'])
    expect((await elsewhere.post('/webhooks', { ...body, url: 'https://example.org/' })).status).toBe(404)
    expect((await elsewhere.get('/webhooks')).body.items).toEqual([])
    expect((await elsewhere.get(`/webhooks/${made.id}/deliveries`)).status).toBe(404)
    expect((await elsewhere.post(`/webhooks/${made.id}/stopped`, {})).status).toBe(404)
    expect((await clerk.get('/webhooks')).status).toBe(403)
    expect((await administrator.post(`/webhooks/${made.id}/stopped`, {})).body).toMatchObject({ state: 'stopped' })
  }
)
