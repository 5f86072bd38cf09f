import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { run, stageWithWorker, take } from '../../../test/imports.ts'
import { setStage } from '../../../test/stage.ts'
import type { Db } from '../../kernel/db.ts'

type Similar = { id: string; code: string; title: string; office?: string; solved?: boolean; score?: number }

test('a clerk is told what a need may be, first by the preset’s own words, then by what was confirmed', async () => {
  await using t = await startTestApp()
  const { clerk, worker, supervisor, handler, boss, stranger, raise, act, bring, classes, teamId, db, close } =
    await stageWithWorker(t)
  const suggestion = async (id: string) => (await clerk.get(`/needs/${id}/suggestion`)).body

  const first = await raise(worker, { text: '宿舍门口的路灯不亮了，电话13800001234。' })
  expect(await suggestion(first.id)).toMatchObject({
    category: { key: 'lamp', words: ['路灯'], learnedFrom: 0 },
    level: { key: 'community' },
    way: { key: 'door' },
    similar: []
  })
  const unheard = await raise(worker, { text: '无人机天天在窗外盘旋。' })
  expect(await suggestion(unheard.id)).toEqual({ similar: [] })

  // A need is not learned from before somebody classifies it.
  expect(await learned(db)).toEqual([])
  await bring(first.id, 'closed')
  const second = await raise(worker, { text: '西门的路灯不亮了，走路摔跤。' })
  await bring(second.id, 'closed')
  for (const text of ['无人机在窗外盘旋，偷拍我们。', '无人机在窗外盘旋，吵得睡不着。']) {
    const { id } = await raise(worker, { text })
    await act(clerk, id, 'accept', { category: 'noise', level: 'community', way: 'online' })
  }
  await vi.waitFor(async () => expect(await learned(db)).toHaveLength(4), { timeout: 10_000 })

  expect(await suggestion(unheard.id)).toMatchObject({
    category: { key: 'noise', words: expect.arrayContaining(['窗外', '盘旋']), learnedFrom: 2 },
    level: { key: 'community', custom: { count: 2, of: 2 } },
    way: { key: 'online', custom: { count: 2, of: 2 } }
  })
  const third = await raise(worker, { text: '北门的路灯不亮了。' })
  const told = await suggestion(third.id)
  expect(told.similar.map(({ code }: Similar) => code).toSorted()).toEqual([first.code, second.code])
  expect(told.similar[0]).toMatchObject({ office: '第0队', status: 'closed', solved: true, score: 5 })
  // The rules name a team that is not there; so it is those who answered.
  expect(told.handler).toEqual({ teamId, name: '第0队', custom: { count: 2, of: 2 } })
  expect(JSON.stringify(told)).not.toContain('某人')

  for (const other of [worker, supervisor, handler, boss, stranger]) {
    expect([403, 404]).toContain((await other.get(`/needs/${third.id}/suggestion`)).status)
  }

  // Another class: what was learned is unlearned, and the votes are those of the lessons that stand.
  await act(clerk, (await raise(worker)).id, 'accept', classes)
  await act(clerk, unheard.id, 'accept', { ...classes, category: 'noise' })
  await vi.waitFor(async () => expect(await learned(db)).toHaveLength(6), { timeout: 10_000 })
  expect((await act(clerk, unheard.id, 'classify', classes)).status).toBe(200)
  await vi.waitFor(async () => expect(await learned(db)).toContainEqual({ needId: unheard.id, category: 'lamp' }), {
    timeout: 10_000
  })
  await close()
  expect(await votes(db)).toEqual(await recounted(db))

  // What nobody told of is learned at night; what is learned already stays as it is.
  const before = await votes(db)
  await db.deleteFrom('suggestionLesson').execute()
  await db.deleteFrom('suggestionVote').execute()
  await db.deleteFrom('suggestionCategory').execute()
  await t.run('suggestions.catchUp')
  expect(await votes(db)).toEqual(before)
  await t.run('suggestions.catchUp')
  expect(await votes(db)).toEqual(before)
})

test('needs that an import classified are learned from, and unlearned when it is undone', async () => {
  await using t = await startTestApp()
  const { clerk, db, close } = await stageWithWorker(t)
  const row = (number: number, text: string, category: string) => [
    number,
    '王',
    '',
    '2026-02-27 09:00',
    text,
    category,
    '139 1234 5678'
  ]
  const batch = await take(t, clerk, [
    row(1, '三号楼的路灯坏了', '路灯照明'),
    row(2, '四号楼的路灯坏了', '路灯照明'),
    row(3, '食堂太贵了', '')
  ])
  await run(clerk, batch)
  await vi.waitFor(async () => expect(await learned(db)).toHaveLength(2), { timeout: 10_000 })
  expect(await votes(db)).toEqual(await recounted(db))

  expect((await clerk.post(`/imports/${batch.id}/undone`, {})).status).toBe(200)
  await vi.waitFor(async () => expect(await learned(db)).toEqual([]), { timeout: 10_000 })
  await close()
  expect(await votes(db)).toEqual([])
})

test('who asked is never told, and nothing of a need that the clerk may not see', async () => {
  await using t = await startTestApp()
  const { clerk, worker, person, organisation, raise, act, classes, db } = await setStage(t)
  // A clerk of the mill alone: of the complaint about the mill, and of needs elsewhere, there is nothing to see.
  const millClerk = await person('zone.park.mill', ['committeeStaff', 'zone.park.mill'])
  const complaint = await raise(worker, {
    text: '纺织厂夜里排烟，味道呛人。',
    aboutOrganisationId: organisation('zone.park.mill')
  })
  const elsewhere = await raise(worker, { text: '化工厂夜里排烟，味道呛人。' })
  for (const { id } of [complaint, elsewhere]) await act(clerk, id, 'accept', { ...classes, category: 'noise' })
  const asking = await raise(worker, {
    text: '夜里又有人排烟，味道呛人。',
    organisationId: organisation('zone.park.mill')
  })
  await t.run('suggestions.catchUp')

  const all = await clerk.get(`/needs/${asking.id}/suggestion`)
  expect(all.body.similar).toHaveLength(2)
  const own = await millClerk.get(`/needs/${asking.id}/suggestion`)
  expect(own).toMatchObject({ status: 200, body: { category: { key: 'noise' }, similar: [] } })
  expect((await millClerk.get(`/needs/${complaint.id}/suggestion`)).status).toBe(404)
  expect(await learned(db)).toHaveLength(2)
})

async function learned(db: Db) {
  return await db.selectFrom('suggestionLesson').select(['needId', 'category']).execute()
}

async function votes(db: Db) {
  return await db.selectFrom('suggestionVote').selectAll().orderBy('term').orderBy('category').execute()
}

/** The votes as the lessons alone make them. */
async function recounted(db: Db) {
  return await db
    .selectFrom('suggestionLesson')
    .innerJoinLateral(sql<Part>`unnest(terms, shares)`.as<'part'>(sql`part (term, share)`), (join) => join.onTrue())
    .select(['part.term', 'category'])
    .select((eb) => [sql<number>`count(*)::int`.as('needs'), eb.fn.sum('part.share').as('share')])
    .groupBy(['part.term', 'category'])
    .orderBy('part.term')
    .orderBy('category')
    .execute()
}

type Part = { term: string; share: number }
