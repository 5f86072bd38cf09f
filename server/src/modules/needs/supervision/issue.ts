import { NeedId, type OrderCause } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { by, type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { publish } from '../../../kernel/events.ts'
import { getPreset } from '../../places/index.ts'
import { whoAnswered } from '../actions/merging.ts'
import { type Office, officeOf } from '../actions/office.ts'
import { countOut, workingTimeOf } from '../clocks.ts'
import { findAssist } from '../assists/store.ts'
import { type Step, wasTaken } from '../rules/supervision.ts'
import { type NeedRow, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { findTaken, insertOrder } from './store.ts'

/** `assistId` says whose part is pressed where it is not the lead's. */
type Issued = { because: OrderCause; text?: string; assistId?: string | null }

/** By itself a step is taken once, in the name of nobody; by hand in the name of the supervisor's office. */
export async function issueOrder(
  tx: Tx,
  call: Call,
  need: NeedRow,
  step: Step,
  { because, text, assistId = null }: Issued
): Promise<string | undefined> {
  const round = need.reopenedAt ? 2 : 1
  const byHand = because === 'hand'
  const past = byHand ? [] : await findTaken(tx, need.id)
  const to = await whomToPress(tx, need, assistId)
  if (!to || wasTaken(past, { step: step.key, round, assistId })) return undefined
  const limit = await limitOf(tx, call, need, step)
  const order = await insertOrder(tx, {
    id: uuid(),
    needId: need.id,
    round,
    assistId,
    step: step.key,
    name: step.name,
    because,
    ...to,
    text: text ?? null,
    issuedById: byHand ? personOf(call) : null,
    issuedAt: call.now,
    startedAt: call.now,
    ...(limit ? { state: 'open' as const, ...limit } : { state: 'told' as const, endedAt: call.now })
  })

  await tellIssued(tx, call, need, { ...order, name: step.name, assistId }, { because, text, dueAt: limit?.dueAt })
  return order.id
}

type Addressee = Omit<Office, 'name'>

async function whomToPress(tx: Tx, need: NeedRow, assistId: string | null): Promise<Addressee | undefined> {
  const { teamId, departmentId, departmentPath } = assistId
    ? await findAssist(tx, assistId)
    : await whoAnswered(tx, need)
  return teamId || departmentId ? { teamId, departmentId, departmentPath } : undefined
}

type Made = { id: string; code: string; name: string; assistId: string | null }
type Words = { because: OrderCause; text: string | undefined; dueAt: Date | undefined }

/** What needs no answer only presses. */
async function tellIssued(
  tx: Tx,
  call: Call,
  need: NeedRow,
  { id, code, name, assistId }: Made,
  { because, text, dueAt }: Words
): Promise<void> {
  const office = because === 'hand' ? await officeOf(tx, call) : null
  const told = { needId: NeedId.parse(need.id), ...by(call) }
  if (!dueAt) {
    const details = { order: name, because }
    // Who leads is not pressed by what others are late with.
    await updateNeed(tx, need.id, { ...(!assistId && { urged: need.urged + 1 }), updatedAt: call.now })
    await tell(tx, call, need.id, { kind: 'urged', public: false, office, text, details })
    if (assistId) await publish(tx, call, 'need.assistUrged', { ...told, assistId })
    else await publish(tx, call, 'need.urged', told)
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
