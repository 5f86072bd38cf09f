import { expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { verifyAudit } from '../../kernel/audit.ts'

const password = 'correct horse battery'
const minute = 60_000

/** An account, and a browser that keeps its cookie. */
async function account(t: TestApp, more: { demonstration?: boolean; mustChangePassword?: boolean } = {}) {
  await t.place('park')
  await t.db.transaction().execute(async (tx) => {
    const accounts = await t.deps.sessions.accounts(tx, t.clock.now)
    const id = await accounts.create({ username: 'li.ming', name: '李明', password, homePlace: 'park', ...more })
    await tx.insertInto('platform.accountPlace').values({ accountId: id, place: 'park' }).execute()
  })
}

function browser(t: TestApp, remoteAddress = '127.0.0.1', headers: Record<string, string> = {}) {
  let cookie = ''
  const call = async (method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) => {
    const url = `/api/account${path}`
    const response = await t.app.inject({ method, url, payload, remoteAddress, headers: { ...headers, cookie } })
    const set = response.headers['set-cookie']
    if (set) cookie = String(set).split(';')[0]!
    return { status: response.statusCode, body: response.json(), set: set === undefined ? undefined : String(set) }
  }
  const signIn = (username: string, given = password) => call('POST', '/session', { username, password: given })
  return { call, signIn }
}

test('signing in says who one is and where one may go; signing out ends it', async () => {
  await using t = await startTestApp()
  await account(t)
  const { call, signIn } = browser(t, '10.0.0.7')
  const places = [{ slug: 'park', name: 'park' }]
  expect((await call('GET', '/session')).body).toEqual({ places })

  const signedIn = await signIn(' Li.Ming ')

  const li = { username: 'li.ming', name: '李明', mustChangePassword: false, places }
  expect(signedIn).toMatchObject({ status: 200, body: li })
  expect(signedIn.set).toMatch(/^hongchao_session=.+; HttpOnly; SameSite=Lax$/)
  expect((await call('GET', '/session')).body).toMatchObject({ account: li })
  expect(await call('DELETE', '/session')).toMatchObject({ status: 200, set: expect.stringContaining('Max-Age=0') })
  expect((await call('GET', '/session')).body).toEqual({ places })
  expect(await call('GET', '/sessions')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })

  const events = await t.db.selectFrom('platform.audit').select('event').orderBy('id').execute()
  expect(events.map(({ event }) => event)).toEqual(['session.opened', 'session.ended'])
})

test('five wrong tries lock a user name for a quarter of an hour, whether it exists or not', async () => {
  await using t = await startTestApp()
  await account(t)
  const { signIn } = browser(t)

  for (const name of ['li.ming', 'nobody.at.all']) {
    const codes = []
    for (let tries = 0; tries < 6; tries += 1) codes.push((await signIn(name, 'wrong')).body.code)
    expect(codes).toEqual([...Array.from({ length: 4 }, () => 'signIn.failed'), 'signIn.locked', 'signIn.locked'])
  }
  expect(await signIn('li.ming')).toMatchObject({
    status: 429,
    body: { code: 'signIn.locked', details: { until: new Date(t.clock.now.getTime() + 15 * minute).toISOString() } }
  })

  t.clock.now = new Date(t.clock.now.getTime() + 15 * minute)
  expect(await signIn('li.ming')).toMatchObject({ status: 200 })
  expect((await signIn('li.ming', 'wrong')).body.code).toBe('signIn.failed')
})

test('tries at the same time are all counted', async () => {
  await using t = await startTestApp()
  await account(t)
  const { signIn } = browser(t)

  await Promise.all(Array.from({ length: 8 }, () => signIn('li.ming', 'wrong')))

  expect((await signIn('li.ming')).body.code).toBe('signIn.locked')
})

test('one address may try twenty times in a minute', async () => {
  await using t = await startTestApp()
  const { signIn } = browser(t, '10.0.0.9')
  const answers = []
  for (let tries = 0; tries < 21; tries += 1) answers.push((await signIn(`name${tries}`, 'wrong')).body.code)
  expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'signIn.failed'))
  expect(answers[20]).toBe('tooMany')
})

