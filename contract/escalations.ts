import { z } from 'zod'

import { Clock, DueStep, Limit } from './calendar.ts'
import { NeedId, NeedKey, Reason, Words } from './needs.ts'
import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

export const EscalationCause = z.enum(['overdue', 'returned', 'notSolved', 'hand'])
export type EscalationCause = z.infer<typeof EscalationCause>

/** `proposed` waits for somebody to confirm it, `open` for the level to decide. */
export const EscalationState = z.enum(['proposed', 'open', 'decided', 'dismissed', 'withdrawn'])
export type EscalationState = z.infer<typeof EscalationState>

export const EscalationAction = z.enum(['confirm', 'decide', 'dismiss', 'withdraw'])
export type EscalationAction = z.infer<typeof EscalationAction>

export const escalationErrors = [
  'escalation.notFound',
  'escalation.actionNotAllowed',
  'escalation.levelUnknown',
  'escalation.waiting'
] as const

/** 提级: a need that was put before a higher level of the place (常议、快处、共解, J-7). */
export const Escalation = z.object({
  id: z.uuid(),
  /** What the place calls the level, such as 园区党委. */
  name: z.string(),
  because: EscalationCause,
  state: EscalationState,
  reason: z.string().optional(),
  raisedBy: z.string().optional(),
  raisedAt: z.iso.datetime(),
  clock: Clock.extend({ steps: z.array(DueStep) }).optional(),
  /** What was decided, or why it was dismissed or withdrawn. */
  decision: z.string().optional(),
  endedBy: z.string().optional(),
  endedAt: z.iso.datetime().optional(),
  availableActions: z.array(EscalationAction)
})
export type Escalation = z.infer<typeof Escalation>

/** With the need that was put before it, as it stands in a list. */
export const ListedEscalation = Escalation.extend({
  need: z.object({ id: NeedId, code: z.string(), title: z.string() })
})
export type ListedEscalation = z.infer<typeof ListedEscalation>

export const EscalationView = z.enum(['open', 'all'])
export type EscalationView = z.infer<typeof EscalationView>

const EscalationQuery = PageQuery.extend({
  /** `open`: what is not ended. */
  view: EscalationView.default('open'),
  level: NeedKey.optional()
})

/** A level to which the caller can take it now. */
const Reachable = z.object({ key: NeedKey, name: z.string(), limit: Limit })

export const escalationsRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/escalations',
    permission: 'signedIn',
    summary: 'What was put before higher levels in what the caller supervises, dispatches or reads, the newest first',
    query: EscalationQuery,
    response: pageOf(ListedEscalation)
  },
  export: {
    method: 'GET',
    path: '/escalations/export',
    permission: 'signedIn',
    summary: 'The same as an Excel file',
    query: EscalationQuery.omit({ after: true, limit: true }),
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  of: {
    method: 'GET',
    path: '/needs/:id/escalations',
    permission: 'signedIn',
    summary: 'How a need was put before higher levels and what they decided, and the levels it can go to now',
    params: z.object({ id: NeedId }),
    response: z.object({ items: z.array(Escalation), reachable: z.array(Reachable) })
  },
  escalate: {
    method: 'POST',
    path: '/needs/:id/escalations',
    permission: 'signedIn',
    summary: 'Put a need before a higher level, with a reason; an office that handles it only proposes that',
    params: z.object({ id: NeedId }),
    body: z.object({ level: NeedKey, reason: Reason }),
    response: Escalation
  },
  act: {
    method: 'POST',
    path: '/escalations/:id/actions',
    permission: 'signedIn',
    summary: 'Confirm or dismiss what is proposed, record what the level decided, or take it back',
    params: z.object({ id: z.uuid() }),
    body: z.discriminatedUnion('action', [
      z.object({ action: z.literal('confirm') }),
      z.object({ action: z.literal('decide'), text: Words }),
      z.object({ action: z.literal('dismiss'), text: Reason }),
      z.object({ action: z.literal('withdraw'), text: Reason })
    ]),
    response: Escalation
  }
})
export type ActOnEscalation = z.infer<(typeof escalationsRoutes)['act']['body']>
