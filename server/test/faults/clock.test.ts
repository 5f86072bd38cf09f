import { expect, test } from 'vitest'

import { verifyAudit } from '../../src/kernel/audit.ts'
import { startTestApp } from '../harness.ts'
import { setStage } from '../stage.ts'

test('a clock that steps back loses nothing: lists, keys, sessions and the audit chain hold', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T03:00:00Z') })
  const stage = await setStage(t)
  const need = { text: '路灯坏了。', kind: 'employee' }
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
