import { mkdtempSync, rmSync, statSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../test/harness.ts'
import { readSecret } from './secret.ts'
import { openSessions } from './session.ts'

const day = 24 * 3_600_000

async function withAccount(t: TestApp, password = 'correct horse battery') {
  await t.place('park')
  return await t.db.transaction().execute(async (tx) => {
    const accounts = await t.deps.sessions.accounts(tx, t.clock.now)
    return await accounts.create({ username: 'li.ming', name: '李明', password, homePlace: 'park' })
  })
}

async function signIn(t: TestApp, username: string, password: string) {
  return await t.db.transaction().execute(async (tx) => {
    const accounts = await t.deps.sessions.accounts(tx, t.clock.now)
    return await accounts.signIn(username, password, 'Firefox')
  })
}

test('a password is kept as argon2id, and only it opens a session', async () => {
  await using t = await startTestApp()
  const accountId = await withAccount(t)

  const kept = await t.db.selectFrom('platform.credential').select('password').executeTakeFirstOrThrow()
  expect(kept.password).toMatch(/^\$argon2id\$/)

  expect(await signIn(t, 'li.ming', 'wrong horse battery')).toBeUndefined()
  expect(await signIn(t, 'nobody', 'correct horse battery')).toBeUndefined()
  expect(await signIn(t, 'not a name', 'correct horse battery')).toBeUndefined()
  expect(await signIn(t, 'li.ming', 'correct horse battery')).toMatchObject({ accountId })
})

test('a ticket proves its session as cookie and as bearer; a token without our signature proves nothing', async () => {
  await using t = await startTestApp()
  const accountId = await withAccount(t)
  const { ticket } = (await signIn(t, 'li.ming', 'correct horse battery'))!
  const find = (headers: IncomingHttpHeaders) => t.deps.sessions.find(headers, t.clock.now)

  const session = { accountId, name: '李明', mustChangePassword: false }
  expect(await find({ authorization: `Bearer ${ticket}` })).toMatchObject(session)
  const cookie = t.deps.sessions.cookie(ticket, false).split(';')[0]
  expect(await find({ cookie: `theme=dark; ${cookie}` })).toMatchObject(session)

  const { token } = await t.db.selectFrom('platform.session').select('token').executeTakeFirstOrThrow()
  const forged = [token, `${token}.`, `${token}.AAAA`, `${ticket}A`, ticket.slice(0, -1), '.', '%', '']
  for (const wrong of forged) {
    expect(await find({ authorization: `Bearer ${wrong}` })).toBeUndefined()
    expect(await find({ cookie: `hongchao_session=${wrong}` })).toBeUndefined()
  }
  const elsewhere = openSessions(t.db, 'another secret of at least 32 characters')
  expect(await elsewhere.find({ authorization: `Bearer ${ticket}` }, t.clock.now)).toBeUndefined()
})

test('a session lives on with its use and ends two weeks after it', async () => {
  await using t = await startTestApp()
  await withAccount(t)
  const { ticket } = (await signIn(t, 'li.ming', 'correct horse battery'))!
  const start = t.clock.now.getTime()
  const find = (after: number) => t.deps.sessions.find({ authorization: `Bearer ${ticket}` }, new Date(start + after))

  expect(await find(10 * day)).toBeDefined()
  expect(await find(23 * day)).toBeDefined()
  const { updatedAt } = await t.db.selectFrom('platform.session').select('updatedAt').executeTakeFirstOrThrow()
  expect(updatedAt.getTime()).toBe(start + 23 * day)
  expect(await find(37 * day)).toBeUndefined()
})

test('signing out ends the session, a new password ends nothing by itself', async () => {
  await using t = await startTestApp()
  const accountId = await withAccount(t)
  const first = (await signIn(t, 'li.ming', 'correct horse battery'))!
  const second = (await signIn(t, 'li.ming', 'correct horse battery'))!
  const find = (ticket: string) => t.deps.sessions.find({ authorization: `Bearer ${ticket}` }, t.clock.now)

  await t.db.transaction().execute(async (tx) => {
    const accounts = await t.deps.sessions.accounts(tx, t.clock.now)
    await accounts.signOut(first.ticket)
    await accounts.setPassword(accountId, 'staple battery horse')
  })

  expect(await find(first.ticket)).toBeUndefined()
  expect(await find(second.ticket)).toBeDefined()
  expect(await signIn(t, 'li.ming', 'correct horse battery')).toBeUndefined()
  expect(await signIn(t, 'li.ming', 'staple battery horse')).toBeDefined()
})

test('a user name is given once, also to two who ask at the same time', async () => {
  await using t = await startTestApp()
  await t.place('park')
  const ask = () =>
    t.db.transaction().execute(async (tx) => {
      const accounts = await t.deps.sessions.accounts(tx, t.clock.now)
      return await accounts.create({ username: 'wang', name: '王', password: { hash: 'none' }, homePlace: 'park' })
    })

  const outcomes = await Promise.allSettled([ask(), ask(), ask()])

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(refusals.map(({ code }) => code)).toEqual(['username.taken', 'username.taken'])
})

test('the cookie keeps to the server, and to HTTPS where there is HTTPS', async () => {
  await using t = await startTestApp()
  const { cookie, ticketIn } = t.deps.sessions
  expect(cookie('a.b+/=', false)).toBe('hongchao_session=a.b%2B%2F%3D; Max-Age=1209600; Path=/; HttpOnly; SameSite=Lax')
  expect(cookie('a', true)).toMatch(/; Secure$/)
  expect(cookie(undefined, false)).toContain('Max-Age=0')
  expect(ticketIn({ cookie: 'hongchao_session=%E0%A4%A' })).toBeUndefined()
})

test('the secret is made once, for the server’s own user, and the operator’s own goes before it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hongchao-secret-'))
  try {
    const made = readSecret(folder, undefined)
    expect(made).toMatch(/^[0-9a-f]{64}$/)
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
    expect(readSecret(folder, undefined)).toBe(made)
    expect(readSecret(folder, 'mine')).toBe('mine')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
