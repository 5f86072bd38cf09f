import { WebhookEvent } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import type { Call } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import { publish } from '../../kernel/events.ts'
import type { JobGround, Jobs, ScheduledJobs } from '../../kernel/jobs.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import { findFacts, findPart, type PartStep } from '../needs/index.ts'
import { getPreset, isComplaintClass, openCategories } from '../places/index.ts'
import { stop } from './actions.ts'
import { agrees, dataOf, envelopeOf, outcomeOf } from './rules.ts'
import { signed } from './sign.ts'
import {
  claimNext,
  type ClaimedDelivery,
  findDue,
  findListeners,
  forgetBefore,
  insertDeliveries,
  insertEvent,
  putOff,
  release,
  settleDelivery,
  updateWebhook
} from './store.ts'

type Step = PartStep & { event: string; occasion: string; at: string }

/** Writes down, once, what happened, and whom to tell. Of a complaint nobody outside is told. */
async function note(tx: Tx, call: Call, { event, occasion, at, ...step }: Step): Promise<void> {
  const type = WebhookEvent.safeParse(event).data
  const facts = type && (await findFacts(tx, step.needId))
  if (!type || !facts) return
  const preset = await getPreset(tx)
  if (facts.complaint || isComplaintClass(preset, facts.category)) return
  const listeners = await findListeners(tx, type, facts.path)
  if (listeners.length === 0) return

  const openClass = facts.category !== null && openCategories(preset).includes(facts.category)
  const data = JSON.stringify(dataOf(facts, openClass, await findPart(tx, type, step)))
  await insertEvent(tx, { id: occasion, type, subject: facts.code, at: new Date(at), data })
  const row = { eventId: occasion, state: 'waiting' as const, nextAt: call.now, createdAt: call.now }
  const rows = listeners.map((webhookId) => ({ id: uuid(), webhookId, ...row }))
  for (const webhookId of await insertDeliveries(tx, rows)) await publish(tx, call, 'webhook.due', { webhookId })
}

/** So much is sent to one webhook in a turn; then others have theirs. */
const turn = { deliveries: 50, ms: 10_000 }

/**
 * Sends what is due to one webhook, one after the other, while nobody else sends to it. Each call goes out between two
 * transactions: what it takes holds nobody up, and who dies in between leaves the delivery to be tried again, under the
 * same id.
 */
async function deliver(call: Call, { webhookId }: { webhookId: string }, ground: JobGround): Promise<void> {
  const { here, clock } = ground
  const ends = clock().getTime() + turn.ms
  let held: Date | undefined
  for (let count = 0; count < turn.deliveries && clock().getTime() <= ends; count += 1) {
    const now = clock()
    const claimed = await here.transaction().execute((tx) => claimNext(tx, webhookId, { now, held }))
    if (!claimed) return
    held = claimed.heldUntil
    await tryOnce(call, webhookId, claimed, ground)
  }
  await here.transaction().execute(async (tx) => {
    if (held) await release(tx, webhookId, held)
    await publish(tx, call, 'webhook.due', { webhookId })
  })
}

async function tryOnce(
  call: Call,
  webhookId: string,
  { id, attempts, url, secretSealed, eventId, ...event }: ClaimedDelivery,
  { here, outward, clock }: JobGround
): Promise<void> {
  const body = JSON.stringify(envelopeOf(call.place, { ...event, id: eventId, type: WebhookEvent.parse(event.type) }))
  const secret = call.cells.open(sealedColumns.webhookSecret, webhookId, secretSealed)
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'Hongchao',
    ...signed(secret, eventId, clock(), body)
  }
  const outcome = outcomeOf(await outward.call({ method: 'POST', url, headers, body }), attempts, clock())

  const { state, nextAt, status = null, problem = null } = outcome
  await here.transaction().execute(async (tx) => {
    const done = state === 'delivered' ? { deliveredAt: clock() } : {}
    await settleDelivery(tx, id, { state, status, problem, ...(nextAt && { nextAt }), ...done })
    if (outcome.rest && nextAt) await putOff(tx, webhookId, nextAt)
    if (outcome.stop) await stop(tx, call, webhookId, 'gone')
  })
}

/**
 * Asks whether the other side agrees; nothing is sent before. Who agreed once stays told, for while it is not, what happens
 * would be lost: of an answer that fails only the problem is noted.
 */
async function ask(
  _: Call,
  { webhookId, origin }: { webhookId: string; origin: string },
  { here, outward }: JobGround
): Promise<void> {
  const asked = here.selectFrom('webhook').select('url').where('id', '=', webhookId).where('state', '<>', 'stopped')
  const webhook = await asked.executeTakeFirst()
  if (!webhook) return
  const headers = { 'webhook-request-origin': origin, 'user-agent': 'Hongchao' }
  const problem = agrees(await outward.call({ method: 'OPTIONS', url: webhook.url, headers }), origin)
  await here.transaction().execute(async (tx) => {
    await updateWebhook(tx, webhookId, problem ? { problem } : { state: 'active', problem: null })
  })
}

export const webhookJobs = {
  'webhooks.note': note,
  'webhooks.deliver': deliver,
  'webhooks.ask': ask
} satisfies Partial<Jobs>

const keptDays = 30

export const webhooksSchedule = {
  'webhooks.sweep': async (tx: Tx, call: Call) => {
    for (const webhookId of await findDue(tx, call.now)) await publish(tx, call, 'webhook.due', { webhookId })
  },
  'webhooks.forget': async (tx: Tx, call: Call) =>
    await forgetBefore(tx, new Date(call.now.getTime() - keptDays * 86_400_000))
} satisfies Partial<ScheduledJobs>
