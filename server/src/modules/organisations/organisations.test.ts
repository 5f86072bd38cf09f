import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'

const clerk = 'shao-jia'
const supervisor = 'xu-ya'
const administrator = 'qiao-yayan'

type Named = { id: string; name: string; kind: string; key: string }

test('the supervisor walks the tree from the zone down, with counts', async () => {
  await using t = await startTestApp({ standing: 'wuhan-quanlinan' })
  const place = await t.preset('wuhan-quanlinan')
  const { get } = await place.signIn(supervisor)

  const [zone, ...others] = (await get('/organisations/tree')).body.items
  expect(others).toEqual([])
  expect(zone).toMatchObject({ key: 'zone', below: 161, people: 118 })
  const below = (await get(`/organisations/tree?under=${zone.id}`)).body.items
  expect(below).toHaveLength(zone.children)
  expect(below.filter(({ kind }: Named) => kind === 'park')).toHaveLength(7)
  const sum = below.reduce((total: number, node: { below: number }) => total + node.below + 1, 0)
  expect(sum).toBe(zone.below)
})

test('the clerk sees the cluster, and across the tree the cells of its committee, and no other park', async () => {
  await using t = await startTestApp({ standing: 'wuhan-quanlinan' })
  const place = await t.preset('wuhan-quanlinan')
  const { get } = await place.signIn(clerk)

  const [top, ...others] = (await get('/organisations/tree')).body.items
  expect([top.key, others]).toEqual(['quanlinan', []])
  const departments = (await get('/organisations?kind=department&limit=100')).body.items
  expect(departments).toHaveLength(25)
  expect((await get('/organisations?kind=department-branch&limit=100')).body.items).toHaveLength(25)
  expect((await get('/organisations?kind=park,party-office')).body.items).toEqual([])

  const park = await place.organisation('park-2')
  expect(await get(`/organisations/${park.id}`)).toMatchObject({ status: 404, body: { code: 'organisation.notFound' } })
  expect(await get(`/organisations/tree?under=${park.id}`)).toMatchObject({ status: 404 })
  expect((await get(`/organisations?under=${park.id}`)).body.items).toEqual([])
})

test('a committee is shown with its posts, cells and facilities, a unit with who covers it', async () => {
  await using t = await startTestApp({ standing: 'wuhan-quanlinan' })
  const place = await t.preset('wuhan-quanlinan')
  const { get } = await place.signIn(clerk)

  const committee = (await get(`/organisations/${(await place.organisation('quanlinan-committee')).id}`)).body
  expect(committee.members).toHaveLength(69)
  expect(committee.facilities).toMatchObject([{ kind: 'serviceCenter', areaM2: 3140 }])
  expect(committee.ancestors.map(({ name }: Named) => name)).toEqual(['全力南集聚区'])
  const represented = committee.posts.filter((post: { represents?: Named }) => post.represents?.kind === 'department')
  expect(represented).toHaveLength(9)

  const shop = (await get(`/organisations/${(await place.organisation('wanxi')).id}`)).body
  expect(shop.coveredBy).toMatchObject({ name: '全力南商贸联合党支部', form: 'joint' })
  expect(shop.memberOf.map(({ name }: Named) => name)).toEqual(['全力南集聚区大党委'])
})

test('organisations are found by part of the name and by initials, page by page', async () => {
  await using t = await startTestApp({ standing: 'wuhan-quanlinan' })
  const place = await t.preset('wuhan-quanlinan')
  const { get } = await place.signIn(supervisor)
  const names = async (query: string) =>
    (await get(`/organisations?${query}`)).body.items.map(({ name }: Named) => name)

  expect(await names('q=人力资源局')).toEqual(['开发区人力资源局', '开发区人力资源局党支部'])
  expect(await names('q=RLZYJ&kind=department')).toEqual(['开发区人力资源局'])
  expect(await names(`q=${encodeURIComponent('%')}`)).toEqual([])
  expect(await names('form=joint')).toHaveLength(2)

  const seen: string[] = []
  let next: string | undefined
  do {
    const { body } = await get(`/organisations?limit=50${next ? `&after=${next}` : ''}`)
    seen.push(...body.items.map(({ id }: Named) => id))
    next = body.next
  } while (next)
  expect(new Set(seen).size).toBe(162)
  expect(seen).toHaveLength(162)
  expect((await get('/organisations?after=nonsense')).status).toBe(400)
})

