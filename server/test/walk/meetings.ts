import { v7 as uuid } from 'uuid'

import type { Db } from '../../src/kernel/db.ts'
import type { Row } from './rows.ts'

type Needs = Record<string, Row>

/** A meeting to which somebody came, with a need and a complaint that were taken down there. */
export async function seedMeeting(db: Db, organisationId: string, heldAt: Date, needs: Needs): Promise<Row> {
  const id = uuid()
  const row = { id, organisationId, title: '联席会', heldAt, agenda: ['诉求'], createdAt: heldAt }
  await db.insertInto('meeting').values(row).execute()
  await db
    .insertInto('meetingAttendee')
    .values({ id: uuid(), meetingId: id, position: 0, name: '来人', organisationId })
    .execute()
  await db
    .insertInto('meetingNeed')
    .values(['need', 'complaint'].map((name) => ({ meetingId: id, needId: needs[name]!.id })))
    .execute()
  return { id }
}
