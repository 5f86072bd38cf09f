import type { PageQuery, WebhookEvent } from '@hongchao/contract'
import { type Insertable, sql, type Updateable } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { visibleTo } from '../../kernel/grants.ts'
import { positionOf } from '../../kernel/page.ts'
import type { Tables } from '../../kernel/tables.ts'

function webhooks(db: Db) {
  return db
    .selectFrom('webhook')
    .innerJoin('organisation', 'organisation.id', 'webhook.organisationId')
    .selectAll('webhook')
    .select('organisation.name as organisationName')
    .select((eb) => {
      const deliveries = eb.selectFrom('webhookDelivery').whereRef('webhookDelivery.webhookId', '=', 'webhook.id')
      const count = (state: 'waiting' | 'failed') =>
        deliveries
          .where('webhookDelivery.state', '=', state)
          .select((on) => on.cast<number>(on.fn.countAll(), 'integer').as('count'))
          .$asScalar()
          .$notNull()
      return [
        count('waiting').as('waiting'),
        count('failed').as('failed'),
        deliveries.select((on) => on.fn.max('webhookDelivery.deliveredAt').as('at')).as('lastDeliveredAt')
      ]
    })
}

export type WebhookRow = Awaited<ReturnType<ReturnType<typeof webhooks>['execute']>>[number]

export async function findWebhooks(db: Db, call: Call): Promise<WebhookRow[]> {
  return await webhooks(db)
    .where(visibleTo(call, 'interfaces.manage', 'organisation.path'))
    .orderBy('webhook.createdAt', 'desc')
    .orderBy('webhook.id')
    .limit(1000)
    .execute()
}

export async function findWebhook(db: Db, call: Call, id: string): Promise<WebhookRow | undefined> {
  return await webhooks(db)
    .where('webhook.id', '=', id)
    .where(visibleTo(call, 'interfaces.manage', 'organisation.path'))
    .executeTakeFirst()
}

export async function insertWebhook(tx: Tx, webhook: Insertable<Tables['webhook']>): Promise<void> {
  await tx.insertInto('webhook').values(webhook).execute()
}

export async function updateWebhook(tx: Tx, id: string, changes: Updateable<Tables['webhook']>): Promise<void> {
  await tx.updateTable('webhook').set(changes).where('id', '=', id).where('state', '<>', 'stopped').execute()
}

/** What waited for a webhook that is stopped. */
export async function dropWaiting(tx: Tx, webhookId: string): Promise<void> {
  await tx
    .updateTable('webhookDelivery')
    .set({ state: 'dropped' })
    .where('webhookId', '=', webhookId)
    .where('state', '=', 'waiting')
    .execute()
}

/** Who is told of such an event in an organisation at this path. */
export async function findListeners(db: Db, event: WebhookEvent, path: string): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook')
    .innerJoin('organisation', 'organisation.id', 'webhook.organisationId')
    .select('webhook.id')
    .where('webhook.state', '=', 'active')
    .where(sql<boolean>`${event} = any(webhook.events)`)
    .where(sql<boolean>`organisation.path @> ${path}::ltree`)
    .execute()
  return rows.map(({ id }) => id)
}

export async function insertEvent(tx: Tx, event: Insertable<Tables['webhookEvent']>): Promise<void> {
  await tx
    .insertInto('webhookEvent')
    .values(event)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Those that are new: a job that runs twice queues nothing twice. */
export async function insertDeliveries(tx: Tx, rows: Insertable<Tables['webhookDelivery']>[]): Promise<string[]> {
  const inserted = await tx
    .insertInto('webhookDelivery')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['webhookId', 'eventId']).doNothing())
    .returning('id')
    .execute()
  return inserted.map(({ id }) => id)
}

/** While one tries, another does not begin; who dies meanwhile leaves it to whoever comes after. */
const leaseMs = 2 * 60_000

/** A delivery under way: which try it is, and all that is sent. */
export type ClaimedDelivery = {
  webhookId: string
  attempts: number
  url: string
  secretSealed: string
  eventId: string
  type: string
  subject: string
  at: Date
  data: unknown
}

/** Takes a delivery that is due for a try, with all that is sent. */
export async function claimDelivery(tx: Tx, id: string, now: Date): Promise<ClaimedDelivery | undefined> {
  return await tx
    .updateTable('webhookDelivery')
    .from('webhook')
    .from('webhookEvent')
    .set((eb) => ({
      attempts: eb('webhookDelivery.attempts', '+', 1),
      nextAt: new Date(now.getTime() + leaseMs)
    }))
    .whereRef('webhook.id', '=', 'webhookDelivery.webhookId')
    .whereRef('webhookEvent.id', '=', 'webhookDelivery.eventId')
    .where('webhookDelivery.id', '=', id)
    .where('webhookDelivery.state', '=', 'waiting')
    .where('webhookDelivery.nextAt', '<=', now)
    .where('webhook.state', '=', 'active')
    .returning(['webhookDelivery.webhookId', 'webhookDelivery.attempts', 'webhook.url', 'webhook.secretSealed'])
    .returning(['webhookEvent.id as eventId', 'webhookEvent.type', 'webhookEvent.subject'])
    .returning(['webhookEvent.at', 'webhookEvent.data'])
    .executeTakeFirst()
}

export async function updateDelivery(
  tx: Tx,
  id: string,
  changes: Updateable<Tables['webhookDelivery']>
): Promise<void> {
  await tx.updateTable('webhookDelivery').set(changes).where('id', '=', id).execute()
}

/** By what is due, not by what there is. */
export async function findDue(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('webhookDelivery')
    .select('id')
    .where('state', '=', 'waiting')
    .where('nextAt', '<=', now)
    .orderBy('nextAt')
    .limit(500)
    .execute()
  return rows.map(({ id }) => id)
}

/** What nobody will ask for any more. */
export async function forgetBefore(tx: Tx, moment: Date): Promise<void> {
  await tx.deleteFrom('webhookDelivery').where('createdAt', '<', moment).where('state', '<>', 'waiting').execute()
  await tx
    .deleteFrom('webhookEvent')
    .where('at', '<', moment)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('webhookDelivery')
            .select('webhookDelivery.id')
            .whereRef('webhookDelivery.eventId', '=', 'webhookEvent.id')
        )
      )
    )
    .execute()
}

function deliveries(db: Db, webhookId: string) {
  return db
    .selectFrom('webhookDelivery')
    .innerJoin('webhookEvent', 'webhookEvent.id', 'webhookDelivery.eventId')
    .selectAll('webhookDelivery')
    .select(['webhookEvent.type', 'webhookEvent.subject', 'webhookEvent.at'])
    .where('webhookDelivery.webhookId', '=', webhookId)
}

export type DeliveryRow = Awaited<ReturnType<ReturnType<typeof deliveries>['execute']>>[number]

/** Newest first, one row beyond the limit. */
export async function listDeliveries(db: Db, webhookId: string, page: PageQuery): Promise<DeliveryRow[]> {
  const after = positionOf(page)
  return await deliveries(db, webhookId)
    .$if(after !== undefined, (on) =>
      on.where(sql<boolean>`(webhook_delivery.created_at, webhook_delivery.id) < (${after!.at}, ${after!.id})`)
    )
    .orderBy('webhookDelivery.createdAt', 'desc')
    .orderBy('webhookDelivery.id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

export async function findDelivery(db: Db, webhookId: string, id: string): Promise<DeliveryRow | undefined> {
  return await deliveries(db, webhookId).where('webhookDelivery.id', '=', id).executeTakeFirst()
}
