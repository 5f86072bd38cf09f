import { asyncProperty, assert, constantFrom, dictionary, oneof, record, string } from 'fast-check'
import { expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

type Body = Record<string, unknown>[]

/** A park whose administrator gave a key to another system. */
async function setOutside(t: TestApp, perMinute = 60) {
  const stage = await setStage(t)
  const { person, organisation, db } = stage
  await db.updateTable('organisation').set({ kind: 'street' }).where('path', '=', 'zone.park').execute()
  const administrator = await person('zone', ['placeAdministrator', 'zone'])
  const issue = { name: '随手拍', organisationId: organisation('zone.park'), kind: 'resident', perMinute }
  const { body: key } = await administrator.post('/open311/keys', issue)

  const get = async (path: string) => {
    const response = await t.app.inject({ url: `/open311/park/${path}` })
    return { status: response.statusCode, type: response.headers['content-type'], text: response.body }
  }
  const json = async (path: string) => {
    const { status, text } = await get(path)
    return { status, body: JSON.parse(text) as Body }
  }
  const post = async (form: Record<string, string>, headers: Record<string, string> = {}, format = 'json') => {
    const response = await t.app.inject({
      method: 'POST',
      url: `/open311/park/v2/requests.${format}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
      payload: new URLSearchParams({ api_key: key.key, ...form }).toString()
    })
    return { status: response.statusCode, text: response.body, headers: response.headers }
  }
  return { ...stage, administrator, key, get, json, post }
}

const lamp = { service_code: 'lamp', lat: '30.512345', long: '114.312345', description: '三号楼门口的路灯坏了' }
const idIn = (text: string) => (JSON.parse(text) as Body)[0]!['service_request_id'] as string

test('services, their definitions and the discovery are what the standard asks for, in XML and JSON', async () => {
  await using t = await startTestApp()
  const { get, json } = await setOutside(t)

  const found = await get('v2/discovery.xml')
  expect(found).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8' })
  expect(found.text).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n<discovery><changeset>/)
  expect(found.text).toContain('/open311/park/v2</url>')
  expect(await json('discovery.json')).toMatchObject({ status: 200, body: { endpoints: [{ type: 'production' }] } })

  const services = await json('v2/services.json?jurisdiction_id=park')
  expect(services.body.map((each) => each['service_code'])).toEqual(['lamp', 'policy'])
  expect(services.body[0]).toEqual({
    service_code: 'lamp',
    service_name: '路灯照明',
    description: '水电路灯、环境卫生',
    metadata: true,
    type: 'realtime',
    keywords: '生活类,路灯照明',
    group: '生活类'
  })
  expect((await json('v2/services/lamp.json')).body).toMatchObject({
    service_code: 'lamp',
    attributes: [
      { code: 'kind', datatype: 'singlevaluelist', required: false, order: 1, values: [{ key: 'employee' }, {}] },
      { code: 'area', order: 2, values: [{ name: 'zone.park' }] }
    ]
  })
  expect((await get('v2/services/lamp.xml')).text).toContain('<value><key>resident</key><name>居民</name></value>')
})

test('a report becomes a need that a clerk triages, once, and its course can be followed', async () => {
  await using t = await startTestApp()
  const { clerk, bring, post, json, get, db } = await setOutside(t)

  const sent = await post({ ...lamp, last_name: '李', first_name: '雷', phone: '13800001234' })
  expect(sent).toMatchObject({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } })
  expect(sent.text).toMatch(/^\[\{"service_request_id":"XQ-2026-\d{5}","service_notice":"预计 .*查询码/)
  const code = idIn(sent.text)
  expect((await post({ ...lamp, last_name: '李', first_name: '雷', phone: '13800001234' })).text).toBe(sent.text)
  t.clock.now = new Date(t.clock.now.getTime() + 11 * 60_000)
  expect(idIn((await post(lamp, { 'idempotency-key': 'the same once' })).text)).not.toBe(code)
  const again = await post(lamp, { 'idempotency-key': 'the same once' })
  expect((await db.selectFrom('need').select('code').execute()).length).toBe(2)
  expect((await post({ ...lamp, lat: '1' }, { 'idempotency-key': 'the same once' })).status).toBe(400)

  const { id } = await db.selectFrom('need').select('id').where('code', '=', code).executeTakeFirstOrThrow()
  expect((await clerk.get(`/needs/${id}`)).body).toMatchObject({
    channel: 'open311',
    status: 'submitted',
    location: '经纬度 30.512345, 114.312345',
    requester: { name: '李*', phone: expect.stringContaining('****'), kind: 'resident' }
  })
  expect((await json(`v2/tokens/${code}.json`)).body).toEqual([{ service_request_id: code, token: code }])

  await bring(id, 'handling')
  const [shown] = (await json(`v2/requests/${code}.json?extensions=true`)).body
  expect(shown).toMatchObject({
    status: 'open',
    status_notes: '正在办理',
    description: null,
    address: null,
    lat: null,
    media_url: null,
    agency_responsible: '第0队',
    requested_datetime: '2026-03-02T09:00:00+08:00',
    expected_datetime: expect.stringMatching(/\+08:00$/),
    extended_attributes: { duplicate: false, published: false }
  })
  expect((shown!['notes'] as Body).map((note) => note['type'])).toEqual([
    'submitted',
    'accepted',
    'dispatched',
    'signed'
  ])
  const told = JSON.stringify((await json('v2/requests.json?extensions=true')).body)
  expect(told).not.toMatch(/三号楼|李|1380000|30\.5/)
  expect((await get(`v2/requests/${code}.xml`)).text).toContain(
    `<service_requests><request><service_request_id>${code}</service_request_id><status>open</status>`
  )
  expect(idIn(again.text)).not.toBe(code)
})

test('complaints are not there for anybody outside, nor is what no clerk has classified', async () => {
  await using t = await startTestApp()
  const { json, raise, worker, organisation, db, post } = await setOutside(t)
  const about = await raise(worker, {
    category: 'lamp',
    text: '厂里的路灯从来不修',
    aboutOrganisationId: organisation('zone.park.mill')
  })
  const noise = await raise(worker, { category: 'noise', text: '夜里施工太吵' })
  const unclear = await raise(worker, {})
  const shown = await raise(worker, { category: 'policy', text: '问一下补贴政策' })

  const list = await json('v2/requests.json')
  expect(list.body.map((each) => each['service_request_id'])).toEqual([shown.code])
  for (const { code } of [about, noise, unclear]) {
    expect((await json(`v2/requests/${code}.json`)).status).toBe(404)
    expect((await json(`v2/tokens/${code}.json`)).status).toBe(404)
    expect((await json(`v2/requests.json?service_request_id=${code}`)).body).toEqual([])
  }
  expect((await post({ ...lamp, service_code: 'noise' })).status).toBe(404)
  expect(await db.selectFrom('open311Report').selectAll().execute()).toEqual([])
})

test('a merged request follows the one it was merged into', async () => {
  await using t = await startTestApp()
  const { json, raise, worker, clerk, act, bring } = await setOutside(t)
  const [master, other] = [await raise(worker, { category: 'lamp' }), await raise(worker, { category: 'lamp' })]
  await act(clerk, other.id, 'merge', { intoId: master.id })
  await bring(master.id, 'handling')

  const list = (await json('v2/requests.json?status=open&extensions=true')).body
  const [merged, shown] = [other, master].map(({ code }) => list.find((each) => each['service_request_id'] === code)!)
  expect(merged).toMatchObject({
    status: 'open',
    extended_attributes: { duplicate: true },
    agency_responsible: '第0队'
  })
  expect(merged!['expected_datetime']).toBe(shown!['expected_datetime'])
  expect(JSON.stringify(merged)).not.toContain(master.code)

  await act(worker, master.id, 'withdraw')
  expect((await json(`v2/requests/${master.code}.json`)).body[0]).toMatchObject({ status: 'closed' })
})

test('lists are filtered, windowed and paged', async () => {
  await using t = await startTestApp()
  const { json, raise, worker, act } = await setOutside(t)
  const first = await raise(worker, { category: 'lamp' })
  t.clock.now = new Date('2026-03-03T01:00:00Z')
  const second = await raise(worker, { category: 'policy', text: '问政策' })
  await act(worker, first.id, 'withdraw')
  const codes = async (query: string) =>
    (await json(`v2/requests.json?${query}`)).body.map((each) => each['service_request_id'])

  expect(await codes('')).toEqual([second.code, first.code])
  expect(await codes('status=closed')).toEqual([first.code])
  expect(await codes('service_code=policy,none')).toEqual([second.code])
  expect(await codes('page=2&page_size=1')).toEqual([first.code])
  expect(await codes('end_date=2026-03-02T02:00:00Z')).toEqual([first.code])
  expect(await codes('start_date=2026-03-02T02:00:00Z')).toEqual([second.code])
  expect(await codes('updated_after=2026-03-03T00:00:00Z')).toEqual([second.code, first.code])
  expect(await codes('updated_before=2026-03-02T23:00:00Z')).toEqual([])
  // Overrides all other arguments.
  expect(await codes(`service_request_id=${first.code},nothing&status=open`)).toEqual([first.code])
})

test('refusals are told as the standard has them', async () => {
  await using t = await startTestApp()
  const { get, json, post, administrator, key } = await setOutside(t, 2)

  expect((await get('v2/requests/nothing.xml')).text).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<errors><error><code>404</code>' +
      '<description>没有这个 service_request_id：nothing</description></error></errors>\n'
  )
  expect(await json('v2/requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-05-01T00:00:00Z')).toEqual({
    status: 400,
    body: [{ code: 400, description: 'start_date 到 end_date 最多相隔 90 天' }]
  })
  for (const path of ['v2/services.json?jurisdiction_id=elsewhere', 'v2/nothing.json', 'v2/services/noise.json']) {
    expect(await json(path)).toMatchObject({ status: 404, body: [{ code: 404 }] })
  }
  expect((await get('v2/services.csv')).status).toBe(404)
  expect((await t.app.inject({ url: '/open311/nowhere/v2/services.xml' })).statusCode).toBe(404)
  expect(await post({ service_code: '' })).toMatchObject({
    status: 400,
    text: expect.stringMatching(/"code":400.*"code":400/)
  })

  expect(await post({ ...lamp, api_key: 'guessed' }, {}, 'xml')).toMatchObject({
    status: 403,
    text: expect.stringContaining('<code>403</code>')
  })
  expect((await post({ ...lamp, api_key: '' })).status).toBe(403)
  const wrongType = await t.app.inject({ method: 'POST', url: '/open311/park/v2/requests.json', payload: { a: 1 } })
  expect([wrongType.statusCode, wrongType.json()]).toEqual([400, [{ code: 400, description: expect.any(String) }]])

  expect((await post(lamp)).status).toBe(200)
  expect((await post({ ...lamp, description: '另一盏' })).status).toBe(200)
  expect(await post({ ...lamp, description: '再一盏' })).toMatchObject({
    status: 429,
    headers: { 'retry-after': '60' }
  })

  const { body: revoked } = await administrator.post(`/open311/keys/${key.id}/revoked`, {})
  expect(revoked).toMatchObject({ reports: 2, revokedAt: expect.any(String) })
  expect((await post({ ...lamp, description: '又一盏' })).status).toBe(403)
})

test('a key is shown once, kept as a hash, and managed by the administrator of its organisation', async () => {
  await using t = await startTestApp()
  const { administrator, person, clerk, key, organisation, db } = await setOutside(t)
  const elsewhere = await person('zone.far', ['placeAdministrator', 'zone.far'])

  expect(key.key).toMatch(/^hc311_[\w-]{43}$/)
  const { body: list } = await administrator.get('/open311/keys')
  expect(list.items).toMatchObject([{ id: key.id, name: '随手拍', hint: key.key.slice(0, 10), reports: 0 }])
  expect(JSON.stringify([list, await db.selectFrom('open311Key').selectAll().execute()])).not.toContain(key.key)
  expect((await elsewhere.get('/open311/keys')).body.items).toEqual([])
  expect((await elsewhere.post(`/open311/keys/${key.id}/revoked`, {})).status).toBe(404)
  expect((await clerk.get('/open311/keys')).status).toBe(403)
  const beyond = { name: '越权', organisationId: organisation('zone.park'), kind: 'resident' }
  expect((await elsewhere.post('/open311/keys', beyond)).status).toBe(404)
  const events = await db.selectFrom('audit').select('event').where('subjectId', '=', key.id).execute()
  expect(events).toEqual([{ event: 'open311Key.issued' }])
})

test('whatever is asked, the answer is one of the standard and never a fault of ours', async () => {
  await using t = await startTestApp()
  const { raise, worker, key } = await setOutside(t, 600)
  const { code } = await raise(worker, { category: 'lamp' })
  const names = [
    'service_code',
    'status',
    'start_date',
    'end_date',
    'page',
    'page_size',
    'updated_after',
    'lat',
    'long'
  ]
  const field = constantFrom(
    ...names,
    'service_request_id',
    'description',
    'attribute[kind]',
    'jurisdiction_id',
    'phone'
  )
  const value = oneof(
    string({ unit: 'binary', maxLength: 40 }),
    constantFrom('lamp', 'open', code, '2026-03-02', '2026-03-02T00:00:00Z', '9'.repeat(30), '-1', '30.5', 'park')
  )
  const call = record({
    method: constantFrom('GET', 'POST'),
    path: constantFrom(
      'discovery',
      'v2/services',
      'v2/services/lamp',
      'v2/requests',
      `v2/requests/${code}`,
      'v2/tokens/%00'
    ),
    format: constantFrom('.json', '.xml', '.csv', ''),
    remoteAddress: constantFrom('10.0.0.1', '10.0.0.2', '10.0.0.3'),
    fields: dictionary(field, value, { maxKeys: 6, noNullPrototype: true })
  })
  await assert(
    asyncProperty(call, async ({ method, path, format, fields, remoteAddress }) => {
      const sent = new URLSearchParams({ api_key: key.key, ...fields }).toString()
      const response = await t.app.inject({
        method: method as 'GET',
        remoteAddress,
        url: `/open311/park/${path}${format}${method === 'GET' ? `?${sent}` : ''}`,
        ...(method === 'POST' && {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: sent
        })
      })
      expect([200, 400, 403, 404]).toContain(response.statusCode)
      const opening = format === '.json' ? /^[[{]/ : /^<\?xml version="1\.0" encoding="utf-8"\?>\n<\w+[>/]/
      expect(response.body).toMatch(opening)
    }),
    { numRuns: 300 }
  )
})
