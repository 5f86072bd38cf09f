import type { NeedDetail } from '@hongchao/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { startTestApp, type TestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

const lamp = '三号楼门口的路灯坏了，晚上看不见路。'
const lampToo = '三号楼门口路灯坏了好几天，我妈妈晚上看不见路，请修一修。'

/** A park in which two neighbours, who know nothing of each other, reported the same. */
async function setNeighbours(t: TestApp) {
  const stage = await setStage(t)
  const neighbour = await stage.person('zone.park.mill', ['resident', 'zone.park.mill'])
  const first = await stage.raise(stage.worker, { text: lamp, phone: '13800001111' })
  const second = await stage.raise(neighbour, { text: lampToo, phone: '13900002222' })
  return { ...stage, neighbour, first, second }
}

async function detail(by: TestPerson, id: string): Promise<NeedDetail> {
  return (await by.get(`/needs/${id}`)).body as NeedDetail
}

function kinds({ timeline }: NeedDetail): string[] {
  return timeline.map(({ kind }) => kind)
}

test(
  'of two needs that were merged each requester is told of every step, and each evaluates for themselves',
  { timeout: 60_000 },
  async () => {
    await using t = await startTestApp()
    const { clerk, worker, neighbour, first, second, act, bring, slug } = await setNeighbours(t)
    const worked = await t.startWorker()

    const merged = await act(clerk, second.id, 'merge', { intoId: first.id })
    expect(merged.body).toMatchObject({ status: 'merged', master: { code: first.code, status: 'submitted' } })
    await bring(first.id, 'answered')

    const theirs = await detail(neighbour, second.id)
    expect(kinds(theirs)).toEqual(['submitted', 'merged', 'accepted', 'dispatched', 'signed', 'answered'])
    expect(theirs).toMatchObject({
      status: 'answered',
      answer: '灯泡换好了。',
      availableActions: ['evaluate', 'reopen']
    })
    expect((await neighbour.get('/todo')).body.later).toMatchObject([{ id: second.id }])
    await expect
      .poll(async () => (await neighbour.get('/notifications')).body.items.map((each: { kind: string }) => each.kind), {
        timeout: 10_000
      })
      .toEqual(expect.arrayContaining(['need.merged', 'need.accepted', 'need.dispatched', 'need.answered']))
    await worked.stop()

    await act(neighbour, second.id, 'evaluate', { solved: false, score: 2, words: '还是暗' })
    expect(await detail(neighbour, second.id)).toMatchObject({ status: 'closed', evaluation: { solved: false } })
    expect(await detail(worker, first.id)).toMatchObject({
      status: 'answered',
      availableActions: ['evaluate', 'reopen']
    })
    await act(worker, first.id, 'evaluate', { solved: true, score: 5 })
    expect(await detail(worker, first.id)).toMatchObject({ status: 'closed', evaluation: { solved: true, score: 5 } })

    const byKey = await t.as(undefined, 'POST', `${slug}/needs/looked-up`, { code: second.code, key: second.key })
    expect(byKey.body).toMatchObject({ status: 'closed', answer: '灯泡换好了。' })
  }
)

test('of a neighbour whose need was merged with theirs, nobody learns more than that there is one', async () => {
  await using t = await startTestApp()
  const { clerk, worker, neighbour, first, second, act, bring, slug } = await setNeighbours(t)
  const paths = (id: string): string[] => [`/needs/${id}`, '/needs?view=mine', '/todo', '/notifications']
  const readBy = async (person: TestPerson, own: typeof first): Promise<string> => {
    const pages = await Promise.all(paths(own.id).map((path) => person.get(path)))
    const byKey = await t.as(undefined, 'POST', `${slug}/needs/looked-up`, { code: own.code, key: own.key })
    return JSON.stringify([...pages, byKey].map(({ body }) => body))
  }
  await act(clerk, second.id, 'merge', { intoId: first.id })
  for (const status of ['accepted', 'dispatched', 'handling', 'answered'] as const) {
    if (status === 'accepted') await bring(first.id, 'accepted')
    const [ofWorker, ofNeighbour] = [await readBy(worker, first), await readBy(neighbour, second)]
    for (const secret of [second.id, second.code, '我妈妈', '2222']) expect(ofWorker).not.toContain(secret)
    for (const secret of [first.id, first.code, '看不见路。', '1111']) expect(ofNeighbour).not.toContain(secret)
  }
  expect(await detail(worker, first.id)).toMatchObject({ absorbed: 1, merged: [] })
  expect(await detail(clerk, first.id)).toMatchObject({ merged: [{ code: second.code, text: lampToo, joined: false }] })
  expect((await worker.get(`/needs/${second.id}`)).status).toBe(404)
  expect((await worker.post(`/needs/${second.id}/actions`, { action: 'unmerge' })).status).toBe(404)
})

