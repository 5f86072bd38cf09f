import type { Wall } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { startTestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

test('a screen shows how the place stands, with nothing of a person and no complaint, and may show nothing else', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const stage = await setStage(t)
  const { clerk, handler, worker, person, raise, act, bring, classes, teamId, organisation, db } = stage
  const screen = await person('zone.park', ['display', 'zone.park'])
  const shown = async (by: TestPerson): Promise<Wall> => (await by.get('/wall')).body
  const [done, late] = [await raise(worker), await raise(worker)]
  await bring(done.id, 'closed')
  await bring(late.id, 'handling')
  await raise(worker, { organisationId: organisation('zone.park.mill') })
  const { id } = await raise(worker, { category: 'noise', aboutOrganisationId: organisation('zone.park.mill') })
  await act(clerk, id, 'accept', { ...classes, category: 'noise' })
  await act(clerk, id, 'dispatch', { teamId })
  const unnamed = await raise(worker)
  await bring(unnamed.id, 'handling')
  const ofClass = async (needId: string, category: string) => {
    await db.updateTable('need').set({ category }).where('id', '=', needId).execute()
    await db.updateTable('needScope').set({ category }).where('needId', '=', needId).execute()
  }
  await ofClass(unnamed.id, 'noise')
  t.clock.now = new Date('2026-03-12T02:00:00Z')
  expect((await shown(screen)).late.map((each) => each.id)).not.toContain(unnamed.id)
  await ofClass(unnamed.id, 'divorce')
  expect((await shown(screen)).late.find((each) => each.id === unnamed.id)).not.toHaveProperty('category')
  await ofClass(unnamed.id, 'lamp')

  const before = await shown(screen)
  expect(before).toMatchObject({
    organisation: { id: organisation('zone.park') },
    at: '2026-03-12T02:00:00.000Z',
    month: '2026-03',
    total: { needs: 5, open: 4, late: 4, onTime: { value: 1, part: 1, of: 1 }, resolution: { value: 1 } },
    offices: [{ key: teamId, needs: 4, onTime: { of: 1 } }],
    moreOffices: 0,
    late: [{ id: late.id, code: late.code, category: 'lamp', office: '第0队', clock: { state: 'overdue' } }, {}, {}]
  })
  expect(before.tiles.reduce((sum, { open }) => sum + open, 0)).toBe(4)
  expect(before.late.map((each) => each.id)).not.toContain(id)
  const told = JSON.stringify(before)
  for (const word of ['路灯坏了', '某人', '噪']) expect(told).not.toContain(word)
  await t.run('figures.fold')
  expect(await shown(screen)).toEqual(before)

  expect((await screen.get('/needs')).body.items).toEqual([])
  expect((await screen.get(`/needs/${late.id}`)).status).toBe(404)
  expect((await screen.get('/rates?from=2026-03&to=2026-03')).status).toBe(403)
  expect((await handler.get('/wall')).status).toBe(403)
  const ofMill = await person('zone.park.mill', ['supervisor', 'zone.park'])
  expect((await shown(ofMill)).total).toMatchObject({ needs: 4, open: 3, late: 3 })
})