test('a stranger finds units by name, and never Party organisations', async () => {
  await using t = await startTestApp({ standing: 'wuhan-quanlinan' })
  const { slug } = await t.preset('wuhan-quanlinan')
  const find = async (q: string) => (await t.as(undefined, 'GET', `${slug}/organisations/find?q=${q}`)).body.items
  expect((await find('禾沐')).map(({ name }: Named) => name)).toEqual(['禾沐餐饮管理有限公司'])
  expect(Object.keys((await find('禾沐'))[0])).toEqual(['id', 'name', 'kind'])
  expect((await find('支部')).length).toBe(0)
})

test('an organisation is added below another and found again, and both steps are audited', async () => {
  await using t = await startTestApp({ standing: 'wuhan-quanlinan' })
  const place = await t.preset('wuhan-quanlinan')
  const { get, post } = await place.signIn(administrator)
  const parentId = (await place.organisation('quanlinan')).id

  const unit = await post('/organisations', {
    parentId,
    name: '新禾电池有限公司',
    kind: 'enterprise',
    industry: '新能源'
  })
  expect(unit).toMatchObject({
    status: 200,
    body: { name: '新禾电池有限公司', parent: { id: parentId }, active: true }
  })
  const uncovered = async () => (await get('/organisations?coverage=uncovered')).body.items.map(({ id }: Named) => id)
  const [zone] = (await get('/organisations/tree')).body.items
  expect(unit.body.coverage).toBe('uncovered')
  expect([await uncovered(), zone.uncovered]).toEqual([[unit.body.id], 1])
  const branch = await post('/organisations', {
    parentId: unit.body.id,
    name: '新禾党支部',
    kind: 'branch',
    form: 'independent'
  })
  expect((await get(`/organisations/${unit.body.id}`)).body).toMatchObject({
    coverage: 'covered',
    coveredBy: { id: branch.body.id, form: 'independent' }
  })
  expect([await uncovered(), (await get('/organisations/tree')).body.items[0].uncovered]).toEqual([[], 0])
  expect((await get('/organisations?coverage=covered&limit=100')).body.items).toHaveLength(44)
  expect((await get(`/organisations/${branch.body.id}`)).body.covers).toMatchObject([{ id: unit.body.id }])
  expect((await get('/organisations?q=xhdc')).body.items).toMatchObject([{ id: unit.body.id }])

  const second = { parentId, name: '又一个联合党支部', kind: 'branch', form: 'joint', covers: [unit.body.id] }
  expect(await post('/organisations', second)).toMatchObject({
    status: 409,
    body: { code: 'organisation.coveredAlready' }
  })
  expect(await post('/organisations', { parentId, name: '甲', kind: 'planet' })).toMatchObject({
    status: 400,
    body: { code: 'organisation.kindUnknown' }
  })
  const audit = await place.db
    .selectFrom('audit')
    .select(['event', 'subjectId'])
    .where('event', 'like', 'organisation.%')
    .execute()
  expect(audit).toEqual([
    { event: 'organisation.created', subjectId: unit.body.id },
    { event: 'organisation.created', subjectId: branch.body.id }
  ])
})

test('moving an organisation moves its whole subtree, and what was in reach follows', async () => {
  await using t = await startTestApp({ standing: 'wuhan-quanlinan' })
  const place = await t.preset('wuhan-quanlinan')
  const { get, patch } = await place.signIn(administrator)
  const there = await place.signIn(clerk)
  const cluster = await place.organisation('quanlinan')
  const park = await place.organisation('park-2')

  expect((await patch(`/organisations/${cluster.id}`, { parentId: park.id })).status).toBe(200)
  expect((await place.organisation('hemu-branch')).path).toBe('zone.park_2.quanlinan.hemu.hemu_branch')
  const paths = await place.db.selectFrom('organisation').select(['path']).execute()
  expect(paths.filter(({ path }) => path.startsWith('zone.park_1.'))).toHaveLength(1)
  expect((await get(`/organisations/tree?under=${park.id}`)).body.items.map(({ key }: Named) => key)).toContain(
    'quanlinan'
  )
  expect((await there.get('/organisations?kind=enterprise&limit=100')).body.items).toHaveLength(41)
})

