import type { Exclusion, Need, RatesReport } from '@hongchao/contract'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'

import { startTestApp, type TestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

const march = 'from=2026-03&to=2026-03'

async function ratesOf(by: TestPerson, query = ''): Promise<RatesReport> {
  const { status, body } = await by.get(`/rates?${march}${query}`)
  expect(status).toBe(200)
  return body as RatesReport
}

async function casesOf(by: TestPerson, query: string): Promise<string[]> {
  const { status, body } = await by.get(`/rates/needs?${march}&${query}`)
  expect(status).toBe(200)
  return (body as { items: Need[] }).items.map(({ id }) => id)
}

async function sheetOf(t: TestApp, { token }: TestPerson): Promise<(string | number | null)[][]> {
  const headers = { authorization: `Bearer ${token}` }
  const { rawPayload } = await t.app.inject({ url: `/api/park/rates/export?${march}`, headers })
  const { sheets } = await readXlsx(rawPayload)
  return sheets[0]!.rows as (string | number | null)[][]
}

test('a figure is reckoned from the needs, opens exactly these, and is the same before and after it was folded', async () => {
  await using t = await startTestApp()
  const stage = await setStage(t)
  const { clerk, supervisor, worker, leader, handler, raise, act, bring } = stage
  const [good, bad, open, returned] = [
    await raise(worker),
    await raise(worker),
    await raise(worker),
    await raise(worker)
  ]
  await bring(good.id, 'closed')
  await bring(bad.id, 'answered')
  await act(worker, bad.id, 'evaluate', { solved: false, score: 3 })
  await bring(open.id, 'dispatched')
  await bring(returned.id, 'dispatched')
  const { returning } = (await act(handler, returned.id, 'return', { reason: '不归我们' })).body as Need
  const elsewhere = { granted: true, departmentId: stage.organisation('zone.park.office') }
  await act(supervisor, returned.id, 'decideReturn', { pleaId: returning?.id, ...elsewhere })
  await act(leader, returned.id, 'takeOver')

  const told = await ratesOf(supervisor, '&by=office')
  await t.run('figures.fold')

  expect(await ratesOf(supervisor, '&by=office')).toEqual(told)
  const [team, office] = told.rows
  expect(team).toMatchObject({ key: stage.teamId, needs: 3 })
  expect(office).toMatchObject({ key: elsewhere.departmentId, needs: 1 })
  expect(team!.raw).toMatchObject({
    resolution: { value: 0.5, part: 1, of: 2 },
    satisfaction: { value: 0.8, part: 1.6, of: 2 },
    onTime: { value: 1, of: 2 },
    bounce: { value: 0.25, part: 1, of: 4 },
    response: { value: 1, of: 2 }
  })
  expect(office!.raw.satisfaction).toEqual({ value: null, part: 0, of: 0 })
  const ofTeam = `by=office&key=${stage.teamId}`
  expect(await casesOf(supervisor, `${ofTeam}&rate=resolution&part=part`)).toEqual([good.id])
  expect(await casesOf(supervisor, `${ofTeam}&rate=resolution`)).toEqual([bad.id, good.id])
  expect(await casesOf(supervisor, `${ofTeam}&rate=bounce&part=part`)).toEqual([returned.id])
  expect(await casesOf(supervisor, `by=office&key=${elsewhere.departmentId}`)).toEqual([returned.id])
  expect(await casesOf(supervisor, `${ofTeam}&limit=1`)).toEqual([open.id])
  expect((await clerk.get(`/rates?${march}&by=month`)).body.rows).toHaveLength(1)
  const rows = await sheetOf(t, clerk)
  expect(rows[1]![0]).toMatch(/统计范围：zone.park；登记月份：2026-03.*满意率 = （4 分及以上/)
  expect(rows.slice(3).map(([name, count]) => [name, count])).toEqual([
    ['承办单位', '诉求件数'],
    ['第0队', 3],
    ['zone.park.office', 1],
    ['合计', 4]
  ])

  // What nobody signed for or answered is late by itself.
  t.clock.now = new Date('2026-03-16T02:00:00Z')
  const later = (await ratesOf(supervisor)).total.raw
  expect(later).toMatchObject({ response: { part: 3, of: 4 }, overdue: { part: 2, of: 4 } })
  await t.run('figures.fold')
  expect((await ratesOf(supervisor)).total.raw).toEqual(later)
})

test('what is left out has a reason, a proposer and another who approved it; the figure is shown with and without', async () => {
  await using t = await startTestApp()
  const stage = await setStage(t)
  const { clerk, supervisor, worker, leader, stranger, person, raise, act, bring } = stage
  const [good, bad] = [await raise(worker), await raise(worker)]
  await bring(good.id, 'closed')
  await bring(bad.id, 'answered')
  await act(worker, bad.id, 'evaluate', { solved: false, score: 1 })
  const asked = { reason: 'unreasonable', text: '要求超出标准。' }
  const queue = await t.startWorker()

  for (const wrong of [worker, leader, stranger, supervisor]) {
    expect([403, 404]).toContain((await wrong.post(`/needs/${bad.id}/exclusion`, asked)).status)
  }
  expect((await clerk.post(`/needs/${bad.id}/exclusion`, { ...asked, reason: 'mood' })).status).toBe(400)
  const { body: exclusion } = (await clerk.post(`/needs/${bad.id}/exclusion`, asked)) as { body: Exclusion }
  expect((await clerk.post(`/needs/${bad.id}/exclusion`, asked)).body.code).toBe('exclusion.notPossible')
  expect((await ratesOf(supervisor)).total.net.resolution.value).toBe(0.5)

  const both = await person('zone', ['supervisor', 'zone'], ['committeeStaff', 'zone'])
  const mine = await raise(worker)
  const { body: own } = (await both.post(`/needs/${mine.id}/exclusion`, asked)) as { body: Exclusion }
  expect((await both.post(`/exclusions/${own.id}/decision`, { granted: true })).body.code).toBe('exclusion.ownWork')
  const other = await person('zone.far', ['supervisor', 'zone.far'])
  // Who may decide finds it in the to-do and is told; whoever proposed it does not find their own.
  const owed = async (by: TestPerson) => (await by.get('/todo')).body.owed.exclusions?.count
  expect([await owed(supervisor), await owed(both), await owed(clerk), await owed(other)]).toEqual([
    2,
    1,
    undefined,
    undefined
  ])
  expect((await supervisor.get('/exclusions?state=pending&limit=1')).body).toMatchObject({
    items: [{ id: own.id }],
    next: expect.any(String)
  })
  await expect
    .poll(async () => (await supervisor.get('/notifications')).body.items.map(({ kind }: { kind: string }) => kind), {
      timeout: 10_000
    })
    .toContain('need.exclusionAsked')
  await queue.stop()
  for (const wrong of [clerk, worker, stranger, other]) {
    expect([403, 404]).toContain((await wrong.post(`/exclusions/${exclusion.id}/decision`, { granted: true })).status)
  }
  expect((await other.get('/exclusions')).body.items).toEqual([])

  const decided = await supervisor.post(`/exclusions/${exclusion.id}/decision`, { granted: true })
  expect(decided.body).toMatchObject({ state: 'granted', reason: '诉求不合理', text: asked.text })
  expect((await ratesOf(supervisor)).total).toMatchObject({
    needs: 3,
    excluded: 1,
    raw: { resolution: { value: 0.5, of: 2 } },
    net: { resolution: { value: 1, of: 1 } }
  })
  expect(await casesOf(supervisor, 'part=excluded')).toEqual([bad.id])
  expect(await casesOf(supervisor, 'rate=resolution&net=true')).toEqual([good.id])

  await supervisor.post(`/exclusions/${exclusion.id}/decision`, { granted: false, words: '复核后应计入' })
  expect((await ratesOf(supervisor)).total).toMatchObject({ excluded: 0, net: { resolution: { value: 0.5 } } })
  expect((await supervisor.get(`/exclusions?needId=${bad.id}`)).body.items).toMatchObject([{ state: 'ended' }])
  expect(await owed(supervisor)).toBe(1)
})

test('nobody reads figures of where they read no needs; those of a unit find nothing of a complaint about it in any', async () => {
  await using t = await startTestApp()
  const stage = await setStage(t)
  const { supervisor, worker, leader, stranger, person, organisation, raise } = stage
  await raise(worker)
  const complaint = await raise(worker, { category: 'noise', aboutOrganisationId: organisation('zone.park.mill') })
  const ofMill = await person('zone.park.mill', ['supervisor', 'zone.park'])

  for (const fold of [false, true]) {
    if (fold) await t.run('figures.fold')
    expect((await worker.get(`/rates?${march}`)).status).toBe(403)
    expect((await leader.get(`/rates?${march}`)).status).toBe(403)
    const foreign = `&organisation=${organisation('zone.park')}`
    expect((await stranger.get(`/rates?${march}${foreign}`)).status).toBe(404)
    expect((await stranger.get(`/rates/needs?${march}&by=organisation&key=${organisation('zone.park')}`)).status).toBe(
      404
    )
    expect((await ratesOf(stranger)).total.needs).toBe(0)
    expect((await ratesOf(supervisor)).total.needs).toBe(2)
    expect((await ratesOf(ofMill)).total.needs).toBe(1)
    expect((await ratesOf(ofMill, '&by=category')).rows.map(({ key }) => key)).toEqual([''])
    expect(await casesOf(ofMill, '')).not.toContain(complaint.id)
  }
  expect((await supervisor.get('/rates?from=2026-04&to=2026-03')).status).toBe(400)
  expect((await supervisor.get(`/rates/needs?${march}&by=office&key=nobody`)).status).toBe(400)
})

test('changing how satisfaction is weighed changes nothing that was judged before', async () => {
  await using t = await startTestApp()
  const stage = await setStage(t)
  const { supervisor, worker, raise, act, bring, db } = stage
  const judge = async (): Promise<void> => {
    const need = await raise(worker)
    await bring(need.id, 'answered')
    await act(worker, need.id, 'evaluate', { solved: true, score: 3 })
  }
  await judge()
  const { content } = await db.selectFrom('presetVersion').select('content').executeTakeFirstOrThrow()
  const changed = content as { needs: object }
  const next = { ...changed, needs: { ...changed.needs, rates: { partWeight: 0.2 } } }
  const row = { version: 2, loadedAt: t.clock.now, fingerprint: 'two', content: JSON.stringify(next) }
  await db.insertInto('presetVersion').values(row).execute()
  await judge()

  const { total, definition } = await ratesOf(supervisor)

  expect(total.raw.satisfaction).toMatchObject({ part: 0.8, of: 2 })
  expect(definition).toMatchObject({ version: 2, partWeight: 0.2 })
})
