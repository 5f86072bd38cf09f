import { describe, expect, test } from 'vitest'

import { startTestApp, type TestApp } from '../../../../test/harness.ts'
import { setStage } from '../../../../test/stage.ts'

const lamp = '三号楼门口的路灯坏了，晚上看不见路。'
const lampToo = '三号楼门口路灯坏了好几天，晚上看不见路，请修一修。'
const canteen = '食堂中午排队的人太多，能不能分批用餐？'

async function setLamps(t: TestApp) {
  const stage = await setStage(t)
  const neighbour = await stage.person('zone.park.mill', ['resident', 'zone.park.mill'])
  const park = { organisationId: stage.organisation('zone.park') }
  const first = await stage.raise(stage.worker, { text: lamp, ...park })
  const second = await stage.raise(neighbour, { text: lampToo, ...park })
  const other = await stage.raise(neighbour, { text: canteen, ...park })
  await t.run('needs.compare')
  return { ...stage, neighbour, park, first, second, other }
}

describe('the queue of the clerk', () => {
  test('shows what may be one matter, with the reason, and merges it at a stroke', async () => {
    await using t = await startTestApp()
    const { clerk, first, second, worker, raise, park } = await setLamps(t)
    const third = await raise(worker, { text: ' 三号楼门口的路灯坏了;晚上看不见路 ', ...park })
    await t.run('needs.compare')
    const { body } = await clerk.get('/duplicates')
    expect(body.total).toBe(1)
    const [group] = body.groups
    expect(group.needs.map(({ code }: { code: string }) => code)).toEqual([first.code, second.code, third.code])
    expect(group.pairs).toContainEqual({ one: first.id, other: third.id, similarity: 1, same: true })
    expect(group).toMatchObject({ same: false, similarity: 1 })

    const merged = await clerk.post('/duplicates/merged', { masterId: first.id, ids: [second.id, third.id] })
    expect(merged.body).toEqual({ done: [second.id, third.id], failed: [] })
    expect((await clerk.get('/duplicates')).body.total).toBe(0)
    await clerk.post('/duplicates/unmerged', { ids: [second.id, third.id] })
    expect((await clerk.get('/duplicates')).body.total).toBe(1)
  })

  test('never offers again what the clerk said is not the same, until that is taken back', async () => {
    await using t = await startTestApp()
    const { clerk, first, second } = await setLamps(t)
    const verdict = { needId: second.id, otherIds: [first.id] }
    expect((await clerk.get(`/duplicates/of/${first.id}`)).body.items).toMatchObject([{ code: second.code }])
    await clerk.post('/duplicates/distinct', { ...verdict, distinct: true })
    await t.run('needs.compare')
    expect((await clerk.get('/duplicates')).body.groups).toEqual([])
    expect((await clerk.get(`/duplicates/of/${first.id}`)).body.items).toEqual([])
    await clerk.post('/duplicates/distinct', { ...verdict, distinct: false })
    expect((await clerk.get('/duplicates')).body.total).toBe(1)
  })

  test('is of those needs only that somebody receives', async () => {
    await using t = await startTestApp()
    const { stranger, worker, first } = await setLamps(t)
    expect((await stranger.get('/duplicates')).body).toEqual({ groups: [], total: 0 })
    expect((await stranger.get(`/duplicates/of/${first.id}`)).status).toBe(404)
    expect((await worker.get('/duplicates')).status).toBe(403)
  })
})