test('nothing is moved into itself, and the root neither moves nor closes', async () => {
  await using t = await startTestApp({ standing: 'wuhan-quanlinan' })
  const place = await t.preset('wuhan-quanlinan')
  const { patch } = await place.signIn(administrator)
  const [zone, park, cluster] = await Promise.all(['zone', 'park-1', 'quanlinan'].map(place.organisation))

  const inside = await patch(`/organisations/${park!.id}`, { parentId: cluster!.id })
  expect(inside).toMatchObject({ status: 400, body: { code: 'organisation.insideItself' } })
  expect(await patch(`/organisations/${zone!.id}`, { parentId: park!.id })).toMatchObject({ status: 409 })
  expect(await patch(`/organisations/${zone!.id}`, { active: false })).toMatchObject({
    status: 409,
    body: { code: 'organisation.isRoot' }
  })
  expect((await patch(`/organisations/${cluster!.id}`, { name: '全力南片区' })).body).toMatchObject({
    name: '全力南片区'
  })
  expect((await place.organisation('quanlinan')).initials).toBe('qlnpq')
})

test('a member joins a team once, ends today, and can come back', async () => {
  await using t = await startTestApp({ standing: 'wuhan-quanlinan' })
  const place = await t.preset('wuhan-quanlinan')
  const { get, post } = await place.signIn(administrator)
  const green = (await get('/teams')).body.items.find(({ key }: Named) => key === 'green')
  expect(green.members).toHaveLength(9)
  expect(green.members[0]).toMatchObject({ leader: true, drawnFrom: { name: '开发区行政审批局', kind: 'department' } })

  const person = await place.db
    .selectFrom('person')
    .select('id')
    .where('key', '=', 'su-sitang')
    .executeTakeFirstOrThrow()
  const add = () => post(`/teams/${green.id}/members`, { personId: person.id })
  const joined = (await add()).body.members.find((member: { person: Named }) => member.person.id === person.id)
  expect(joined).toMatchObject({ drawnFrom: { name: '开发区城市管理局' }, leader: false, from: '2026-03-02' })
  expect(await add()).toMatchObject({ status: 409, body: { code: 'team.memberAlready' } })

  const end = () => post(`/teams/${green.id}/members/${joined.id}/ended`, {})
  expect((await end()).body.members).toHaveLength(9)
  expect(await end()).toMatchObject({ status: 404, body: { code: 'team.memberNotFound' } })
  expect((await add()).body.members).toHaveLength(10)
})

test('colleagues find people by name or initials, with the telephone masked', async () => {
  await using t = await startTestApp({ standing: 'wuhan-quanlinan' })
  const place = await t.preset('wuhan-quanlinan')
  const { get } = await place.signIn(clerk)

  const [found] = (await get('/people?q=rhy')).body.items
  expect(found).toMatchObject({
    name: '任惠渝',
    organisation: { name: '开发区行政审批局' },
    teams: [{ name: '政企绿' }]
  })
  expect(found.phone).toMatch(/^1\d\d\*{4}\d{4}$/)
  expect((await get('/people?q=余柏')).body.items[0].posts).toHaveLength(2)
  expect((await get('/people?q=徐雅')).body.items).toEqual([])

  const first = (await get('/people?limit=100')).body
  const second = (await get(`/people?limit=100&after=${first.next}`)).body
  const everybody = [...first.items, ...second.items].map(({ id }: Named) => id)
  expect(new Set(everybody).size).toBe(everybody.length)
  expect(everybody).toHaveLength(114)
})

test('members and residents may not look into organisations, and a secretary may change nothing', async () => {
  await using t = await startTestApp({ standing: 'wuhan-quanlinan' })
  const place = await t.preset('wuhan-quanlinan')
  const member = await place.signIn('zeng-runyang')
  expect((await member.get('/organisations')).status).toBe(403)
  expect((await member.get('/people')).status).toBe(403)
  const secretary = await place.signIn('du-huailang')
  const own = await place.organisation('lanqi')
  expect((await secretary.get('/organisations')).body.items.map(({ key }: Named) => key)).toEqual([
    'lanqi',
    'lanqi-branch'
  ])
  expect((await secretary.patch(`/organisations/${own.id}`, { name: '别的' })).status).toBe(403)
})
