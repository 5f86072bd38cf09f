import type {
  Attendee,
  ChangeMeeting,
  Meeting,
  MeetingDetail,
  NewMeeting,
  Receipt,
  TakenDown
} from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { type Call, personOf } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { reachesOrganisation } from '../../kernel/grants.ts'
import { updateVersion } from '../../kernel/version.ts'
import { type NeedInSheet, needsInSheet, recordNeed } from '../needs/index.ts'
import { isHeld, meetingBefore } from './rules.ts'
import {
  type AttendeeRow,
  findAttendees,
  findMeeting,
  findMeetings,
  findNeedIds,
  insertMeeting,
  type MeetingRow,
  noteTakenDown,
  replaceAttendees
} from './store.ts'

export async function listMeetings(db: Db, call: Call): Promise<{ items: Meeting[] }> {
  return { items: await present(db, await findMeetings(db, call)) }
}

export async function callMeeting(tx: Tx, call: Call, input: NewMeeting): Promise<Meeting> {
  const { organisationId, attendees, heldAt, location, ...rest } = input
  if (!(await reachesOrganisation(tx, call, 'needs.record', organisationId))) {
    throw new AppError('organisation.notFound')
  }
  await refuseUnknown(tx, call, attendees)
  const id = uuid()
  const times = { heldAt: new Date(heldAt), createdAt: call.now }
  const row = { ...rest, ...times, id, organisationId, location: location || null, createdById: personOf(call) }
  await insertMeeting(tx, row)
  await replaceAttendees(tx, id, attendees)
  await recordAudit(tx, call, 'meeting.called', id, { title: input.title })
  return await presentOne(tx, await getMeeting(tx, call, id))
}

export async function changeMeeting(
  tx: Tx,
  call: Call,
  id: string,
  { attendees, heldAt, location, version, ...rest }: ChangeMeeting
): Promise<Meeting> {
  await getMeeting(tx, call, id)
  await refuseUnknown(tx, call, attendees)
  const changes = { ...rest, heldAt: new Date(heldAt), location: location || null }
  if (!(await updateVersion(tx, 'meeting', { id, version }, changes))) throw new AppError('conflict')
  await replaceAttendees(tx, id, attendees)
  await recordAudit(tx, call, 'meeting.changed', id, { title: rest.title })
  return await presentOne(tx, await getMeeting(tx, call, id))
}

/** 企业联席会 (W-6): a need is taken down as it is told; its clock runs from the meeting, and its story names it. */
export async function takeDown(
  tx: Tx,
  call: Call,
  secret: string,
  { id, told }: { id: string; told: TakenDown }
): Promise<Receipt> {
  const meeting = await getMeeting(tx, call, id)
  if (!isHeld(meeting, call.now)) throw new AppError('meeting.notHeldYet')
  const organisationId = told.organisationId ?? meeting.organisationId
  const input = {
    ...told,
    organisationId,
    channel: 'meeting' as const,
    collectedAt: meeting.heldAt.toISOString(),
    photos: []
  }
  const receipt = await recordNeed(tx, call, secret, input, { occasion: meeting.title })
  await noteTakenDown(tx, id, receipt.id)
  return receipt
}

export async function getDetail(db: Db, call: Call, id: string): Promise<MeetingDetail> {
  const meeting = await getMeeting(db, call, id)
  const before = meetingBefore(await findMeetings(db, call), meeting)
  return {
    ...(await report(db, call, meeting)),
    ...(before && { before: await report(db, call, before) })
  }
}

export async function report(
  db: Db,
  call: Call,
  meeting: MeetingRow
): Promise<{ meeting: Meeting; needs: NeedInSheet[] }> {
  const needs = await needsInSheet(db, call, await findNeedIds(db, meeting.id))
  return { meeting: await presentOne(db, meeting), needs }
}

export async function getMeeting(db: Db, call: Call, id: string): Promise<MeetingRow> {
  const meeting = await findMeeting(db, call, id)
  if (!meeting) throw new AppError('meeting.notFound')
  return meeting
}

/** Who came for an organisation came for one that the caller looks after. */
async function refuseUnknown(tx: Tx, call: Call, attendees: readonly Attendee[]): Promise<void> {
  for (const id of new Set(attendees.flatMap(({ organisationId }) => organisationId ?? []))) {
    if (!(await reachesOrganisation(tx, call, 'needs.record', id))) throw new AppError('organisation.notFound')
  }
}

async function presentOne(db: Db, row: MeetingRow): Promise<Meeting> {
  const [meeting] = await present(db, [row])
  return meeting!
}

async function present(db: Db, rows: readonly MeetingRow[]): Promise<Meeting[]> {
  const came = await findAttendees(
    db,
    rows.map(({ id }) => id)
  )
  const byMeeting = Map.groupBy(came, ({ meetingId }) => meetingId)
  return rows.map((row) => ({
    id: row.id,
    organisation: { id: row.organisationId, name: row.organisationName },
    title: row.title,
    heldAt: row.heldAt.toISOString(),
    ...(row.location !== null && { location: row.location }),
    agenda: row.agenda,
    attendees: (byMeeting.get(row.id) ?? []).map(toAttendee),
    needs: row.needs ?? 0,
    version: row.version
  }))
}

function toAttendee({ name, organisationId, organisationName }: AttendeeRow): Meeting['attendees'][number] {
  if (organisationId === null) return { name }
  return { name, organisation: { id: organisationId, name: organisationName ?? '' } }
}
