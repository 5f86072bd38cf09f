import { v7 as uuid } from 'uuid'

import type { TestApp, TestPerson, TestPlace } from '../harness.ts'
import type { Region, Row } from './rows.ts'

type Ground = { t: TestApp; place: TestPlace; region: Region; cast: Record<'clerk' | 'requester', TestPerson> }

/** The requester's own dates, and those of a service, to be read by calendars. */
export async function seedFeeds(
  { t, place: { db }, region, cast }: Ground,
  recurrenceId: string
): Promise<Record<'feed' | 'serviceFeed', Row>> {
  const [own, service] = [uuid(), uuid()]
  const createdAt = t.clock.now
  const { clerk, requester } = cast
  await db
    .insertInto('feed')
    .values([
      { id: own, personId: requester.personId, tokenHash: `own ${region}`, createdById: requester.personId, createdAt },
      { id: service, recurrenceId, tokenHash: `service ${region}`, createdById: clerk.personId, createdAt }
    ])
    .execute()
  return { feed: { id: own }, serviceFeed: { id: service, recurrence: recurrenceId } }
}
