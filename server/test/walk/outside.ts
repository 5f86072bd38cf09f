import { v7 as uuid } from 'uuid'

import { sealedColumns } from '../../src/sealed-columns.ts'
import type { TestApp, TestPerson, TestPlace } from '../harness.ts'
import type { Region, Row } from './rows.ts'

type Ground = {
  t: TestApp
  place: TestPlace
  region: Region
  top: string
  cast: { clerk: TestPerson; handler: TestPerson }
}

/** What a place has towards the outside: a key of the Open311 interface, a need that came by it and is published. */
export async function seedOutside(
  { t, place: { db }, region, top, cast }: Ground,
  needId: string
): Promise<Record<string, Row>> {
  const [key, createdAt] = [uuid(), t.clock.now]
  const held = { name: '随手拍', kind: 'employee', perMinute: 60, hint: 'hc311_seed', keyHash: `hash of ${region}` }
  await db
    .insertInto('open311Key')
    .values({ id: key, organisationId: top, ...held, createdAt })
    .execute()
  await db.insertInto('open311Report').values({ needId, keyId: key, lat: 30.5, long: 114.3, createdAt }).execute()
  const publication = uuid()
  const draft = {
    title: '路灯坏过',
    text: '路灯坏过。',
    answer: '修好了。',
    draftedAt: createdAt,
    answeredAt: createdAt,
    publishedAt: createdAt
  }
  await db
    .insertInto('publication')
    .values({ id: publication, needId, state: 'published', ...draft, draftedById: cast.handler.personId })
    .execute()
  const [webhook, event, delivery] = [uuid(), uuid(), uuid()]
  const { cell, index } = t.deps.cells.seal(sealedColumns.webhookSecret, webhook, 'whsec_c2VlZA==')
  await db
    .insertInto('webhook')
    .values({
      id: webhook,
      name: '数据中心',
      organisationId: top,
      url: 'https://example.org/hook',
      events: ['need.answered'],
      secretSealed: cell,
      secretIndex: index,
      state: 'active',
      createdAt
    })
    .execute()
  const happened = { type: 'need.answered', subject: 'XQ', at: createdAt, data: '{}' }
  await db
    .insertInto('webhookEvent')
    .values({ id: event, ...happened })
    .execute()
  await db
    .insertInto('webhookDelivery')
    .values({ id: delivery, webhookId: webhook, eventId: event, state: 'failed', nextAt: createdAt, createdAt })
    .execute()
  return {
    webhook: { id: webhook, delivery },
    publication: { id: publication },
    open311Key: { id: key, organisation: top }
  }
}
