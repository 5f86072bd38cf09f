import type { MakeTimetable, Slot, Timetable } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { reaches, reachesOrganisation } from '../../kernel/grants.ts'
import { updateVersion } from '../../kernel/version.ts'
import { isOffered } from '../services/index.ts'
import { fillPlaces } from './places.ts'
import {
  countSlots,
  findTimetable,
  findTimetables,
  findTimetablesOf,
  insertTimetable,
  lockWaitedFor,
  type TimetableRow
} from './timetable-store.ts'
import { toSlots, toTimetable } from './views.ts'

export async function listTimetables(db: Db, call: Call): Promise<{ items: Timetable[] }> {
  return { items: (await findTimetables(db, call, 'places.manage')).map(toTimetable) }
}

export async function makeTimetable(tx: Tx, call: Call, input: MakeTimetable): Promise<Timetable> {
  if (!(await reachesOrganisation(tx, call, 'places.manage', input.organisationId)))
    throw new AppError('organisation.notFound')
  if (!(await isOffered(tx, input.serviceId))) throw new AppError('service.notFound')
  const id = uuid()
  await insertTimetable(tx, { id, ...input, createdAt: call.now })
  await recordAudit(tx, call, 'timetable.made', id, { note: input.location })
  return toTimetable(await getTimetable(tx, id))
}

type Edit = { capacity: number; active: boolean; version: number }

/**
 * More places go to those who wait. Fewer than are booked take nothing from whoever has one; they only let nobody else in.
 */
export async function updateTimetable(tx: Tx, call: Call, id: string, edit: Edit): Promise<Timetable> {
  const row = await findTimetable(tx, id)
  if (!row || !reaches(call, 'places.manage', row.path)) throw new AppError('timetable.notFound')
  const { version, ...changes } = edit
  if (!(await updateVersion(tx, 'timetable', { id, version }, changes))) throw new AppError('conflict')
  if (changes.capacity > row.capacity) await fillSlots(tx, call, id, changes.capacity)
  await recordAudit(tx, call, 'timetable.updated', id, { note: row.location })
  return toTimetable(await getTimetable(tx, id))
}

async function fillSlots(tx: Tx, call: Call, timetableId: string, capacity: number): Promise<void> {
  for (const { id: slotId, endsAt } of await lockWaitedFor(tx, timetableId, call.now)) {
    await fillPlaces(tx, call, { slotId, capacity, endsAt })
  }
}

/** What can be booked of a service, in order of time. */
export async function listSlots(db: Db, call: Call, serviceId: string): Promise<{ items: Slot[] }> {
  if (!(await isOffered(db, serviceId))) throw new AppError('service.notFound')
  const timetables = await findTimetablesOf(db, serviceId)
  if (timetables.length === 0) return { items: [] }
  const calendar = await loadCalendar(db)
  const ids = timetables.map(({ id }) => id)
  const counts = await countSlots(db, ids, call.now)
  const slots = timetables.flatMap((row) => toSlots(calendar, row, counts, call.now))
  return { items: slots.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)) }
}

async function getTimetable(db: Db, id: string): Promise<TimetableRow> {
  const row = await findTimetable(db, id)
  if (!row) throw new AppError('timetable.notFound')
  return row
}
