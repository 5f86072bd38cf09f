import type { LimitUnit } from '@hongchao/contract'
import type { Insertable } from 'kysely'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { dueTime } from '../../kernel/calendar/index.ts'
import type { Call } from '../../kernel/call.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'
import { publish } from '../../kernel/events.ts'
import { getPreset } from '../places/index.ts'
import { insertInquiries } from './inquiry-store.ts'
import { findRespondents, type RespondentRow } from './respondent-store.ts'
import { closeRounds, insertRound, type PlanRow, updateRound } from './store.ts'

/**
 * Opens the round of a month with everybody whom the plan asks, and closes the one before. Nothing where it is there
 * already, or there is nobody to ask. The plan is locked.
 */
export async function openRound(tx: Tx, call: Call, plan: PlanRow, month: string): Promise<string | undefined> {
  const respondents = await findRespondents(tx, plan.id)
  if (respondents.length === 0) return undefined
  const id = uuid()
  const limit = { limitAmount: plan.limitAmount, limitUnit: plan.limitUnit }
  const due = await dueOf(tx, { openedAt: call.now, ...limit })
  if (!(await insertRound(tx, { id, planId: plan.id, month, openedAt: call.now, ...limit, ...due }))) return undefined
  await insertInquiries(tx, respondents.map(inquiryIn(id)))
  await closeRounds(tx, plan.id, { except: id, at: call.now })
  await recordAudit(tx, call, 'round.opened', id, { note: `${plan.title} ${month}` })
  await publish(tx, call, 'round.opened', { roundId: id })
  return id
}

type Asks = Pick<RespondentRow, 'id' | 'workerId'>

export function inquiryIn(roundId: string): (asked: Asks) => Insertable<Tables['inquiry']> {
  return ({ id, workerId }) => ({
    id: uuid(),
    roundId,
    respondentId: id,
    workerId
  })
}

type Counted = { openedAt: Date; limitAmount: number; limitUnit: string }

async function dueOf(db: Db, { openedAt, limitAmount, limitUnit }: Counted) {
  const { place } = await getPreset(db)
  const time = { calendar: await loadCalendar(db), hours: place.workingHours }
  const due = dueTime(time, openedAt, { amount: limitAmount, unit: limitUnit as LimitUnit })
  return { dueAt: due.at, provisional: due.provisional, steps: JSON.stringify(due.steps) }
}

/** The holidays are known otherwise: what is open is due when it would have been had they been known. */
export async function recountRound(tx: Tx, round: Counted & { id: string; dueAt: Date }): Promise<void> {
  const due = await dueOf(tx, round)
  const moved = due.dueAt.getTime() !== round.dueAt.getTime()
  await updateRound(tx, round.id, { ...due, ...(moved && { lateNotedAt: null }) })
}