test('an initial password opens nothing but the way to change it', async () => {
  await using t = await startTestApp()
  await account(t, { mustChangePassword: true })
  const { call, signIn } = browser(t)
  expect((await signIn('li.ming')).body).toMatchObject({ mustChangePassword: true })
  expect(await call('GET', '/sessions')).toMatchObject({ status: 403, body: { code: 'password.changeRequired' } })
  expect((await call('GET', '/session')).body).toMatchObject({ account: { mustChangePassword: true } })

  const change = (current: string, next: string) => call('POST', '/password', { current, next })
  expect((await change('wrong', 'staple battery horse')).body.code).toBe('password.wrong')
  expect((await change(password, 'short')).body).toMatchObject({ code: 'invalid' })
  expect((await change(password, password)).body).toEqual({ code: 'password.weak', details: { reason: 'same' } })
  expect((await change(password, 'li.ming-2026')).body).toMatchObject({ details: { reason: 'username' } })
  expect((await change(password, 'woaini1314520')).body).toMatchObject({ details: { reason: 'common' } })
  expect((await change(password, 'staple battery horse')).body).toMatchObject({ mustChangePassword: false })
  expect(await call('GET', '/sessions')).toMatchObject({ status: 200 })
})

test('a new password signs out everywhere else', async () => {
  await using t = await startTestApp()
  await account(t)
  const [phone, desk] = [browser(t), browser(t)]
  await phone.signIn('li.ming')
  await desk.signIn('li.ming')

  expect(await desk.call('POST', '/password', { current: password, next: 'staple battery horse' })).toMatchObject({
    status: 200
  })

  expect(await desk.call('GET', '/sessions')).toMatchObject({ status: 200 })
  expect(await phone.call('GET', '/sessions')).toMatchObject({ status: 401 })
})

test('devices are seen and revoked, one’s own only', async () => {
  await using t = await startTestApp()
  await account(t)
  const phone = browser(t, '10.0.0.1', { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0' })
  const desk = browser(t)
  await phone.signIn('li.ming')
  t.clock.now = new Date(t.clock.now.getTime() + minute)
  await desk.signIn('li.ming')

  const { items } = (await desk.call('GET', '/sessions')).body
  expect(items).toMatchObject([{ current: true }, { current: false, device: 'WeChat · Android' }])

  const other = await (await t.place('other')).person('street')
  const [mine] = (await t.as(other.token, 'GET', 'account/sessions')).body.items
  expect(await desk.call('DELETE', `/sessions/${mine.id}`)).toMatchObject({ status: 404 })
  expect(await desk.call('DELETE', `/sessions/${items[1].id}`)).toMatchObject({ status: 200 })
  expect(await desk.call('DELETE', '/sessions/not-an-id')).toMatchObject({ status: 400 })
  expect(await phone.call('GET', '/sessions')).toMatchObject({ status: 401 })
  expect(await t.as(other.token, 'GET', 'account/sessions')).toMatchObject({ status: 200 })
})

test('a demonstration account signs in from the machine itself only, also behind a proxy', async () => {
  await using t = await startTestApp()
  await account(t, { demonstration: true })
  const refused = { status: 403, body: { code: 'demonstration.loopbackOnly' } }

  expect(await browser(t, '10.0.0.7').signIn('li.ming')).toMatchObject(refused)
  const proxied = { 'x-forwarded-for': '203.0.113.5' }
  expect(await browser(t, '127.0.0.1', proxied).signIn('li.ming')).toMatchObject(refused)
  expect(await t.db.selectFrom('platform.session').select('id').execute()).toEqual([])
  expect(await browser(t, '::1').signIn('li.ming')).toMatchObject({ status: 200 })
})

test('another site’s form signs nobody in or out', async () => {
  await using t = await startTestApp()
  await account(t)
  for (const origin of ['https://elsewhere.example', 'null', 'nonsense']) {
    expect(await browser(t, '127.0.0.1', { origin }).signIn('li.ming')).toMatchObject({ status: 403 })
  }
  const own = browser(t, '127.0.0.1', { origin: 'http://localhost:8081', host: 'localhost:8081' })
  expect(await own.signIn('li.ming')).toMatchObject({ status: 200 })
})

test('what happens to accounts is chained, and old tries and sessions are forgotten', async () => {
  await using t = await startTestApp()
  await account(t)
  const { signIn } = browser(t)
  await signIn('li.ming')
  await signIn('li.ming', 'wrong')

  await t.run('kernel.sealAudit')
  const chain = await verifyAudit(t.db.withSchema('platform'))
  expect(chain).toEqual({ head: { position: 2, hash: expect.any(String) }, unsealed: 0 })
  const counts = async () => [
    (await t.db.selectFrom('platform.session').select('id').execute()).length,
    (await t.db.selectFrom('platform.signInFailure').select('username').execute()).length
  ]
  await t.run('kernel.sweep')
  expect(await counts()).toEqual([1, 1])
  t.clock.now = new Date(t.clock.now.getTime() + 16 * 24 * 60 * minute)
  await t.run('kernel.sweep')
  expect(await counts()).toEqual([0, 0])
})