test('a need that is given back has its own course again, and its clock runs on from the day it was collected', async () => {
  await using t = await startTestApp()
  const { clerk, neighbour, first, second, act, bring } = await setNeighbours(t)
  await bring(second.id, 'handling')
  const before = await detail(clerk, second.id)
  await act(clerk, second.id, 'merge', { intoId: first.id })
  expect((await detail(neighbour, second.id)).clock).toBeUndefined()

  t.clock.now = new Date('2026-03-03T03:00:00Z')
  const { body: after } = await act(clerk, second.id, 'unmerge', { reason: '不是同一盏灯' })
  expect(after).toMatchObject({ status: 'handling', handler: before.handler, clock: { dueAt: before.clock!.dueAt } })
  expect(after.clock).not.toHaveProperty('stoppedAt')
  expect(kinds(after).slice(-2)).toEqual(['merged', 'unmerged'])
  expect((await detail(clerk, first.id)).merged).toEqual([])
})

test('what was answered with another is reopened for itself, by those who answered', async () => {
  await using t = await startTestApp()
  const { clerk, worker, neighbour, first, second, act, bring, teamId } = await setNeighbours(t)
  await act(clerk, second.id, 'merge', { intoId: first.id })
  await bring(first.id, 'answered')
  const { body } = await act(neighbour, second.id, 'reopen', { reason: '又坏了' })
  expect(body).toMatchObject({ status: 'dispatched', team: { id: teamId }, clock: { kind: 'handling' } })
  expect(body).not.toHaveProperty('master')
  expect(await detail(worker, first.id)).toMatchObject({ status: 'answered' })
})

test('where the master is refused the others are, and where its requester withdraws they go on', async () => {
  await using t = await startTestApp()
  const { clerk, worker, neighbour, first, second, act, raise } = await setNeighbours(t)
  await act(clerk, second.id, 'merge', { intoId: first.id })
  await act(worker, first.id, 'withdraw')
  const again = await detail(neighbour, second.id)
  expect(again).toMatchObject({ status: 'submitted', clock: { kind: 'intake' } })

  const third = await raise(worker, { text: lamp })
  await act(clerk, third.id, 'merge', { intoId: second.id })
  await act(clerk, second.id, 'refuse', { reason: '路灯属于小区自管' })
  expect(await detail(worker, third.id)).toMatchObject({ status: 'refused' })
  expect(kinds(await detail(worker, third.id))).toContain('refused')
})

test('a chain is never made: what was merged moves along, and nothing is merged into what is merged itself', async () => {
  await using t = await startTestApp()
  const { clerk, worker, first, second, act, raise } = await setNeighbours(t)
  const third = await raise(worker, { text: lamp })
  await act(clerk, third.id, 'merge', { intoId: second.id })
  const refused = await act(clerk, first.id, 'merge', { intoId: third.id })
  expect(refused).toMatchObject({ status: 409, body: { code: 'need.mergeNotPossible' } })
  await act(clerk, second.id, 'merge', { intoId: first.id })
  const { merged } = await detail(clerk, first.id)
  expect(merged.map(({ code }) => code)).toEqual([second.code, third.code])
})

test('a complaint is merged with complaints of the same unit only', async () => {
  await using t = await startTestApp()
  const { clerk, worker, first, act, raise, organisation } = await setNeighbours(t)
  const complaint = await raise(worker, { text: lamp, aboutOrganisationId: organisation('zone.park.mill') })
  const refused = await act(clerk, complaint.id, 'merge', { intoId: first.id })
  expect(refused.body).toMatchObject({ code: 'need.mergeNotPossible', details: { because: 'otherUnit' } })
})

test('only who receives for both may merge them', async () => {
  await using t = await startTestApp()
  const { supervisor, handler, stranger, worker, first, second, act } = await setNeighbours(t)
  for (const person of [supervisor, handler, stranger, worker]) {
    const { status } = await act(person, second.id, 'merge', { intoId: first.id })
    expect([403, 404]).toContain(status)
  }
})

test('whatever is merged and given back, in whatever order, has lost nothing', async () => {
  await using t = await startTestApp()
  const stage = await setNeighbours(t)
  const { clerk, worker, act, raise } = stage
  const ids = [stage.first.id, stage.second.id, (await raise(worker)).id, (await raise(worker)).id]
  await stage.bring(ids[2]!, 'accepted')
  await stage.bring(ids[3]!, 'dispatched')
  const before = await Promise.all(ids.map(async (id) => kept(await detail(clerk, id))))

  const step = fc.record({ merge: fc.boolean(), one: fc.nat(3), other: fc.nat(3) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      for (const { merge, one, other } of steps) {
        const { status } = await act(clerk, ids[one]!, merge ? 'merge' : 'unmerge', merge ? { intoId: ids[other] } : {})
        expect([200, 409]).toContain(status)
      }
      for (const id of ids) await act(clerk, id, 'unmerge')
      const after = await Promise.all(ids.map(async (id) => kept(await detail(clerk, id))))
      expect(after).toEqual(before)
    }),
    { numRuns: 15 }
  )
})

const merging = new Set(['merged', 'unmerged', 'absorbed', 'released'])

/** All of a need but that it was merged and given back. */
function kept(need: NeedDetail): object {
  return { ...need, updatedAt: undefined, timeline: need.timeline.filter(({ kind }) => !merging.has(kind)) }
}
