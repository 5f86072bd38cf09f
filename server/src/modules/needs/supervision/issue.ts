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
  const issuedById = because === 'hand' ? (call.actor.personId ?? null) : null
  const limit = await limitOf(tx, call, need, step)
  const order = await insertOrder(tx, {
    id: uuid(),
    needId: need.id,
    round: need.reopenedAt ? 2 : 1,
    step: step.key,
    name: step.name,
    because,
    teamId,
    departmentId,
    departmentPath,
    text: text ?? null,
    issuedById,
    issuedAt: call.now,
    startedAt: call.now,
    ...(limit ? { state: 'open' as const, ...limit } : { state: 'told' as const, endedAt: call.now })
  })
  if (!order) return undefined

  await tellIssued(tx, call, need, { ...order, name: step.name }, { because, text, dueAt: limit?.dueAt })
  return order.id
}

type Taken = { id: string; code: string; name: string }
type Words = { because: OrderCause; text: string | undefined; dueAt: Date | undefined }

/** What needs no answer only presses. */
async function tellIssued(
  tx: Tx,
  call: Call,
  need: NeedRow,
  { id, code, name }: Taken,
  { because, text, dueAt }: Words
): Promise<void> {
  const office = because === 'hand' ? await officeOf(tx, call) : null
  const told = { needId: NeedId.parse(need.id), ...by(call) }
  if (!dueAt) {
    await updateNeed(tx, need.id, { urged: need.urged + 1, updatedAt: call.now })
    await tell(tx, call, need.id, { kind: 'urged', public: false, office, text, details: { order: name, because } })
    await publish(tx, call, 'need.urged', told)
    return
  }
  await updateNeed(tx, need.id, { updatedAt: call.now })
  const details = { order: `${name} ${code}`, because, dueAt: dueAt.toISOString() }
  await tell(tx, call, need.id, { kind: 'orderIssued', public: false, office, text, details })
  await publish(tx, call, 'need.orderIssued', { ...told, orderId: id })
}

type Counted = Omit<ReturnType<typeof countOut>, 'limit'> & { limitAmount: number; limitUnit: string }

async function limitOf(tx: Tx, call: Call, need: NeedRow, { answerWithin }: Step): Promise<Counted | undefined> {
  if (!answerWithin) return undefined
  const preset = await getPreset(tx, need.presetVersion)
  const time = await workingTimeOf(tx, preset)
  const { limit, ...counted } = countOut(time, preset, { from: call.now, limit: answerWithin })
  return { ...counted, limitAmount: limit.amount, limitUnit: limit.unit }
}
