import { NeedQuery } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { startTestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'
import { system } from '../../kernel/call.ts'
import { listNeeds } from './list.ts'

type Listed = { id: string; code: string; title: string }

async function codes(person: TestPerson, query: string): Promise<string[]> {
  const { body } = await person.get(`/needs?${query}`)
  return body.items.map(({ code }: Listed) => code.slice(-1))
}

test.each(['newest', 'due'])(
  'a list sorted by %s is paged by key, and a row that arrives in between shifts nothing',
  async (sort) => {
    await using t = await startTestApp()
    const { worker, clerk, raise, act } = await setStage(t)
    for (let n = 0; n < 7; n += 1) {
      t.clock.now = new Date(t.clock.now.getTime() + 60_000)
      await raise(worker)
    }
    const all: Listed[] = (await clerk.get(`/needs?sort=${sort}&limit=50`)).body.items
    await act(clerk, all[6]!.id, 'refuse', { reason: '不归我们管' })
    const expected: Listed[] = (await clerk.get(`/needs?sort=${sort}&limit=50`)).body.items

    const seen: Listed[] = []
    let after = ''
    do {
      const { body } = await clerk.get(`/needs?sort=${sort}&limit=3${after && `&after=${after}`}`)
      seen.push(...body.items)
      after = body.next ?? ''
      if (seen.length === 3 && sort === 'newest') await raise(worker, { text: '中途来的一件' })
    } while (after)
    expect(seen.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
    expect((await clerk.get('/needs?after=nonsense')).body).toMatchObject({ code: 'invalid' })
  }
)

test('filters are joined, and lists of values are separated by commas', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { worker, clerk, handler, raise, act, bring, teamId, classes, organisation } = await setStage(t)
  const { id: lamp } = await raise(worker, { text: '路灯不亮' })
  await bring(lamp, 'handling')
  const { id: noise } = await raise(worker, { text: '夜里噪声大', kind: 'resident' })
  await act(clerk, noise, 'accept', { ...classes, category: 'noise', level: 'street' })
  await raise(worker, { text: '食堂太贵', organisationId: organisation('zone.park.mill') })

  expect(await codes(clerk, '')).toEqual(['3', '2', '1'])
  expect(await codes(clerk, 'status=accepted,handling')).toEqual(['2', '1'])
  expect(await codes(clerk, 'status=accepted,handling&category=noise')).toEqual(['2'])
  expect(await codes(clerk, 'level=street')).toEqual(['2'])
  expect(await codes(clerk, 'kind=resident')).toEqual(['2'])
  expect(await codes(clerk, `team=${teamId}`)).toEqual(['1'])
  expect(await codes(clerk, `organisation=${organisation('zone.park.mill')}`)).toEqual(['3'])
  expect(await codes(clerk, 'handledBy=nobody')).toEqual(['3', '2'])
  expect(await codes(handler, 'view=handling&handledBy=me')).toEqual(['1'])
  expect(await codes(worker, 'view=mine&status=handling')).toEqual(['1'])
  expect((await clerk.get('/needs/count?status=accepted,handling')).body).toEqual({ count: 2, more: false })
  expect((await clerk.get('/needs?status=nonsense')).body.code).toBe('invalid')
})

test.each([
  ['路灯', ['1']],
  ['夜里', ['2']],
  ['xq-2026-00002', ['2']],
  ['XQ-2026', ['2', '1']],
  ['100%', ['2']],
  ['_', []]
])('a search for %s finds needs %j', async (q, found) => {
  await using t = await startTestApp()
  const { worker, clerk, raise } = await setStage(t)
  await raise(worker, { text: '三号楼路灯不亮' })
  t.clock.now = new Date(t.clock.now.getTime() + 1000)
  await raise(worker, { text: '夜里噪声100%超标' })
  expect(await codes(clerk, `q=${encodeURIComponent(q)}`)).toEqual(found)
})

test('what is late, due soon and due today can be asked for', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { worker, clerk, raise, bring } = await setStage(t)
  const { id } = await raise(worker, { category: 'lamp' })
  await bring(id, 'dispatched')
  expect(await codes(clerk, 'due=open')).toEqual(['1'])
  expect(await codes(clerk, 'due=soon')).toEqual([])

  t.clock.now = new Date('2026-03-03T07:00:00Z')
  expect(await codes(clerk, 'due=soon')).toEqual(['1'])
  expect(await codes(clerk, 'due=today')).toEqual(['1'])
  t.clock.now = new Date('2026-03-03T09:00:00Z')
  expect(await codes(clerk, 'due=overdue')).toEqual(['1'])
  expect(await codes(clerk, 'due=soon')).toEqual([])
  expect(await codes(clerk, 'due=today')).toEqual(['1'])
  t.clock.now = new Date('2026-03-04T01:00:00Z')
  expect(await codes(clerk, 'due=overdue')).toEqual(['1'])
  expect(await codes(clerk, 'due=today')).toEqual([])
})

test('a list of many answers asks the database no more often than a list of one', async () => {
  await using t = await startTestApp()
  const { worker, raise, bring, slug, db } = await setStage(t)
  const call = { place: slug, actor: { ...system, personId: worker.personId }, now: t.clock.now, cells: t.deps.cells }
  let queries = 0
  const counted = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      queries += 1
      return result
    }
  })
  const queriesOfList = async (length: number): Promise<number> => {
    await bring((await raise(worker)).id, 'answered')
    queries = 0
    const { items } = await listNeeds(counted, call, NeedQuery.parse({ view: 'mine' }))
    expect(items).toHaveLength(length)
    for (const { availableActions } of items) expect(availableActions).toEqual(['evaluate', 'reopen'])
    return queries
  }
  const ofOne = await queriesOfList(1)
  expect(await queriesOfList(2)).toBe(ofOne)
})
