import { expect, test } from 'vitest'

import { verifyAudit } from '../../src/kernel/audit.ts'
import { startTestApp } from '../harness.ts'
import { setStage } from '../stage.ts'

const need = { text: '路灯坏了。', kind: 'employee' }

test('a clock that steps back loses nothing: lists, keys, sessions and the audit chain hold', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T03:00:00Z') })
  const stage = await setStage(t)
  const before = [await stage.worker.post('/needs', need, 'the-first-key'), await stage.worker.post('/needs', need)]
  await t.run('kernel.sealAudit')

  t.clock.now = new Date('2026-03-02T01:00:00Z')
  const after = [await stage.worker.post('/needs', need), await stage.worker.post('/needs', need)]
  const again = await stage.worker.post('/needs', need, 'the-first-key')
  await t.run('kernel.sweep')
  await t.run('kernel.sealAudit')

  expect(again).toEqual(before[0])
  const first = await stage.clerk.get('/needs?limit=3')
  const second = await stage.clerk.get(`/needs?limit=3&after=${first.body.next}`)
  const listed = [...first.body.items, ...second.body.items].map(({ code }: { code: string }) => code)
  expect(listed).toHaveLength(4)
  expect(new Set(listed)).toEqual(new Set([...before, ...after].map(({ body }) => body.code)))
  expect((await stage.act(stage.clerk, before[0]!.body.id, 'accept', stage.classes)).status).toBe(200)
  await t.run('kernel.sealAudit')
  const { brokenAt, unsealed } = await verifyAudit(stage.db)
  expect({ brokenAt, unsealed }).toEqual({ brokenAt: undefined, unsealed: 0 })
})

test('a need is brought to its end while the clock steps back before each step, and its story stays in order', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T03:00:00Z') })
  const { clerk, handler, worker, act, classes, teamId } = await setStage(t)
  const { id } = (await worker.post('/needs', need)).body
  const steps = [
    [clerk, 'accept', classes, 'accepted'],
    [clerk, 'dispatch', { teamId }, 'dispatched'],
    [handler, 'sign', {}, 'handling'],
    [handler, 'answer', { text: '灯泡换好了。' }, 'answered'],
    [worker, 'evaluate', { solved: true, score: 5 }, 'closed']
  ] as const

  for (const [by, action, input, status] of steps) {
    t.clock.now = new Date(t.clock.now.getTime() - 600_000)
    const { body } = await act(by, id, action, input)
    expect({ action, status: body.status, code: body.code }).toMatchObject({ action, status })
    await t.run('needs.watchClocks')
  }

  const { timeline, clocks, status } = (await clerk.get(`/needs/${id}`)).body
  const told = timeline.map(({ kind }: { kind: string }) => kind)
  expect(told).toEqual(['submitted', 'accepted', 'dispatched', 'signed', 'answered', 'evaluated'])
  expect(status).toBe('closed')
  // Each limit counts from its own start, however late the clock was afterwards.
  expect(clocks).toMatchObject([
    { kind: 'handling', startedAt: '2026-03-02T02:40:00.000Z', dueAt: '2026-03-03T09:00:00.000Z', state: 'met' },
    { kind: 'intake', startedAt: '2026-03-02T03:00:00.000Z', dueAt: '2026-03-02T06:00:00.000Z', state: 'met' }
  ])
})
