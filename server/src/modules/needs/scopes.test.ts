import { expect, test } from 'vitest'

import { startTestApp, type TestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'
import { movePaths } from '../../kernel/paths.ts'
import { scopeNeeds } from './store.ts'

/** Needs and organisations of which the one should stand in the scope of the other as it is, and does not; or the reverse. */
async function wronglyScoped(t: TestApp, place: string): Promise<object[]> {
  const { rows } = await t.query(`
    set search_path to place_${place}, public;
    with expected as (
      select organisation.id, need.id as need_id, status, category, about_path,
        coalesce(due_at, '9999-01-01Z') as due_at, need.created_at
      from need join organisation on organisation.path @> need.path
    ), kept as (
      select organisation_id, need_id, status, category, about_path, due_at, created_at from need_scope
    )
    (table expected except table kept) union all (table kept except table expected)`)
  return rows
}

const titles = async (person: TestPerson): Promise<string[]> =>
  (await person.get('/needs')).body.items.map(({ title }: { title: string }) => title)

test('through its whole life a need stands as it is in the scope of every organisation above it', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { worker, clerk, slug, classes, organisation, raise, bring, act } = await setStage(t)
  const about = { aboutOrganisationId: organisation('zone.park.mill') }
  const [lamp, complaint] = [await raise(worker), await raise(worker, about)]
  await act(clerk, complaint.id, 'accept', classes)
  for (const step of ['accepted', 'dispatched', 'handling', 'answered', 'closed'] as const) {
    await bring(lamp.id, step).catch(() => {})
    expect(await wronglyScoped(t, slug)).toEqual([])
  }
  await act(worker, lamp.id, 'reopen', { reason: '又坏了。' })
  expect(await wronglyScoped(t, slug)).toEqual([])
})

test('when an organisation moves, its needs leave the lists of whom it leaves and enter those of whom it joins', async () => {
  await using t = await startTestApp()
  const { worker, clerk, stranger, supervisor, slug, db, raise } = await setStage(t)
  await raise(worker, { text: '厂里的路灯。' })
  await raise(clerk, { text: '园区的路灯。' })
  await db.transaction().execute((tx) => movePaths(tx, 'zone.park.firm', 'zone.far.firm'))
  expect(await wronglyScoped(t, slug)).toEqual([])
  expect(await titles(clerk)).toEqual(['园区的路灯'])
  expect(await titles(stranger)).toEqual(['厂里的路灯'])
  expect((await titles(supervisor)).toSorted()).toEqual(['厂里的路灯', '园区的路灯'])
})

test('needs that were written by other ways are found once they are scoped, however often that is done', async () => {
  await using t = await startTestApp()
  const { worker, clerk, slug, db, raise } = await setStage(t)
  const { id } = await raise(worker)
  await t.query(`delete from place_${slug}.need_scope`)
  expect(await titles(clerk)).toEqual([])
  for (let times = 0; times < 2; times++) await db.transaction().execute((tx) => scopeNeeds(tx, [id]))
  expect(await wronglyScoped(t, slug)).toEqual([])
  expect(await titles(clerk)).toHaveLength(1)
})
