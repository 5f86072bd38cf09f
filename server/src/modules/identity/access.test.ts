import { expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../../test/harness.ts'

const paths = ['zone', 'zone.east', 'zone.east.park', 'zone.west']
const today = '2026-03-02'

/** A zone with an administrator of all of it and one of its east. */
async function zone(t: TestApp) {
  const place = await t.place('zone', paths)
  const chief = await place.person('zone', ['placeAdministrator', 'zone'])
  const east = await place.person('zone.east', ['placeAdministrator', 'zone.east'])
  const grant = (who: typeof chief, personId: string, role: string, path: string, days: object = {}) =>
    who.post('/access/grants', { personId, role, organisationId: place.organisation(path), ...days })
  return { ...place, chief, east, grant }
}

async function firstGrantOf(db: Awaited<ReturnType<typeof zone>>['db'], personId: string): Promise<string> {
  const row = await db.selectFrom('roleGrant').select('id').where('personId', '=', personId).executeTakeFirstOrThrow()
  return row.id
}

test('an administrator enters a person, gives an account, and the newcomer chooses a password', async () => {
  await using t = await startTestApp()
  const { east, organisation, db } = await zone(t)
  const entered = { name: '曾秋野', organisationId: organisation('zone.east.park'), phone: '130 0000 0001' }
  const person = (await east.post('/access/people', entered)).body
  expect(person).toMatchObject({
    name: '曾秋野',
    account: 'none',
    grants: [],
    organisation: { name: 'zone.east.park' }
  })

  const given = (await east.post(`/access/people/${person.id}/account`, { username: 'zeng.qiuye' })).body
  expect(given).toEqual({ username: 'zeng.qiuye', initialPassword: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/) })
  const again = await east.post(`/access/people/${person.id}/account`, { username: 'other' })
  expect(again.body.code).toBe('person.hasAccount')

  const session = { username: 'zeng.qiuye', password: given.initialPassword }
  expect((await t.as(undefined, 'POST', 'account/session', session)).body).toMatchObject({ mustChangePassword: true })
  expect((await east.get(`/access/people/${person.id}`)).body).toMatchObject({
    username: 'zeng.qiuye',
    account: 'initialPassword'
  })
  const found = (await east.get('/access/people?q=zqy')).body.items
  expect(found.map(({ id }: { id: string }) => id)).toEqual([person.id])

  const events = await db
    .selectFrom('audit')
    .select(['event', 'subjectId'])
    .where('subjectId', '=', person.id)
    .execute()
  expect(events.map(({ event }) => event)).toEqual(['person.created', 'account.created'])
  const kept = JSON.stringify(await db.selectFrom('idempotency').selectAll().execute())
  expect(kept).not.toContain(given.initialPassword)
})

test('a telephone is masked, found as a whole only, and read for a reason that stays', async () => {
  await using t = await startTestApp()
  const { east, organisation, db } = await zone(t)
  const entered = { name: '曾秋野', organisationId: organisation('zone.east.park'), phone: '130 0000 0001' }
  const { id, phone } = (await east.post('/access/people', entered)).body
  expect(phone).toBe('130****0001')
  const row = await db.selectFrom('person').select('phoneSealed').where('id', '=', id).executeTakeFirstOrThrow()
  expect(row.phoneSealed).toMatch(/^aes\.1\./)

  const foundBy = async (q: string) =>
    (await east.get(`/access/people?q=${encodeURIComponent(q)}`)).body.items.map(({ name }: { name: string }) => name)
  expect(await foundBy('13000000001')).toEqual(['曾秋野'])
  expect(await foundBy('+86 130-0000-0001')).toEqual(['曾秋野'])
  expect(await foundBy('0000001')).toEqual([])

  expect((await east.post(`/access/people/${id}/phone`, {})).status).toBe(400)
  expect((await east.post(`/access/people/${id}/phone`, { reason: '通知开会' })).body).toEqual({
    phone: '130 0000 0001'
  })
  const read = db
    .selectFrom('audit')
    .select(['actorId', 'subjectId', 'details'])
    .where('event', '=', 'person.phoneRead')
  expect(await read.execute()).toEqual([{ actorId: east.personId, subjectId: id, details: { reason: '通知开会' } }])
})

