import { v7 as uuid } from 'uuid'

import type { TestApp, TestPerson, TestPlace } from '../harness.ts'
import type { Region } from './rows.ts'

type Ground = { t: TestApp; place: TestPlace; region: Region; cast: { clerk: TestPerson } }

/** A notice of a year of the region's own, and a due time that it moved; returns the notice. */
export async function seedMove(
  { t, place: { db }, region, cast }: Ground,
  needId: string
): Promise<{ edition: string }> {
  const now = t.clock.now
  const edition = uuid()
  const year = region === 'outside' ? 2012 : 2011
  const made = { madeAt: now, madeById: cast.clerk.personId, takesBack: false }
  await db
    .insertInto('calendarEdition')
    .values({ id: edition, year, edition: 1, days: '{}', sources: '["https://www.gov.cn/notice"]', ...made })
    .execute()
  const { id: clockId } = await db
    .selectFrom('needClock')
    .select('id')
    .where('needId', '=', needId)
    .executeTakeFirstOrThrow()
  const moments = { dueBefore: now, dueAfter: now, movedAt: now }
  await db
    .insertInto('dueMove')
    .values({ id: uuid(), needId, clockId, editionId: edition, ...moments })
    .execute()
  return { edition }
}

/** Something that can be applied for; returns its id. */
export async function seedService({ t, place: { db }, region }: Omit<Ground, 'cast'>): Promise<string> {
  const id = uuid()
  const words = { name: `服务${region}`, matters: '换灯', promise: '当天', people: '帮帮队' }
  const lists = { steps: '["报修"]', papers: '[{"name":"身份证"}]', ways: '["door"]' }
  const row = { id, key: region, position: 1, category: 'lamp', ...words, ...lists, updatedAt: t.clock.now }
  await db.insertInto('serviceItem').values(row).execute()
  return id
}
