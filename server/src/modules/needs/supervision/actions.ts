import { type ActOnOrder, NeedId, type Order } from '@hongchao/contract'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import { getPreset } from '../../places/index.ts'
import { officeOf } from '../actions/office.ts'
import { countOut, workingTimeOf } from '../clocks.ts'
import { orderAfter, refusalOfOrder } from '../rules/supervision.ts'
import { lockAnyNeed, lockNeed, type NeedRow, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { partsOf } from '../view.ts'
import { issueOrder } from './issue.ts'
import { orderParts } from './reach.ts'
import { findOrder, type OrderRow, updateOrder } from './store.ts'
import { presentOrder } from './view.ts'

/** 督办: by hand, with words of the supervisor's own. */
export async function issueByHand(
  tx: Tx,
  call: Call,
  id: string,
  { step: key, text }: { step: string; text: string }
): Promise<Order> {
  const need = await lockNeed(tx, call, id)
  if (!need) throw new AppError('need.notFound')
  if (!partsOf(need, call).includes('supervisor')) throw new AppError('forbidden')
  const { needs } = await getPreset(tx, need.presetVersion)
  const step = needs.supervision?.steps.find((each) => each.key === key && each.answerWithin)
  if (!step) throw new AppError('order.stepUnknown', { fields: [{ field: '/step', reason: 'invalid_value' }] })
  const issued = await issueOrder(tx, call, need, step, { because: 'hand', text })
  if (!issued) throw new AppError('order.nobody')
  return await presented(tx, call, issued)
}

/** Takes an order a step further, as whoever the caller is in it. */
export async function actOnOrder(tx: Tx, call: Call, id: string, input: ActOnOrder): Promise<Order> {
  const found = await findOrder(tx, id)
  if (!found) throw new AppError('order.notFound')
  // Whoever takes a step with an order holds its need, and sees the order as it stands then.
  const need = await lockAnyNeed(tx, found.needId)
  const order = (await findOrder(tx, id))!
  const parts = orderParts(order, call)
  if (parts.length === 0) throw new AppError('order.notFound')
  const own = order.answeredById === personOf(call)
  const refusal = refusalOfOrder({ state: order.state, own }, input.action, parts)
  if (refusal === 'order.notFound') throw new AppError('forbidden')
  if (refusal) throw new AppError(refusal, { action: input.action, state: order.state })

  await takes[input.action](tx, call, need, order, input.text)
  await updateNeed(tx, need.id, { updatedAt: call.now })
  return await presented(tx, call, id)
}

type TakeOrder = (tx: Tx, call: Call, need: NeedRow, order: OrderRow, text: string | undefined) => Promise<void>

const takes: Record<ActOnOrder['action'], TakeOrder> = {
  answer: async (tx, call, need, order, text) => {
    const answered = { answer: text ?? '', answeredById: personOf(call), answeredAt: call.now }
    await updateOrder(tx, order.id, { state: orderAfter('answer'), ...answered })
    await told(tx, call, need, order, { kind: 'orderAnswered', office: order.office, text })
  },
  acknowledge: async (tx, call, need, order, text) => {
    await decide(tx, call, order, 'acknowledge', text)
    await told(tx, call, need, order, { kind: 'orderAcknowledged', text })
  },
  /** Its limit begins anew. */
  sendBack: async (tx, call, need, order, text) => {
    const preset = await getPreset(tx, need.presetVersion)
    const limit = { amount: order.limitAmount!, unit: order.limitUnit as Limit['unit'] }
    const time = await workingTimeOf(tx, preset)
    const { limit: _limit, ...counted } = countOut(time, preset, { from: call.now, limit })
    const anew = { ...counted, startedAt: call.now, overdueNotedAt: null }
    await updateOrder(tx, order.id, {
      ...anew,
      state: orderAfter('sendBack'),
      remark: text ?? null,
      decidedById: personOf(call)
    })
    await told(tx, call, need, order, { kind: 'orderSentBack', text, dueAt: counted.dueAt })
  },
  lift: async (tx, call, need, order, text) => {
    await decide(tx, call, order, 'lift', text)
    await told(tx, call, need, order, { kind: 'orderLifted', text })
  }
}

type Limit = Parameters<typeof countOut>[2]['limit']

async function decide(
  tx: Tx,
  call: Call,
  { id }: OrderRow,
  action: 'acknowledge' | 'lift',
  text: string | undefined
): Promise<void> {
  const decided = { remark: text || null, decidedById: personOf(call), endedAt: call.now }
  await updateOrder(tx, id, { state: orderAfter(action), ...decided })
}

type Told = {
  kind: `order${'Answered' | 'Acknowledged' | 'SentBack' | 'Lifted'}`
  office?: string
  text: string | undefined
  dueAt?: Date
}

async function told(
  tx: Tx,
  call: Call,
  need: NeedRow,
  { id, name, code }: OrderRow,
  { kind, office, text, dueAt }: Told
): Promise<void> {
  const details = { order: `${name} ${code}`, ...(dueAt && { dueAt: dueAt.toISOString() }) }
  const speaks = office ?? (await officeOf(tx, call))
  await tell(tx, call, need.id, { kind, public: false, office: speaks, text: text || undefined, details })
  await publish(tx, call, `need.${kind}`, { needId: NeedId.parse(need.id), orderId: id, by: personOf(call) })
}

async function presented(tx: Tx, call: Call, id: string): Promise<Order> {
  const order = await findOrder(tx, id)
  return await presentOrder(tx, call, order!)
}
