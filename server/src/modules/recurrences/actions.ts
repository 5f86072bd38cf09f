import type { FoundRecurrence, RecurrenceAction, RecurrenceDetail } from '@hongchao/contract'
import { foundedText } from '@hongchao/web/texts/recurrence-words.ts'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { dayAt } from '../../kernel/calendar/index.ts'
import { by, type Call, personOf } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { publish } from '../../kernel/events.ts'
import { reachesOrganisation } from '../../kernel/grants.ts'
import { eyesOn, lockNeed, noteForRequester } from '../needs/index.ts'
import { planDates } from './plan.ts'
import { actionsOn, hasBegun } from './rules.ts'
import {
  findRecurrence,
  insertRecurrence,
  lockOccurrences,
  lockRecurrence,
  type OccurrenceRow,
  type RecurrenceRow,
  updateOccurrence,
  updateRecurrence
} from './store.ts'
import { isOfDesk, presentRecurrence } from './views.ts'

/** Is the service of the caller's own desk? */
export async function isAtDesk(db: Db, call: Call, id: string): Promise<boolean> {
  const row = await findRecurrence(db, id)
  return row !== undefined && isOfDesk(call, row)
}

export async function readRecurrence(db: Db, call: Call, id: string): Promise<RecurrenceDetail> {
  const row = await findRecurrence(db, id)
  if (!row) throw new AppError('recurrence.notFound')
  return await presentRecurrence(db, call, row)
}

/**
 * Founds a service that comes back by a rule (W-8: the last Tuesday). Of the need whose answer it is the story tells, so
 * that whoever asked reads what came of it.
 */
export async function foundRecurrence(tx: Tx, call: Call, input: FoundRecurrence): Promise<RecurrenceDetail> {
  if (!(await reachesOrganisation(tx, call, 'needs.dispatch', input.organisationId)))
    throw new AppError('organisation.notFound')
  const { needId = null, rule, capacity = null, ...content } = input
  if (needId !== null) await refuseUnanswered(tx, call, needId)
  const id = uuid()
  const founded = { foundedById: personOf(call), createdAt: call.now }
  await insertRecurrence(tx, { id, ...content, needId, capacity, rule: JSON.stringify(rule), ...founded })
  const row = await lockRow(tx, id)
  await planDates(tx, call, row)
  await recordAudit(tx, call, 'recurrence.founded', id, { note: row.name })
  if (needId !== null) await noteForRequester(tx, call, needId, foundedText(input))
  return await presentRecurrence(tx, call, row)
}

async function refuseUnanswered(tx: Tx, call: Call, needId: string): Promise<void> {
  const need = await lockNeed(tx, call, needId)
  // Whoever raised it, or belongs to the unit complained of, writes nothing into its story.
  if (!need || eyesOn(need, call) !== 'staff') throw new AppError('need.notFound')
  if (need.status !== 'answered' && need.status !== 'closed') throw new AppError('recurrence.needNotAnswered')
}

type Act = { action: RecurrenceAction; reason?: string | undefined }

/**
 * What is paused keeps its dates and goes on with those still ahead; what is ended is told to whoever is enrolled. A date
 * that has begun stays what it is.
 */
export async function actOnRecurrence(
  tx: Tx,
  call: Call,
  id: string,
  { action, reason: given }: Act
): Promise<RecurrenceDetail> {
  const reason = given ?? null
  const row = await lockRow(tx, id)
  if (!isOfDesk(call, row)) throw new AppError('recurrence.notFound')
  if (!actionsOn(row.state, { desk: true }).includes(action)) throw new AppError('recurrence.actionNotAllowed')
  await updateRecurrence(tx, id, { state: outcome[action], reason: action === 'resume' ? null : reason })
  const dates = await lockOccurrences(tx, id, dayAt(call.now))
  const ahead = dates.filter((date) => !hasBegun(date, call.now))
  if (action === 'resume') await resume(tx, call, ahead)
  else await stop(tx, call, ahead, { state: action === 'pause' ? 'paused' : 'cancelled', reason })
  const changed = await lockRow(tx, id)
  await planDates(tx, call, changed)
  await recordAudit(tx, call, `recurrence.${audits[action]}`, id, { note: row.name, ...(reason && { reason }) })
  return await presentRecurrence(tx, call, changed)
}

const outcome = { pause: 'paused', resume: 'active', end: 'ended' } as const
const audits = { pause: 'paused', resume: 'resumed', end: 'ended' } as const

type Stopped = { state: 'paused' | 'cancelled'; reason: string | null }

async function stop(tx: Tx, call: Call, ahead: readonly OccurrenceRow[], to: Stopped): Promise<void> {
  for (const date of ahead.filter(({ state }) => state === 'planned' || state === 'paused')) {
    await updateOccurrence(tx, date, { ...to, updatedAt: call.now })
    if (date.organisations > 0 && date.state === 'planned')
      await publish(tx, call, 'occurrence.cancelled', { occurrenceId: date.id, ...by(call) })
  }
}

async function resume(tx: Tx, call: Call, ahead: readonly OccurrenceRow[]): Promise<void> {
  for (const date of ahead.filter(({ state }) => state === 'paused')) {
    await updateOccurrence(tx, date, { state: 'planned', reason: null, remindedAt: null, updatedAt: call.now })
    if (date.organisations > 0) await publish(tx, call, 'occurrence.resumed', { occurrenceId: date.id, ...by(call) })
  }
}

async function lockRow(tx: Tx, id: string): Promise<RecurrenceRow> {
  const row = await lockRecurrence(tx, id)
  if (!row) throw new AppError('recurrence.notFound')
  return row
}