test('a telephone that was moved to another row is not shown', async () => {
  await using t = await startTestApp()
  const { east, organisation, db } = await zone(t)
  const organisationId = organisation('zone.east.park')
  const enter = async (name: string, phone: string) =>
    (await east.post('/access/people', { name, organisationId, phone })).body.id as string
  const [one, other] = [await enter('甲', '13000000001'), await enter('乙', '13000000002')]
  const { phoneSealed } = await db
    .selectFrom('person')
    .select('phoneSealed')
    .where('id', '=', one)
    .executeTakeFirstOrThrow()
  await db.updateTable('person').set({ phoneSealed }).where('id', '=', other).execute()

  expect((await east.get(`/access/people/${other}`)).body.phone).toBe('****')
  const read = await east.post(`/access/people/${other}/phone`, { reason: '通知开会' })
  expect(read).toMatchObject({ status: 409, body: { code: 'cell.tampered' } })
  expect(await db.selectFrom('audit').selectAll().where('event', '=', 'person.phoneRead').execute()).toEqual([])
})

test('a reset password unlocks and signs out everywhere', async () => {
  await using t = await startTestApp()
  const { chief, person, organisation } = await zone(t)
  const li = await person('zone.west')
  const { username } = (await chief.get(`/access/people/${li.personId}`)).body
  for (let tries = 0; tries < 5; tries += 1) {
    await t.as(undefined, 'POST', 'account/session', { username, password: 'wrong' })
  }
  expect((await chief.get(`/access/people/${li.personId}`)).body.account).toBe('locked')

  const { initialPassword } = (await chief.post(`/access/people/${li.personId}/password`, {})).body

  expect(await li.get('/me')).toMatchObject({ body: { permissions: [] } })
  expect(await t.as(li.token, 'GET', 'account/sessions')).toMatchObject({ status: 401 })
  const signedIn = await t.as(undefined, 'POST', 'account/session', { username, password: initialPassword })
  expect(signedIn).toMatchObject({ status: 200, body: { mustChangePassword: true } })

  const stranger = (await chief.post('/access/people', { name: '无号', organisationId: organisation('zone.west') }))
    .body
  expect((await chief.post(`/access/people/${stranger.id}/password`, {})).body.code).toBe('person.noAccount')
})

test('the password of an account from another place is replaced there only', async () => {
  await using t = await startTestApp()
  const { chief, person, db } = await zone(t)
  const guest = await (await t.place('other')).person('street')
  const li = await person('zone.west')
  await db.updateTable('person').set({ accountId: guest.accountId }).where('id', '=', li.personId).execute()

  expect((await chief.post(`/access/people/${li.personId}/password`, {})).body.code).toBe('account.elsewhere')
})

test('who may do more than an administrator reaches is out of that administrator’s hands', async () => {
  await using t = await startTestApp()
  const { east, chief, person, team, grant } = await zone(t)
  const powerful = await person('zone.east.park', ['committeeStaff', 'zone'])
  const drawn = await person('zone.east.park')
  await team('zone.west', drawn)
  const future = await person('zone.east.park')
  await grant(chief, future.personId, 'supervisor', 'zone', { from: '2026-05-01' })

  for (const { personId } of [powerful, drawn, future]) {
    expect((await east.post(`/access/people/${personId}/password`, {})).body.code).toBe('grant.notYours')
    const handover = await east.post(`/access/people/${personId}/handover`, { toPersonId: drawn.personId })
    expect(handover.body.code).toBe(personId === drawn.personId ? 'handover.same' : 'grant.notYours')
    expect(await chief.post(`/access/people/${personId}/password`, {})).toMatchObject({ status: 200 })
  }
})

