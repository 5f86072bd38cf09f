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

/** The webhooks for which there is something new: a job that runs twice queues nothing twice. */
export async function insertDeliveries(tx: Tx, rows: Insertable<Tables['webhookDelivery']>[]): Promise<string[]> {
  const inserted = await tx
    .insertInto('webhookDelivery')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['webhookId', 'eventId']).doNothing())
    .returning('webhookId')
    .execute()
  return inserted.map(({ webhookId }) => webhookId)
}

/** While one sends, another does not begin; who dies meanwhile leaves it to whoever comes after. */
const leaseMs = 2 * 60_000

/** A delivery under way: which try it is, all that is sent, and until when the webhook is held for it. */
export type ClaimedDelivery = {
  id: string
  attempts: number
  url: string
  secretSealed: string
  heldUntil: Date
  eventId: string
  type: string
  subject: string
  at: Date
  data: unknown
}

type Turn = { now: Date; held: Date | undefined }

/**
 * Takes the next delivery of a webhook that is due, and holds the webhook; where none is due, lets it go. `held` is until
 * when the caller holds it already. Nothing while another holds it.
 */
export async function claimNext(tx: Tx, webhookId: string, { now, held }: Turn): Promise<ClaimedDelivery | undefined> {
  const webhook = await tx
    .selectFrom('webhook')
    .select(['url', 'secretSealed', 'state', 'heldUntil'])
    .where('id', '=', webhookId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!webhook || !isFree(webhook, { now, held })) return undefined
  const until = new Date(now.getTime() + leaseMs)
  const next = webhook.state === 'active' ? await takeDue(tx, webhookId, now, until) : undefined
  await hold(tx, webhookId, next ? until : null)
  const { url, secretSealed } = webhook
  return next && { ...next, url, secretSealed, heldUntil: until }
}

function isFree({ heldUntil }: { heldUntil: Date | null }, { now, held }: Turn): boolean {
  return held ? heldUntil?.getTime() === held.getTime() : heldUntil === null || heldUntil <= now
}

async function takeDue(tx: Tx, webhookId: string, now: Date, until: Date) {
  return await tx
    .updateTable('webhookDelivery')
    .from('webhookEvent')
    .set((eb) => ({ attempts: eb('webhookDelivery.attempts', '+', 1), nextAt: until }))
    .whereRef('webhookEvent.id', '=', 'webhookDelivery.eventId')
    .where('webhookDelivery.id', '=', (eb) =>
      eb
        .selectFrom('webhookDelivery as due')
        .select('due.id')
        .where('due.webhookId', '=', webhookId)
        .where('due.state', '=', 'waiting')
        .where('due.nextAt', '<=', now)
        .orderBy('due.nextAt')
        .orderBy('due.id')
        .limit(1)
    )
    .returning(['webhookDelivery.id', 'webhookDelivery.attempts', 'webhookEvent.id as eventId'])
    .returning(['webhookEvent.type', 'webhookEvent.subject', 'webhookEvent.at', 'webhookEvent.data'])
    .executeTakeFirst()
}

async function hold(tx: Tx, webhookId: string, heldUntil: Date | null): Promise<void> {
  await tx.updateTable('webhook').set({ heldUntil }).where('id', '=', webhookId).execute()
}

/** Lets others have their turn, if the caller still holds it. */
export async function release(tx: Tx, webhookId: string, held: Date): Promise<void> {
  await tx
    .updateTable('webhook')
    .set({ heldUntil: null })
    .where('id', '=', webhookId)
    .where('heldUntil', '=', held)
    .execute()
}

export async function requeueDelivery(tx: Tx, id: string, nextAt: Date): Promise<void> {
  await tx.updateTable('webhookDelivery').set({ state: 'waiting', attempts: 0, nextAt }).where('id', '=', id).execute()
}

/** What came of a try. What was dropped meanwhile stays dropped, unless it arrived. */
export async function settleDelivery(
  tx: Tx,
  id: string,
  changes: Updateable<Tables['webhookDelivery']>
): Promise<void> {
  await tx
    .updateTable('webhookDelivery')
    .set(changes)
    .where('id', '=', id)
    .$if(changes.state !== 'delivered', (on) => on.where('state', '=', 'waiting'))
    .execute()
}

/** Nothing that waits for the webhook is tried before. */
export async function putOff(tx: Tx, webhookId: string, until: Date): Promise<void> {
  await tx
    .updateTable('webhookDelivery')
    .set({ nextAt: until })
    .where('webhookId', '=', webhookId)
    .where('state', '=', 'waiting')
    .where('nextAt', '<', until)
    .execute()
}

/** The webhooks to which something is due, and nobody sends. */
export async function findDue(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook')
    .select('id')
    .where('state', '=', 'active')
    .where((eb) => eb.or([eb('heldUntil', 'is', null), eb('heldUntil', '<=', now)]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('webhookDelivery')
          .select('webhookDelivery.id')
          .whereRef('webhookDelivery.webhookId', '=', 'webhook.id')
          .where('webhookDelivery.state', '=', 'waiting')
          .where('webhookDelivery.nextAt', '<=', now)
      )
    )
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
