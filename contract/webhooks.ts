import { z } from 'zod'

import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

/** What another system can be told of; each is a type of CloudEvents, `cn.hongchao.dangjian.need.answered.v1`. */
export const WebhookEvent = z.enum([
  'need.submitted',
  'need.accepted',
  'need.classified',
  'need.dispatched',
  'need.takenOver',
  'need.answered',
  'need.evaluated',
  'need.reopened',
  'need.refused',
  'need.withdrawn',
  'need.merged',
  'need.unmerged',
  'need.extended',
  'need.paused',
  'need.shelved',
  'need.resumed',
  'need.dueMoved',
  'need.overdue',
  'need.published',
  'need.unpublished',
  'need.assistAsked',
  'need.assistAnswered',
  'need.assistOverdue',
  'need.whistleCalled',
  'need.whistleAnswered',
  'need.whistleOverdue',
  'need.whistleEnded',
  'need.orderIssued',
  'need.orderAnswered',
  'need.orderAcknowledged',
  'need.orderOverdue',
  'need.escalated',
  'need.escalationDecided',
  'need.escalationOverdue'
])
export type WebhookEvent = z.infer<typeof WebhookEvent>

/** `asking`: the other side has not agreed yet. `stopped`: by somebody here, or because the address said it is gone. */
export const WebhookState = z.enum(['asking', 'active', 'stopped'])
export type WebhookState = z.infer<typeof WebhookState>

/** Why something did not reach the other side. */
export const WebhookProblem = z.enum([
  'addressForbidden',
  'unknownHost',
  'refused',
  'timeout',
  'certificate',
  'unreachable',
  'notAllowed',
  'redirect',
  'gone',
  'tooMany',
  'mediaType',
  'status'
])
export type WebhookProblem = z.infer<typeof WebhookProblem>

export const Webhook = z.object({
  id: z.uuid(),
  name: z.string(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  url: z.string(),
  events: z.array(WebhookEvent),
  state: WebhookState,
  problem: WebhookProblem.optional(),
  createdAt: z.iso.datetime(),
  stoppedAt: z.iso.datetime().optional(),
  waiting: z.int(),
  failed: z.int(),
  lastDeliveredAt: z.iso.datetime().optional()
})
export type Webhook = z.infer<typeof Webhook>

export const WebhookDelivery = z.object({
  id: z.uuid(),
  /** The `id` of the event, the same in every try. */
  eventId: z.uuid(),
  type: WebhookEvent,
  subject: z.string(),
  at: z.iso.datetime(),
  state: z.enum(['waiting', 'delivered', 'failed', 'dropped']),
  attempts: z.int(),
  nextAt: z.iso.datetime().optional(),
  status: z.int().optional(),
  problem: WebhookProblem.optional(),
  deliveredAt: z.iso.datetime().optional()
})
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

export const webhookErrors = ['webhook.notFound', 'webhook.addressForbidden', 'webhook.notActive'] as const

const ById = z.object({ id: z.uuid() })

export const webhooksRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/webhooks',
    permission: 'interfaces.manage',
    summary: 'The webhooks of the caller’s subtree',
    response: z.object({ items: z.array(Webhook) })
  },
  create: {
    method: 'POST',
    path: '/webhooks',
    permission: 'interfaces.manage',
    summary: 'Tell another system what happens below an organisation; the secret that signs it is answered this once',
    body: z.object({
      name: z.string().trim().min(2).max(40),
      organisationId: z.uuid(),
      url: z.url({ protocol: /^https?$/ }).max(500),
      events: z.array(WebhookEvent).min(1).max(30)
    }),
    response: Webhook.extend({ secret: z.string() })
  },
  ask: {
    method: 'POST',
    path: '/webhooks/:id/asked',
    permission: 'interfaces.manage',
    summary: 'Ask the other side again whether it agrees',
    params: ById,
    response: Webhook
  },
  stop: {
    method: 'POST',
    path: '/webhooks/:id/stopped',
    permission: 'interfaces.manage',
    summary: 'Stop a webhook for good: what waits is dropped',
    params: ById,
    response: Webhook
  },
  deliveries: {
    method: 'GET',
    path: '/webhooks/:id/deliveries',
    permission: 'interfaces.manage',
    summary: 'What was sent to a webhook and what came of it, the newest first',
    params: ById,
    query: PageQuery,
    response: pageOf(WebhookDelivery)
  },
  resend: {
    method: 'POST',
    path: '/webhooks/:id/deliveries/:deliveryId/resent',
    permission: 'interfaces.manage',
    summary: 'Send the same event once more, under its own id',
    params: ById.extend({ deliveryId: z.uuid() }),
    response: WebhookDelivery
  }
})
