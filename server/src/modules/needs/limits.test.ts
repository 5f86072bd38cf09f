import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'
import { system } from '../../kernel/call.ts'
import { getPreset, recordPreset } from '../places/index.ts'

test('a changed preset holds for new needs; what runs keeps its limits and hours, also when it is counted again', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const s = await setStage(t)
  const clockOf = async (id: string) => (await s.clerk.get(`/needs/${id}`)).body.clock
  const { id: old } = await s.raise(s.worker)
  await s.bring(old, 'handling')
  const before = await clockOf(old)

  const preset = await getPreset(s.db)
  const needs = {
    ...preset.needs,
    limits: {
      ...preset.needs.limits,
      handling: [{ amount: 9, unit: 'workingDay' as const, rule: '新规定：办理', source: '测试' }]
    }
  }
  const place = { ...preset.place, workingHours: [{ from: '10:00', to: '11:00' }] }
  const call = { place: s.slug, actor: system, now: t.clock.now, cells: t.deps.cells }
  await s.db.transaction().execute((tx) => recordPreset(tx, call, { place, needs }))

  expect(await clockOf(old)).toEqual(before)
  await s.act(s.clerk, old, 'classify', { category: 'policy', level: 'street', way: 'online' })
  expect(await clockOf(old)).toMatchObject({ dueAt: '2026-03-09T09:00:00.000Z' })
  await s.act(s.clerk, old, 'classify', s.classes)
  expect(await clockOf(old)).toEqual(before)

  const { id } = await s.raise(s.worker)
  await s.bring(id, 'dispatched')
  const { steps, dueAt } = (await s.clerk.get(`/needs/${id}`)).body.clocks.at(-1)
  expect(dueAt).toBe('2026-03-13T03:00:00.000Z')
  expect(steps[1]).toEqual({ kind: 'limit', amount: 9, unit: 'workingDay', rule: '新规定：办理' })
})

test('a need that is asked again has the limit that the place sets for that', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const s = await setStage(t)
  const preset = await getPreset(s.db)
  const { limits } = preset.needs
  const handling = [...limits.handling, { amount: 2, unit: 'workingHour' as const, again: true }]
  const needs = { ...preset.needs, limits: { ...limits, handling } }
  const call = { place: s.slug, actor: system, now: t.clock.now, cells: t.deps.cells }
  await s.db.transaction().execute((tx) => recordPreset(tx, call, { ...preset, needs }))

  const { id } = await s.raise(s.worker)
  await s.bring(id, 'answered')
  const { body } = await s.act(s.worker, id, 'reopen', { reason: '又不亮了。' })
  expect(body.clock).toMatchObject({ kind: 'handling', dueAt: '2026-03-02T04:00:00.000Z' })
})
