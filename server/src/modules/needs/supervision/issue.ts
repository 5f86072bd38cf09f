import { NeedId, type OrderCause } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { by, type Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { publish } from '../../../kernel/events.ts'
import { getPreset } from '../../places/index.ts'
import { whoAnswered } from '../actions/merging.ts'
import { officeOf } from '../actions/office.ts'
import { countOut, workingTimeOf } from '../clocks.ts'
import type { Step } from '../rules/supervision.ts'
import { type NeedRow, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { insertOrder } from './store.ts'

type Issued = { because: OrderCause; text?: string }

/** By itself a step is taken in the name of nobody; by hand in the name of the supervisor's office. */
export async function issueOrder(
  tx: Tx,
  call: Call,
  need: NeedRow,
  step: Step,
  { because, text }: Issued
): Promise<string | undefined> {
  const { teamId, departmentId, departmentPath } = await whoAnswered(tx, need)
  if (!teamId && !departmentId) return undefined
  const to = { teamId, departmentId, departmentPath }
  const issuedById = because === 'hand' ? (call.actor.personId ?? null) : null
  const limit = await limitOf(tx, call, need, step)
  const order = await insertOrder(tx, {
    id: uuid(),
    needId: need.id,
    round: need.reopenedAt ? 2 : 1,
    step: step.key,
    name: step.name,
    because,
    ...to,
    text: text ?? null,
    issuedById,
    issuedAt: call.now,
    startedAt: call.now,
    ...(limit ? { state: 'open' as const, ...limit } : { state: 'told' as const, endedAt: call.now })
  })
  if (!order) return undefined

  const office = issuedById ? await officeOf(tx, call) : null
  const needId = NeedId.parse(need.id)
  if (!limit) {
    await updateNeed(tx, need.id, { urged: need.urged + 1, updatedAt: call.now })
    await tell(tx, call, need.id, {
      kind: 'urged',
      public: false,
      office,
      text,
      details: { order: step.name, because }
    })
    await publish(tx, call, 'need.urged', { needId, ...by(call) })
    return order.id
  }
  await updateNeed(tx, need.id, { updatedAt: call.now })
  const details = { order: `${step.name} ${order.code}`, because, dueAt: limit.dueAt.toISOString() }
  await tell(tx, call, need.id, { kind: 'orderIssued', public: false, office, text, details })
  await publish(tx, call, 'need.orderIssued', { needId, orderId: order.id, ...by(call) })
  return order.id
}

type Counted = Omit<ReturnType<typeof countOut>, 'limit'> & { limitAmount: number; limitUnit: string }

async function limitOf(tx: Tx, call: Call, need: NeedRow, { answerWithin }: Step): Promise<Counted | undefined> {
  if (!answerWithin) return undefined
  const preset = await getPreset(tx, need.presetVersion)
  const time = await workingTimeOf(tx, preset)
  const { limit, ...counted } = countOut(time, preset, { from: call.now, limit: answerWithin })
  return { ...counted, limitAmount: limit.amount, limitUnit: limit.unit }
}
