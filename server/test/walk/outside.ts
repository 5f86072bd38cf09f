import { v7 as uuid } from 'uuid'

import type { TestApp, TestPlace } from '../harness.ts'
import type { Region, Row } from './rows.ts'

type Ground = { t: TestApp; place: TestPlace; region: Region; top: string }

/** What a place has towards the outside: a key of the Open311 interface, and a need that came by it. */
export async function seedOutside(
  { t, place: { db }, region, top }: Ground,
  needId: string
): Promise<Record<string, Row>> {
  const [key, createdAt] = [uuid(), t.clock.now]
  const held = { name: '随手拍', kind: 'employee', perMinute: 60, hint: 'hc311_seed', keyHash: `hash of ${region}` }
  await db
    .insertInto('open311Key')
    .values({ id: key, organisationId: top, ...held, createdAt })
    .execute()
  await db.insertInto('open311Report').values({ needId, keyId: key, lat: 30.5, long: 114.3, createdAt }).execute()
  return { open311Key: { id: key, organisation: top } }
}
