import { v7 as uuid } from 'uuid'

import type { Db } from '../../src/kernel/db.ts'
import type { Row } from './rows.ts'

type Held = { organisationId: string; heldAt: Date; needIds: string[] }

/** A meeting to which somebody came, with needs that were taken down there. */
export async function seedMeeting(db: Db, { organisationId, heldAt, needIds }: Held): Promise<Row> {
  const id = uuid()
  const row = { id, organisationId, title: '联席会', heldAt, agenda: ['诉求'], createdAt: heldAt }
  await db.insertInto('meeting').values(row).execute()
  await db
    .insertInto('meetingAttendee')
    .values({ id: uuid(), meetingId: id, position: 0, name: '来人', organisationId })
    .execute()
  await db
    .insertInto('meetingNeed')
    .values(needIds.map((needId) => ({ meetingId: id, needId })))
    .execute()
  return { id }
}