test('roles are granted within one’s subtree, from today on, and never to oneself', async () => {
  await using t = await startTestApp()
  const { east, chief, person, grant } = await zone(t)
  const li = await person('zone.east.park')
  const code = async (answer: ReturnType<typeof grant>) => (await answer).body.code

  expect(await code(grant(east, li.personId, 'handler', 'zone'))).toBe('organisation.notFound')
  expect(await code(grant(east, li.personId, 'handler', 'zone.west'))).toBe('organisation.notFound')
  expect(await code(grant(east, chief.personId, 'handler', 'zone.east'))).toBe('person.notFound')
  expect(await code(grant(east, east.personId, 'committeeStaff', 'zone.east'))).toBe('grant.notYours')
  expect(await code(grant(li, li.personId, 'member', 'zone.east'))).toBe('forbidden')
  expect(await code(grant(east, li.personId, 'handler', 'zone.east', { from: '2026-03-01' }))).toBe('invalid')
  expect(await code(grant(east, li.personId, 'handler', 'zone.east', { to: '2026-03-01' }))).toBe('invalid')

  const made = await grant(east, li.personId, 'handler', 'zone.east', { to: '2026-03-05' })
  expect(made.body).toMatchObject({ role: 'handler', from: today, to: '2026-03-05', person: { id: li.personId } })
  expect(await code(grant(east, li.personId, 'handler', 'zone.east'))).toBe('conflict')
  expect((await grant(east, li.personId, 'handler', 'zone.east', { from: '2026-03-06' })).status).toBe(200)
})

test('a role holds from its first day to its last in Asia/Shanghai, and ends at once when it is ended', async () => {
  await using t = await startTestApp()
  const { east, person, grant } = await zone(t)
  const li = await person('zone.east.park')
  const { id } = (await grant(east, li.personId, 'handler', 'zone.east', { from: '2026-03-03', to: '2026-03-04' })).body
  const permissions = async () => (await li.get('/me')).body.permissions.length > 0

  const moments = ['2026-03-02T15:59:59Z', '2026-03-02T16:00:00Z', '2026-03-04T15:59:59Z', '2026-03-04T16:00:00Z']
  const held = []
  for (const moment of moments) {
    t.clock.now = new Date(moment)
    held.push(await permissions())
  }
  expect(held).toEqual([false, true, true, false])

  t.clock.now = new Date('2026-03-03T01:00:00Z')
  expect(await permissions()).toBe(true)
  expect((await east.post(`/access/grants/${id}/ended`, {})).body).toMatchObject({ to: '2026-03-02' })
  expect(await permissions()).toBe(false)
  expect((await east.post(`/access/grants/${id}/ended`, {})).body).toMatchObject({ to: '2026-03-02' })
})

test('the last administrator of the whole place stays one, also when two end each other', async () => {
  await using t = await startTestApp()
  const { east, chief, person, db } = await zone(t)
  const own = await firstGrantOf(db, chief.personId)
  expect((await chief.post(`/access/grants/${own}/ended`, {})).body.code).toBe('grant.last')
  expect((await east.post(`/access/grants/${own}/ended`, {})).body.code).toBe('grant.notFound')

  const second = await person('zone', ['placeAdministrator', 'zone'])
  const other = await firstGrantOf(db, second.personId)
  const codes = await Promise.all([
    chief.post(`/access/grants/${other}/ended`, {}),
    second.post(`/access/grants/${own}/ended`, {})
  ])
  expect(codes.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(codes.filter(({ body }) => body.code === 'grant.last' || body.code === 'forbidden')).toHaveLength(1)
})

test('people are listed by page, organisation and role, within one’s subtree', async () => {
  await using t = await startTestApp()
  const { east, chief, person, organisation } = await zone(t)
  const handlers = [
    await person('zone.east.park', ['handler', 'zone.east']),
    await person('zone.west', ['handler', 'zone'])
  ]
  const ids = async (who: typeof chief, query: string) => {
    const { body } = await who.get(`/access/people${query}`)
    return { ids: (body.items as { id: string }[]).map(({ id }) => id).toSorted(), next: body.next }
  }

  const all = [east.personId, chief.personId, ...handlers.map(({ personId }) => personId)].toSorted()
  expect((await ids(chief, '')).ids).toEqual(all)
  expect((await ids(east, '')).ids).toEqual([east.personId, handlers[0]!.personId].toSorted())
  expect((await ids(chief, '?role=handler')).ids).toEqual(handlers.map(({ personId }) => personId).toSorted())
  expect((await ids(chief, `?organisation=${organisation('zone.west')}`)).ids).toEqual([handlers[1]!.personId])
  expect((await ids(chief, '?q=%25')).ids).toEqual([])

  const first = await ids(chief, '?limit=3')
  const second = await ids(chief, `?limit=3&after=${first.next}`)
  expect([...first.ids, ...second.ids].toSorted()).toEqual(all)
  expect(second.next).toBeUndefined()
})
