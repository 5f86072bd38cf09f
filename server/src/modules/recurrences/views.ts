import type { Occurrence, OccurrenceDetail, Recurrence, RecurrenceDetail, RecurrenceRule } from '@hongchao/contract'

import { addDays, type Calendar, dayAt, isNoticeKnown } from '../../kernel/calendar/index.ts'
import type { Call } from '../../kernel/call.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import type { Db } from '../../kernel/db.ts'
import { reaches } from '../../kernel/grants.ts'
import { findNeedTitles } from '../needs/index.ts'
import { actionsOn, occurrenceActions } from './rules.ts'
import {
  type EnrolmentRow,
  findEnrolments,
  findOccurrences,
  findOwnEnrolments,
  findRecurrences,
  type OccurrenceRow,
  type RecurrenceRow
} from './store.ts'

/** So far back the past is shown. */
const yearBack = 366
const mostAhead = 6

export async function listRecurrences(db: Db, call: Call): Promise<{ items: Recurrence[] }> {
  const rows = await findRecurrences(db)
  const calendar = await loadCalendar(db)
  const ids = rows.map(({ id }) => id)
  const dates = await findOccurrences(db, ids, dayAt(call.now))
  return {
    items: rows.map((row) =>
      toRecurrence(
        row,
        dates.filter(({ recurrenceId }) => recurrenceId === row.id).map((date) => toOccurrence(calendar, date))
      )
    )
  }
}

export async function presentRecurrence(db: Db, call: Call, row: RecurrenceRow): Promise<RecurrenceDetail> {
  const calendar = await loadCalendar(db)
  const today = dayAt(call.now)
  const rows = await findOccurrences(db, [row.id], addDays(today, -yearBack))
  const isPast = (one: OccurrenceRow): boolean => (one.heldOn ?? one.plannedOn) < today || one.state === 'done'
  const past = rows.filter(isPast).map((one) => toOccurrence(calendar, one))
  const need = row.needId === null ? undefined : (await findNeedTitles(db, call, [row.needId])).get(row.needId)
  return {
    ...toRecurrence(
      row,
      rows.filter((one) => !isPast(one)).map((one) => toOccurrence(calendar, one))
    ),
    ...(need && row.needId && { need: { id: row.needId, code: need.code } }),
    past: past.toReversed(),
    served: past.reduce((sum, { served = 0 }) => sum + served, 0),
    availableActions: actionsOn(row.state, { desk: isOfDesk(call, row) })
  }
}

export function isOfDesk(call: Call, { path }: { path: string }): boolean {
  return reaches(call, 'needs.dispatch', path)
}

export async function presentOccurrence(db: Db, call: Call, row: OccurrenceRow): Promise<OccurrenceDetail> {
  const desk = isOfDesk(call, row)
  const enrolments = desk ? await findEnrolments(db, row.id) : await findOwnEnrolments(db, call, row.id)
  return {
    ...toOccurrence(await loadCalendar(db), row),
    recurrence: { id: row.recurrenceId, name: row.name },
    enrolments: enrolments.map(toEnrolment),
    availableActions: occurrenceActions(row, { desk }, call.now)
  }
}

function toEnrolment({ organisationId, organisationName, people, names, served }: EnrolmentRow) {
  return {
    organisation: { id: organisationId, name: organisationName },
    people,
    names,
    ...(served !== null && { served })
  }
}

function toRecurrence(row: RecurrenceRow, dates: Occurrence[]): Recurrence {
  const { id, name, details, location, onHoliday, starts, ends, capacity, remindDays, firstDay, state, reason } = row
  return {
    id,
    organisation: { id: row.organisationId, name: row.organisationName },
    name,
    details,
    location,
    rule: row.rule as RecurrenceRule,
    onHoliday,
    starts,
    ends,
    ...(capacity !== null && { capacity }),
    remindDays,
    firstDay,
    state,
    ...(reason !== null && { reason }),
    dates: dates.slice(0, mostAhead)
  }
}

export function toOccurrence(calendar: Calendar, row: OccurrenceRow): Occurrence {
  const { id, plannedOn, heldOn, state, holiday, reason, organisations, people, capacity, served, others, note } = row
  return {
    id,
    plannedOn,
    ...(heldOn !== null && { heldOn }),
    state,
    ...(holiday !== null && { holiday }),
    ...(reason !== null && { reason }),
    organisations,
    people,
    ...(capacity !== null && { free: Math.max(capacity - people, 0) }),
    ...(state === 'done' && { served: served + (others ?? 0) }),
    ...(note !== null && { note }),
    provisional: !isNoticeKnown(calendar, plannedOn)
  }
}
