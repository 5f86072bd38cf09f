import type { Attendee } from '@hongchao/contract'
import type { Insertable } from 'kysely'
import { v7 as uuid } from 'uuid'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { visibleTo } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'
import { notAbout, pathsOf } from '../needs/index.ts'

function meetings(db: Db, call: Call) {
  return db
    .selectFrom('meeting')
    .innerJoin('organisation', 'organisation.id', 'meeting.organisationId')
    .selectAll('meeting')
    .select('organisation.name as organisationName')
    .select((eb) =>
      eb
        .selectFrom('meetingNeed')
        .innerJoin('need', 'need.id', 'meetingNeed.needId')
        .select((on) => on.cast<number>(on.fn.countAll(), 'integer').as('needs'))
        .whereRef('meetingNeed.meetingId', '=', 'meeting.id')
        // That one is missing would tell a unit that it was complained of there.
        .where(notAbout(pathsOf(call), 'need.about_path'))
        .as('needs')
    )
    .where(visibleTo(call, 'needs.record', 'organisation.path'))
}

export type MeetingRow = Awaited<ReturnType<ReturnType<typeof meetings>['execute']>>[number]

/** A place holds a dozen a year. */
export async function findMeetings(db: Db, call: Call): Promise<MeetingRow[]> {
  return await meetings(db, call).orderBy('meeting.heldAt', 'desc').orderBy('meeting.id').limit(500).execute()
}

export async function findMeeting(db: Db, call: Call, id: string): Promise<MeetingRow | undefined> {
  return await meetings(db, call).where('meeting.id', '=', id).executeTakeFirst()
}

function attendees(db: Db, meetingIds: readonly string[]) {
  return db
    .selectFrom('meetingAttendee')
    .leftJoin('organisation', 'organisation.id', 'meetingAttendee.organisationId')
    .select(['meetingAttendee.meetingId', 'meetingAttendee.name', 'meetingAttendee.organisationId'])
    .select('organisation.name as organisationName')
    .where('meetingAttendee.meetingId', 'in', meetingIds)
    .orderBy('meetingAttendee.position')
}

export type AttendeeRow = Awaited<ReturnType<ReturnType<typeof attendees>['execute']>>[number]

export async function findAttendees(db: Db, meetingIds: readonly string[]): Promise<AttendeeRow[]> {
  return meetingIds.length === 0 ? [] : await attendees(db, meetingIds).execute()
}

export async function insertMeeting(tx: Tx, meeting: Insertable<Tables['meeting']>): Promise<void> {
  await tx.insertInto('meeting').values(meeting).execute()
}

export async function replaceAttendees(tx: Tx, meetingId: string, came: readonly Attendee[]): Promise<void> {
  await tx.deleteFrom('meetingAttendee').where('meetingId', '=', meetingId).execute()
  if (came.length === 0) return
  const rows = came.map(({ name, organisationId = null }, position) => ({
    id: uuid(),
    meetingId,
    position,
    name,
    organisationId
  }))
  await tx.insertInto('meetingAttendee').values(rows).execute()
}

export async function noteTakenDown(tx: Tx, meetingId: string, needId: string): Promise<void> {
  await tx.insertInto('meetingNeed').values({ meetingId, needId }).execute()
}

/** In the order in which they were taken down. */
export async function findNeedIds(db: Db, meetingId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('meetingNeed')
    .select('needId')
    .where('meetingId', '=', meetingId)
    .orderBy('needId')
    .execute()
  return rows.map(({ needId }) => needId)
}
