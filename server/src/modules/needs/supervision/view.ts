import type { Order } from '@hongchao/contract'

import type { WorkingTime } from '../../../kernel/calendar/index.ts'
import type { Call } from '../../../kernel/call.ts'
import type { Db } from '../../../kernel/db.ts'
import { explainedClock, workingTimesOf } from '../clocks.ts'
import { pathsOf } from '../reach.ts'
import { isOfUnit } from '../rules/offices.ts'
import { orderActions } from '../rules/supervision.ts'
import { orderParts } from './reach.ts'
import type { OrderRow } from './store.ts'

export async function presentOrders(db: Db, call: Call, rows: readonly OrderRow[]): Promise<Order[]> {
  const timeFor = await workingTimesOf(db, rows)
  return rows.map((row) => toOrder(call, timeFor(row), row))
}

export async function presentOrder(db: Db, call: Call, row: OrderRow): Promise<Order> {
  const [order] = await presentOrders(db, call, [row])
  return order!
}

/** A unit complained of reads that it is pressed and its own answer; what a supervisor wrote may name the requester. */
function toOrder(call: Call, time: WorkingTime, row: OrderRow): Order {
  const shielded = isOfUnit(row.aboutPath, pathsOf(call))
  const own = row.answeredById !== null && row.answeredById === call.actor.personId
  return {
    id: row.id,
    code: row.code,
    need: { id: row.needId as Order['need']['id'], code: row.needCode, ...(!shielded && { title: row.title }) },
    name: row.name,
    because: row.because,
    state: row.state,
    office: row.office,
    ...(!shielded && wordsOf(row)),
    issuedAt: row.issuedAt.toISOString(),
    ...clockOf(time, row, call.now),
    ...(row.answer && { answer: row.answer }),
    ...(row.answeredBy && { answeredBy: row.answeredBy }),
    ...(row.answeredAt && { answeredAt: row.answeredAt.toISOString() }),
    availableActions: orderActions({ state: row.state, own }, orderParts(row, call))
  }
}

function wordsOf({ text, issuedBy, remark }: OrderRow): Partial<Order> {
  return { ...(text && { text }), ...(issuedBy && { issuedBy }), ...(remark && { remark }) }
}

/** The time to answer, until the answer came. */
function clockOf(time: WorkingTime, row: OrderRow, now: Date): Pick<Order, 'clock'> {
  const { limitAmount, limitUnit, dueAt, soonAt, startedAt, provisional, steps } = row
  if (limitAmount === null || limitUnit === null || dueAt === null || soonAt === null) return {}
  const stoppedAt = row.state === 'open' ? null : (row.answeredAt ?? row.endedAt)
  const counted = { limitAmount, limitUnit, startedAt, dueAt, soonAt, provisional, steps, stoppedAt, changes: {} }
  return { clock: explainedClock(time, { kind: 'order', ...counted }, now) }
}
