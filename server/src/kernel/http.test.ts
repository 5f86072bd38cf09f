import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'

import { startTestApp } from '../../test/harness.ts'
import { setStage } from '../../test/stage.ts'

const lamp = { text: '三号楼门口的路灯坏了。', kind: 'employee' }

test('the server says that it lives and can serve', async () => {
  await using t = await startTestApp()
  for (const url of ['/healthz', '/readyz']) expect((await t.app.inject({ url })).json()).toEqual({ ok: true })
})

test('an address that leads nowhere is not found, and every answer can be traced', async () => {
  await using t = await startTestApp()
  const response = await t.app.inject({ url: '/api/nowhere/at/all' })
  expect(response.statusCode).toBe(404)
  expect(response.json()).toEqual({ code: 'notFound', details: {} })
  expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
})

test('the OpenAPI document describes every route of the contract, with its key where it writes', async () => {
  await using t = await startTestApp()
  const document = (await t.app.inject({ url: '/api/docs/json' })).json()
  expect(document.openapi).toBe('3.1.0')
  expect(document.paths['/api/{place}/needs'].post.parameters).toContainEqual(
    expect.objectContaining({ in: 'header', name: 'idempotency-key', required: true })
  )
  expect(
    document.paths['/api/{place}/needs'].post.requestBody.content['application/json'].schema.properties
  ).toHaveProperty('text')
})

test('two places have the same routes and none of each other’s rows', async () => {
  await using t = await startTestApp()
  const east = await setStage(t, 'east')
  const west = await setStage(t, 'west')
  const [one, other] = [await east.raise(east.worker), await west.raise(west.worker)]
  expect([one.code, other.code]).toEqual(['XQ-2026-00001', 'XQ-2026-00001'])

  expect((await east.clerk.get('/needs')).body.items.map(({ id }: { id: string }) => id)).toEqual([one.id])
  expect((await east.clerk.get(`/needs/${other.id}`)).status).toBe(404)
  expect((await t.as(east.clerk.token, 'GET', 'west/needs')).status).toBe(403)
  expect((await t.as(east.clerk.token, 'GET', 'nowhere/needs')).body.code).toBe('place.notFound')
})

test('a write sent twice is done once, even at the same time, and another body under its key is refused', async () => {
  await using t = await startTestApp()
  const { worker, db } = await setStage(t)
  const key = uuid()
  const answers = await Promise.all([worker.post('/needs', lamp, key), worker.post('/needs', lamp, key)])
  expect(answers[0].status).toBe(200)
  expect(answers[1]).toEqual(answers[0])
  expect(await db.selectFrom('need').select('id').execute()).toHaveLength(1)
  expect((await worker.post('/needs', { ...lamp, text: '另一件事' }, key)).body.code).toBe('idempotency.mismatch')
})

test('a key belongs to the person, and a write that failed leaves it free', async () => {
  await using t = await startTestApp()
  const { worker, clerk } = await setStage(t)
  const key = uuid()
  expect((await worker.post('/needs', { ...lamp, category: 'nothing' }, key)).status).toBe(400)
  expect((await worker.post('/needs', lamp, key)).status).toBe(200)
  expect((await clerk.post('/needs', { ...lamp, text: '文书的事' }, key)).status).toBe(200)
})

test('what somebody wrote is not taken from the session of another, nor from nobody’s', async () => {
  await using t = await startTestApp()
  const { worker, clerk } = await setStage(t)
  const send = (token: string | undefined, account: string) =>
    t.app.inject({
      method: 'POST',
      url: '/api/park/needs',
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        'expected-account': account,
        'idempotency-key': uuid()
      },
      payload: lamp
    })

  for (const [token, account] of [
    [clerk.token, worker.accountId],
    [undefined, worker.accountId],
    [worker.token, 'nobody']
  ] as const) {
    expect((await send(token, account)).json().code).toBe('session.other')
  }
  expect((await send(worker.token, worker.accountId)).statusCode).toBe(200)
})

test('what is wrong names its field, its reason and its limit', async () => {
  await using t = await startTestApp()
  const { worker } = await setStage(t)
  expect((await worker.post('/needs', { text: '短', kind: 7 })).body).toEqual({
    code: 'invalid',
    details: {
      fields: [
        { field: '/text', reason: 'too_small', limit: 2 },
        { field: '/kind', reason: 'invalid_type' }
      ]
    }
  })
  expect((await worker.post('/needs', lamp, 'short')).body.details.fields).toEqual([
    { field: '/idempotency-key', reason: 'too_small', limit: 8 }
  ])
  expect((await worker.post('/needs', { ...lamp, category: 'nothing' })).body).toMatchObject({
    code: 'need.categoryUnknown',
    details: { fields: [{ field: '/category' }] }
  })
})

test.each([
  ['another site', { origin: 'https://elsewhere.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['a browser that says so', { 'sec-fetch-site': 'cross-site' }]
])('a form that %s sends with somebody’s cookie is refused', async (_, headers) => {
  await using t = await startTestApp()
  const { worker } = await setStage(t)
  const cookie = t.deps.sessions.cookie(worker.token, false).split(';')[0]
  const send = (more: object) =>
    t.app.inject({
      method: 'POST',
      url: '/api/park/needs',
      headers: { host: 'park.example', cookie, 'idempotency-key': uuid(), ...more },
      payload: lamp
    })
  expect((await send(headers)).statusCode).toBe(403)
  expect((await send({ origin: 'http://park.example' })).statusCode).toBe(200)
})

test('nobody is served without a session that still holds', async () => {
  await using t = await startTestApp()
  const { worker } = await setStage(t)
  expect((await t.as('guess', 'GET', 'park/needs')).body.code).toBe('unauthenticated')
  await t.query('delete from platform.session')
  expect((await worker.get('/needs')).body.code).toBe('unauthenticated')
})

test('a body that is too large, broken or endless is refused by name', async () => {
  await using t = await startTestApp()
  const { worker } = await setStage(t)
  const send = (payload: string) =>
    t.app.inject({
      method: 'POST',
      url: '/api/park/needs',
      headers: {
        authorization: `Bearer ${worker.token}`,
        'idempotency-key': uuid(),
        'content-type': 'application/json'
      },
      payload
    })
  expect((await send('{"text": ')).json().code).toBe('invalid')
  expect((await send(JSON.stringify({ text: 'x'.repeat(300_000) }))).statusCode).toBe(413)
})

test('text that PostgreSQL cannot keep is refused, not a fault', async () => {
  await using t = await startTestApp()
  const { worker } = await setStage(t)
  expect((await worker.post('/needs', { ...lamp, text: '坏\u0000字符' })).status).toBe(400)
})

test('whoever calls too often is asked to wait, and others are not', async () => {
  await using t = await startTestApp()
  const { worker, clerk } = await setStage(t)
  const statuses = []
  for (let n = 0; n < 21; n += 1) statuses.push((await worker.post('/needs', lamp)).status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(20)
  expect(statuses.at(-1)).toBe(429)
  expect((await clerk.post('/needs', lamp)).status).toBe(200)
})
