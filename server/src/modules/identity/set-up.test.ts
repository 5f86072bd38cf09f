import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { loadExample } from '../../../test/stage.ts'
import { system } from '../../kernel/call.ts'
import { createDemonstrationAccounts, createSetupToken } from './index.ts'

async function tokenFor(t: TestApp, place: { slug: string; db: TestApp['db'] }) {
  const call = { place: place.slug, actor: system, now: t.clock.now, cells: t.deps.cells }
  return await place.db.transaction().execute((tx) => createSetupToken(tx, call))
}

function setUp(t: TestApp, token: string, username = 'first.admin') {
  const body = { token, username, name: '首任管理员', password: 'correct horse battery' }
  return t.as(undefined, 'POST', 'account/setup', body)
}

test('the link of an empty place makes its first administrator, once', async () => {
  await using t = await startTestApp()
  const place = await t.place('park', ['zone', 'zone.east'])
  const token = (await tokenFor(t, place))!

  expect((await setUp(t, 'x'.repeat(32))).body.code).toBe('setup.linkInvalid')
  expect((await setUp(t, token, 'x')).body.code).toBe('invalid')
  expect(await setUp(t, token)).toMatchObject({ status: 200, body: { places: [{ slug: 'park' }] } })
  expect((await setUp(t, token, 'second')).body.code).toBe('setup.linkInvalid')

  const grants = await place.db.selectFrom('roleGrant').select(['role', 'organisationId']).execute()
  expect(grants).toEqual([{ role: 'placeAdministrator', organisationId: place.organisation('zone') }])
  expect(await tokenFor(t, place)).toBeUndefined()
})

test('two who use the link at the same time make one administrator', async () => {
  await using t = await startTestApp()
  const place = await t.place('park')
  const token = (await tokenFor(t, place))!

  const answers = await Promise.all(['one', 'two', 'three'].map((name) => setUp(t, token, name)))

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body }) => body.code === 'setup.linkInvalid')).toHaveLength(2)
  expect(await place.db.selectFrom('person').select('id').execute()).toHaveLength(1)
})

test('a link ends after a day, and with the next one', async () => {
  await using t = await startTestApp()
  const place = await t.place('park')
  const early = (await tokenFor(t, place))!
  const late = (await tokenFor(t, place))!
  expect((await setUp(t, early)).body.code).toBe('setup.linkInvalid')

  t.clock.now = new Date(t.clock.now.getTime() + 24 * 3_600_000)
  expect((await setUp(t, late)).body.code).toBe('setup.linkInvalid')
})

test('a worker signs up from a poster, belongs to its organisation, and may raise needs', async () => {
  await using t = await startTestApp()
  const place = await t.place('park', ['zone', 'zone.east'])
  const clerk = await place.person('zone', ['committeeStaff', 'zone'])
  const made = { organisationId: place.organisation('zone.east'), location: '三食堂东门' }
  const { code, id } = (await clerk.post('/posters', made)).body
  await loadExample(t, 'park')
  const { version: notice } = (await t.as(undefined, 'GET', 'park/privacy-notice')).body
  const worker = {
    username: 'xiao.wang',
    name: '小王',
    phone: '130 0000 0002',
    password: 'correct horse battery',
    notice
  }
  const signUp = (poster: string, more: object = {}) =>
    t.app.inject({ method: 'POST', url: '/api/park/sign-up', payload: { poster, ...worker, ...more } })

  expect((await signUp(code, { password: 'xiao.wang-2026' })).json().code).toBe('password.weak')
  expect((await signUp('nowhere')).json().code).toBe('poster.notFound')
  expect((await signUp(code, { notice: undefined })).json().code).toBe('invalid')
  expect((await signUp(code, { notice: '2018-01-01' })).json().code).toBe('notice.changed')
  const answer = await signUp(code)

  expect(answer.json()).toMatchObject({ username: 'xiao.wang', mustChangePassword: false, places: [{ slug: 'park' }] })
  const cookie = String(answer.headers['set-cookie']).split(';')[0]
  const me = await t.app.inject({ url: '/api/park/me', headers: { cookie } })
  expect(me.json()).toMatchObject({
    person: { name: '小王', organisation: { id: made.organisationId } },
    permissions: ['needs.raise'],
    grants: [{ role: 'resident' }],
    teams: []
  })
  expect(me.json().notice).toBeUndefined()
  const agreements = place.db.selectFrom('noticeAgreement').select(['personId', 'version', 'how', 'at'])
  const { id: personId } = me.json().person
  expect(await agreements.execute()).toEqual([{ personId, version: notice, how: 'signUp', at: t.clock.now }])
  expect((await signUp(code)).json().code).toBe('username.taken')
  await clerk.post(`/posters/${id}/retired`, {})
  expect((await signUp(code, { username: 'another' })).json().code).toBe('poster.notFound')
})

test('demonstration people get one password, and user names that are still free', async () => {
  await using t = await startTestApp()
  const [park, town] = [await t.place('park'), await t.place('town')]
  const accounts = []
  for (const { slug, db, organisation } of [park, town]) {
    const call = { place: slug, actor: system, now: t.clock.now, cells: t.deps.cells }
    const personId = uuid()
    const person = {
      id: personId,
      name: '李',
      initials: 'l',
      organisationId: organisation('street'),
      createdAt: call.now
    }
    await db.insertInto('person').values(person).execute()
    const people = [{ personId, username: 'lin', name: '李' }]
    accounts.push(
      await db
        .transaction()
        .execute((tx) => createDemonstrationAccounts(tx, call, t.deps.sessions, { people, password: 'hongchao' }))
    )
  }

  expect(accounts.flatMap((given) => [...given.values()])).toEqual(['lin', 'lin.town'])
  const signedIn = await t.as(undefined, 'POST', 'account/session', { username: 'lin.town', password: 'hongchao' })
  expect(signedIn.body).toMatchObject({ places: [{ slug: 'town' }], mustChangePassword: false })
})
