import { NeedId } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { dueTime } from '../../../kernel/calendar/index.ts'
import type { Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { publish } from '../../../kernel/events.ts'
import type { Jobs } from '../../../kernel/jobs.ts'
import { getPreset } from '../../places/index.ts'
import { findAssist } from '../assists/store.ts'
import { findHeard } from '../callbacks/said.ts'
import { workingTimeOf } from '../clocks.ts'
import { ladderOf, proposeByRule } from '../escalation/propose.ts'
import { type Happening, type Lateness, type Step, stepsAfter, stepsBy } from '../rules/supervision.ts'
import { lockAnyNeed, type NeedRow } from '../store.ts'
import { tell } from '../story.ts'
import { findCall } from '../whistles/store.ts'
import { issueOrder } from './issue.ts'
import { type DueStep, findOrder, planStep, takeDueSteps, takeLateOrders } from './store.ts'

/** A step of supervision, or a level that a rule proposes, with what starts it. */
type Measure = Pick<Step, 'key' | 'starts'>

async function measuresOf(tx: Tx, need: NeedRow): Promise<Measure[]> {
  const { needs } = await getPreset(tx, need.presetVersion)
  const levels = (await ladderOf(tx, need)).map(({ key, proposes }) => ({ key, starts: proposes }))
  return [...(needs.supervision?.steps ?? []), ...levels]
}

type Because = Happening['on'] | Lateness['on']

/** Why a step is taken, and whose part it presses where that is not the lead's. */
type Occasion = { because: Because; assistId?: string | null }

async function take(
  tx: Tx,
  call: Call,
  need: NeedRow,
  key: string,
  { because, assistId = null }: Occasion
): Promise<void> {
  const { needs } = await getPreset(tx, need.presetVersion)
  const step = needs.supervision?.steps.find((each) => each.key === key)
  if (step) await issueOrder(tx, call, need, step, { because, assistId })
  else if (isOfLead(because)) await proposeByRule(tx, call, need, key, because)
}

/** A higher level is proposed for what the lead has, not for what others are late with. */
function isOfLead(because: Because): because is Exclude<Because, 'unanswered' | 'assistOverdue' | 'whistleOverdue'> {
  return because === 'overdue' || because === 'returned' || because === 'notSolved'
}

/** What starts steps at once. The jobs may run twice; a step is taken once. */
export const supervisionJobs = {
  /** Answered as done, and not solved, as its requester evaluated or said when they were called. */
  'supervision.judge': async (tx, call, { needId }) => {
    const heard = await findHeard(tx, needId)
    if (heard?.solved === false) await start(tx, call, needId, { on: 'notSolved' })
  },
  'supervision.countReturns': async (tx, call, { needId }) => {
    const { bounces } = await lockAnyNeed(tx, needId)
    await start(tx, call, needId, { on: 'returned', times: bounces })
  }
} satisfies Partial<Jobs>

async function start(tx: Tx, call: Call, needId: string, happening: Happening): Promise<void> {
  const need = await lockAnyNeed(tx, needId)
  for (const { key } of stepsBy(await measuresOf(tx, need), happening))
    await take(tx, call, need, key, { because: happening.on })
}

type Late = Lateness & { needId: string; since: Date } & Partial<
    Record<'clockId' | 'orderId' | 'assistId' | 'callId', string>
  >

/** Plans the steps that start some time after something was late. */
export async function planSteps(
  tx: Tx,
  call: Call,
  { needId, since, clockId, orderId, assistId, callId, ...late }: Late
): Promise<void> {
  const need = await lockAnyNeed(tx, needId)
  const planned = stepsAfter(await measuresOf(tx, need), late)
  if (planned.length === 0) return
  const time = await workingTimeOf(tx, await getPreset(tx, need.presetVersion))
  for (const { step, after } of planned) {
    const at = after ? dueTime(time, since, after).at : call.now
    const of = {
      clockId: clockId ?? null,
      orderId: orderId ?? null,
      assistId: assistId ?? null,
      callId: callId ?? null
    }
    await planStep(tx, { id: uuid(), needId, step: step.key, ...of, at })
  }
}

/** Takes the steps whose moment has come, unless what they waited for has come by then. */
export async function takeSteps(tx: Tx, call: Call, batch: number): Promise<number> {
  const due = await takeDueSteps(tx, call.now, batch)
  for (const each of due) {
    if (!(await isStillLate(tx, each))) continue
    const need = await lockAnyNeed(tx, each.needId)
    await take(tx, call, need, each.step, await occasionOf(tx, each))
  }
  return due.length
}

/** What follows on an order that was not answered goes to whom that was addressed. */
async function occasionOf(tx: Tx, { clockId, orderId, assistId, callId }: DueStep): Promise<Occasion> {
  if (callId) return { because: 'whistleOverdue', assistId: (await findCall(tx, callId))!.assistId }
  if (clockId) return { because: 'overdue' }
  if (assistId) return { because: 'assistOverdue', assistId }
  const order = await findOrder(tx, orderId!)
  return { because: 'unanswered', assistId: order?.assistId ?? null }
}

async function isStillLate(tx: Tx, { clockId, orderId, assistId, callId }: DueStep): Promise<boolean> {
  if (callId) {
    const { endedAt, overdueNotedAt } = (await findCall(tx, callId))!
    return endedAt === null && overdueNotedAt !== null
  }
  if (orderId) {
    const order = await findOrder(tx, orderId)
    return order?.state === 'open' && order.overdueNotedAt !== null
  }
  if (assistId) {
    const { endedAt, overdueNotedAt } = await findAssist(tx, assistId)
    return endedAt === null && overdueNotedAt !== null
  }
  const clock = await tx
    .selectFrom('needClock')
    .select('id')
    .where('id', '=', clockId)
    .where('stoppedAt', 'is', null)
    .where('overdueNotedAt', 'is not', null)
    .executeTakeFirst()
  return clock !== undefined
}

/** Tells of orders that were not answered in time, each once, and plans what follows from that. */
export async function noteLateOrders(tx: Tx, call: Call, batch: number): Promise<number> {
  const late = await takeLateOrders(tx, call.now, batch)
  for (const { id: orderId, needId, step, name, dueAt } of late) {
    await tell(tx, call, needId, { kind: 'orderOverdue', public: false, details: { order: name } })
    await publish(tx, call, 'need.orderOverdue', { needId: NeedId.parse(needId), orderId })
    await planSteps(tx, call, { on: 'unanswered', of: step, needId, orderId, since: dueAt })
  }
  return late.length
}
