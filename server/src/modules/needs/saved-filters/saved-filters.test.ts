import type { SavedFilter } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { startTestApp, type TestPerson } from '../../../../test/harness.ts'
import { setStage } from '../../../../test/stage.ts'

test('somebody saves a filter as a tab that counts by the rights of whoever looks, shares it, orders and deletes it', async () => {
  await using t = await startTestApp()
  const { clerk, supervisor, handler, worker, person, raise, act, classes, organisation, db } = await setStage(t)
  const colleague = await person('zone.park', ['supervisor', 'zone.park'])
  const office = await person('zone.park', ['handler', 'zone.park'])
  const miller = await person('zone.park.mill', ['enterpriseContact', 'zone.park.mill'])
  const listed = async (by: TestPerson): Promise<SavedFilter[]> => (await by.get('/saved-filters')).body.items
  const save = async (by: TestPerson, name: string, filter: object, shared = false) =>
    await by.post('/saved-filters', { name, filter, shared })
  const counts = async (by: TestPerson): Promise<unknown[]> =>
    (await by.get('/saved-filters/counts')).body.counts.map((each: { count: number; more: boolean }) => each.count)
  for (const level of ['community', 'street', 'street']) {
    const { id } = await raise(worker)
    await act(clerk, id, 'accept', { ...classes, level })
  }
  await raise(worker, { organisationId: organisation('zone.park.mill') })

  expect((await save(clerk, '怪', { nothing: 'x' })).body.code).toBe('invalid')
  expect((await save(clerk, '怪', { due: 'someday' })).body.code).toBe('invalid')
  await save(clerk, '街道级', { level: 'street' })
  const { body: second } = await save(clerk, '待派', { status: 'accepted', sort: 'due' })
  expect(await counts(clerk)).toEqual([2, 3])
  expect(await listed(supervisor)).toEqual([])

  const [first] = (await listed(clerk)) as [SavedFilter]
  await clerk.post('/saved-filters/order', { ids: [second.id, first.id] })
  expect(await listed(clerk)).toMatchObject([{ name: '待派', own: true, shared: false }, { name: '街道级' }])
  expect((await supervisor.post('/saved-filters/order', { ids: [first.id] })).body.code).toBe('savedFilter.notFound')

  expect((await clerk.get('/saved-filters')).body.mayShare).toBe(true)
  expect((await save(handler, '我的', { handledBy: 'me' }, true)).status).toBe(403)
  await save(clerk, '磨坊欠薪', { q: '欠薪', organisation: organisation('zone.park.mill') }, true)
  const shared = { name: '磨坊欠薪', own: false, shared: true, removable: false, by: '某人' }
  expect(await listed(colleague)).toMatchObject([shared])
  expect(await counts(colleague)).toEqual([0])
  for (const other of [miller, worker, handler, office, supervisor]) {
    expect([await listed(other), await counts(other)]).toEqual([[], []])
  }

  const remove = async (by: TestPerson, id: string) => (await t.as(by.token, 'DELETE', `park/saved-filters/${id}`)).body
  expect((await remove(supervisor, first.id)).code).toBe('savedFilter.notFound')
  expect((await t.as(clerk.token, 'PATCH', `park/saved-filters/${first.id}`, { name: '园区的' })).body.name).toBe(
    '园区的'
  )
  expect((await remove(clerk, second.id)).items).toMatchObject([{ name: '园区的' }, { shared: true }])

  for (let each = 1; each < 20; each += 1) await save(colleague, `第${each}个`, {}, true)
  expect((await save(colleague, '再一个', {}, true)).body.code).toBe('savedFilter.tooManyShared')
  expect(await listed(clerk)).toHaveLength(21)
  const [left] = (await listed(clerk)).filter(({ own }) => !own) as [SavedFilter]
  expect((await remove(clerk, left.id)).code).toBe('savedFilter.notFound')
  await db.updateTable('person').set({ active: false }).where('id', '=', colleague.personId).execute()
  expect((await listed(clerk)).find(({ id }) => id === left.id)).toMatchObject({ removable: true })
  expect((await remove(miller, left.id)).code).toBe('savedFilter.notFound')
  expect((await remove(clerk, left.id)).items).toHaveLength(20)
  const removed = db.selectFrom('audit').select('subjectId').where('event', '=', 'savedFilter.removed')
  expect(await removed.execute()).toEqual([{ subjectId: colleague.personId }])
})
