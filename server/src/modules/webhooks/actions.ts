import type { PageQuery, Webhook, WebhookDelivery, WebhookEvent, WebhookProblem } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { type Call, personOf } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { reachesOrganisation } from '../../kernel/grants.ts'
import { publish } from '../../kernel/events.ts'
import type { Outward } from '../../kernel/outward.ts'
import { toPage } from '../../kernel/page.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import { newSecret } from './sign.ts'
import {
  type DeliveryRow,
  dropWaiting,
  findDelivery,
  findWebhook,
  findWebhooks,
  insertWebhook,
  listDeliveries,
  requeueDelivery,
  updateWebhook,
  type WebhookRow
} from './store.ts'

export async function listWebhooks(db: Db, call: Call): Promise<{ items: Webhook[] }> {
  return { items: (await findWebhooks(db, call)).map(toWebhook) }
}

type Create = { name: string; organisationId: string; url: string; events: WebhookEvent[] }
/** The name under which the other side is asked: that of the address at which we are called. */
type Ground = { outward: Outward; origin: string }

export async function createWebhook(
  tx: Tx,
  call: Call,
  input: Create,
  { outward, origin }: Ground
): Promise<Webhook & { secret: string }> {
  if (!(await reachesOrganisation(tx, call, 'interfaces.manage', input.organisationId)))
    throw new AppError('organisation.notFound')
  if (!outward.mayCall(input.url)) {
    throw new AppError('webhook.addressForbidden', { fields: [{ field: '/url', reason: 'invalid_value' }] })
  }
  const id = uuid()
  const secret = newSecret()
  const { cell, index } = call.cells.seal(sealedColumns.webhookSecret, id, secret)
  await insertWebhook(tx, {
    id,
    ...input,
    events: [...new Set(input.events)],
    secretSealed: cell,
    secretIndex: index,
    state: 'asking',
    createdById: personOf(call),
    createdAt: call.now
  })
  await recordAudit(tx, call, 'webhook.created', id, { organisationId: input.organisationId })
  await publish(tx, call, 'webhook.asked', { webhookId: id, origin })
  return { ...toWebhook(await getWebhook(tx, call, id)), secret }
}

export async function askAgain(tx: Tx, call: Call, id: string, { origin }: Ground): Promise<Webhook> {
  const webhook = await getWebhook(tx, call, id)
  if (webhook.state === 'stopped') throw new AppError('webhook.notActive')
  await recordAudit(tx, call, 'webhook.asked', id)
  await publish(tx, call, 'webhook.asked', { webhookId: id, origin })
  return toWebhook(webhook)
}

export async function stopWebhook(tx: Tx, call: Call, id: string): Promise<Webhook> {
  const webhook = await getWebhook(tx, call, id)
  if (webhook.state !== 'stopped') await stop(tx, call, id)
  return toWebhook(await getWebhook(tx, call, id))
}

/** For good; what waits is not sent any more. */
export async function stop(tx: Tx, call: Call, id: string, problem?: WebhookProblem): Promise<void> {
  const by = call.actor.personId ?? null
  await updateWebhook(tx, id, { state: 'stopped', problem: problem ?? null, stoppedById: by, stoppedAt: call.now })
  await dropWaiting(tx, id)
  await recordAudit(tx, call, 'webhook.stopped', id)
}

export async function pageOfDeliveries(
  db: Db,
  call: Call,
  id: string,
  page: PageQuery
): Promise<{ items: WebhookDelivery[]; next?: string }> {
  await getWebhook(db, call, id)
  const rows = await listDeliveries(db, id, page)
  return toPage(rows, page, (row) => ({ at: row.createdAt, id: row.id }), toDelivery)
}

/** The same event under its own id, from the first try on: whoever has it already knows it again. */
export async function resend(
  tx: Tx,
  call: Call,
  { id, deliveryId }: { id: string; deliveryId: string }
): Promise<WebhookDelivery> {
  const webhook = await getWebhook(tx, call, id)
  const delivery = await findDelivery(tx, id, deliveryId)
  if (!delivery) throw new AppError('webhook.notFound')
  if (webhook.state !== 'active') throw new AppError('webhook.notActive')
  await requeueDelivery(tx, deliveryId, call.now)
  await recordAudit(tx, call, 'webhook.resent', id)
  await publish(tx, call, 'webhook.due', { webhookId: id })
  return toDelivery((await findDelivery(tx, id, deliveryId))!)
}

async function getWebhook(db: Db, call: Call, id: string): Promise<WebhookRow> {
  const webhook = await findWebhook(db, call, id)
  if (!webhook) throw new AppError('webhook.notFound')
  return webhook
}

function toWebhook({
  id,
  name,
  organisationId,
  organisationName,
  url,
  state,
  waiting,
  failed,
  ...row
}: WebhookRow): Webhook {
  return {
    id,
    name,
    organisation: { id: organisationId, name: organisationName },
    url,
    events: row.events as WebhookEvent[],
    state,
    ...(row.problem && { problem: row.problem as WebhookProblem }),
    createdAt: row.createdAt.toISOString(),
    ...(row.stoppedAt && { stoppedAt: row.stoppedAt.toISOString() }),
    waiting,
    failed,
    ...(row.lastDeliveredAt && { lastDeliveredAt: row.lastDeliveredAt.toISOString() })
  }
}

function toDelivery({ id, eventId, subject, state, attempts, ...row }: DeliveryRow): WebhookDelivery {
  return {
    id,
    eventId,
    type: row.type as WebhookEvent,
    subject,
    at: row.at.toISOString(),
    state,
    attempts,
    ...(state === 'waiting' && { nextAt: row.nextAt.toISOString() }),
    ...(row.status !== null && { status: row.status }),
    ...(row.problem && { problem: row.problem as WebhookProblem }),
    ...(row.deliveredAt && { deliveredAt: row.deliveredAt.toISOString() })
  }
}