describe('whoever is writing what others reported', () => {
  const hint = (t: TestApp, slug: string, body: object) => t.as(undefined, 'POST', `${slug}/duplicates/hint`, body)

  test('is told how many and where, and nothing of what they said', async () => {
    await using t = await startTestApp()
    const { slug, park } = await setLamps(t)
    const { body } = await hint(t, slug, { text: lampToo, ...park })
    expect(body).toEqual({ hint: { token: expect.any(String), count: 2, here: true, days: 0 }, needs: [] })
    expect((await hint(t, slug, { text: '请问党费在哪里交，可以网上交吗', ...park })).body).toEqual({ needs: [] })
  })

  test('joins them by their own choice, and follows what is done for all', async () => {
    await using t = await startTestApp()
    const { clerk, neighbour, slug, park, first, raise, bring } = await setLamps(t)
    await bring(first.id, 'dispatched')
    const { body } = await hint(t, slug, { text: lamp, ...park })
    const joined = await raise(neighbour, { text: lamp, ...park, join: body.hint.token })
    expect(joined).toMatchObject({ joined: true })
    const seen = (await neighbour.get(`/needs/${joined.id}`)).body
    expect(seen).toMatchObject({ status: 'merged', master: { status: 'dispatched', office: '第0队' } })
    expect(JSON.stringify(seen)).not.toContain(first.code)
    expect((await clerk.get(`/needs/${first.id}`)).body.merged).toMatchObject([{ code: joined.code, joined: true }])
  })

  test('stands alone where what they would join is over, or the token is not ours', async () => {
    await using t = await startTestApp()
    const { worker, neighbour, slug, park, first, second, act, raise } = await setLamps(t)
    const { body } = await hint(t, slug, { text: lamp, ...park })
    await act(worker, first.id, 'withdraw')
    await act(neighbour, second.id, 'withdraw')
    expect(await raise(neighbour, { text: lamp, join: body.hint.token })).toMatchObject({ joined: false })
    expect(await raise(neighbour, { text: lamp, join: `${first.id}.99999999.x` })).toMatchObject({ joined: false })
  })

  test('hears nothing of complaints, and of their own need its code', async () => {
    await using t = await startTestApp()
    const { worker, raise, organisation, slug, first, park } = await setLamps(t)
    await raise(worker, { text: canteen.repeat(2), aboutOrganisationId: organisation('zone.park.mill') })
    const text = `${canteen.repeat(2)}真的很久`
    expect((await hint(t, slug, { text })).body.hint?.count ?? 0).toBeLessThan(2)
    const own = await worker.post('/duplicates/hint', { text: lamp, ...park })
    expect(own.body.needs).toMatchObject([{ code: first.code, mine: true }])
  })
})

test('of a private matter nobody hears, nor of what was merged into one', async () => {
  await using t = await startTestApp()
  const { slug, clerk, first, second, park, act, bring } = await setLamps(t)
  await bring(first.id, 'accepted')
  await act(clerk, second.id, 'merge', { intoId: first.id })
  const ask = () => t.as(undefined, 'POST', `${slug}/duplicates/hint`, { text: lampToo, ...park })
  expect((await ask()).body.hint).toMatchObject({ count: 2 })
  await t.query(`
    insert into place_${slug}.preset_version (version, loaded_at, fingerprint, content)
    select version + 1, loaded_at, 'private',
      replace(content::text, '"personal": false', '"personal": true')::jsonb
    from place_${slug}.preset_version
  `)
  expect((await ask()).body).toEqual({ needs: [] })
})

test('topics tell what several reported, where, and how it grows', async () => {
  await using t = await startTestApp()
  const { clerk, stranger, first, second, raise, worker, park } = await setLamps(t)
  t.clock.now = new Date('2026-03-12T01:00:00Z')
  const third = await raise(worker, { text: lamp, ...park })
  const fourth = await raise(worker, { text: lampToo, ...park })
  await t.run('needs.compare')
  const { body } = await clerk.get('/topics?days=7')
  expect(body.topics).toMatchObject([
    { count: 2, before: 2, open: 2, places: [{ name: 'zone.park', count: 2 }], course: [0, 0, 0, 0, 0, 0, 2] }
  ])
  const codes = (await clerk.get('/topics?days=30')).body.topics[0].needs.map(({ code }: { code: string }) => code)
  expect(new Set(codes)).toEqual(new Set([first, second, third, fourth].map(({ code }) => code)))
  expect((await stranger.get('/topics')).body.topics).toEqual([])
  expect((await worker.get('/topics')).status).toBe(403)
})
