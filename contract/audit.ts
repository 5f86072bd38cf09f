import { z } from 'zod'

import { NeedEventKind } from './need-events.ts'
import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

const needEvents = NeedEventKind.options.map((kind) => `need.${kind}` as const)

/** What the audit trail writes down. A step of a need is named as in its story. */
export const AuditEvent = z.enum([
  ...needEvents,
  'need.contactRead',
  'need.distinguished',
  'need.importUndone',
  'callback.claimed',
  'callback.released',
  'person.created',
  'person.phoneRead',
  'account.created',
  'account.entered',
  'account.demonstration',
  'password.reset',
  'password.changed',
  'password.wrong',
  'signIn.failed',
  'signIn.locked',
  'session.opened',
  'session.ended',
  'session.revoked',
  'grant.made',
  'grant.ended',
  'handover.done',
  'organisation.created',
  'organisation.updated',
  'organisation.moved',
  'organisation.imported',
  'organisation.importUndone',
  'team.memberAdded',
  'team.memberEnded',
  'poster.created',
  'poster.retired',
  'cards.made',
  'cards.printed',
  'meeting.called',
  'meeting.changed',
  'roundPlan.founded',
  'roundPlan.changed',
  'roundPlan.ended',
  'round.opened',
  'inquiry.noted',
  'inquiry.phoneRead',
  'open311Key.issued',
  'open311Key.revoked',
  'savedFilter.removed',
  'publication.proposed',
  'publication.published',
  'publication.withdrawn',
  'webhook.created',
  'webhook.asked',
  'webhook.stopped',
  'webhook.resent',
  'preset.loaded',
  'service.created',
  'service.edited',
  'recurrence.founded',
  'recurrence.paused',
  'recurrence.resumed',
  'recurrence.ended',
  'occurrence.enrolled',
  'occurrence.withdrawn',
  'occurrence.cancelled',
  'occurrence.recorded',
  'feed.made',
  'feed.revoked',
  'timetable.made',
  'timetable.updated',
  'slot.cancelled',
  'slot.reopened',
  'slot.phonesRead',
  'booking.made',
  'booking.moved',
  'booking.cancelled',
  'booking.noted',
  'booking.promoted',
  'calendar.imported',
  'calendar.takenBack',
  'notice.agreed',
  'notice.noted',
  'ownData.exported',
  'list.exported',
  'import.uploaded',
  'import.tried',
  'import.started',
  'import.done',
  'import.failedRowsSaved',
  'import.undone',
  'audit.read'
])
export type AuditEvent = z.infer<typeof AuditEvent>

/** Who acted. A requester is not named: the trail of a need does not tell who raised it. */
export const AuditActor = z.object({
  kind: z.enum(['person', 'requester', 'system', 'stranger', 'account']),
  id: z.string().optional(),
  name: z.string().optional()
})
export type AuditActor = z.infer<typeof AuditActor>

/** On what. `label` is a code or a name; `opens` says whether the caller may look at the record itself. */
export const AuditSubject = z.object({
  kind: z.enum(['need', 'person', 'organisation', 'team', 'poster', 'other']),
  id: z.string(),
  label: z.string().optional(),
  opens: z.boolean()
})
export type AuditSubject = z.infer<typeof AuditSubject>

export const AuditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** An {@link AuditEvent}, or one that an earlier version wrote. */
  event: z.string(),
  actor: AuditActor,
  subject: AuditSubject,
  /** Values such as `reason`, `role`, `organisation`; names instead of ids. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  /** In the chain; the newest rows wait for the sealer, for a minute at most. */
  sealed: z.boolean()
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** Days are those of China, both included. */
export const AuditQuery = PageQuery.extend({
  actor: z.uuid().optional(),
  /** A code such as `XQ-2026-00012`, or the id of any record. */
  record: z.string().trim().max(60).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Separated by commas. */
  events: z
    .string()
    .max(1000)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(AuditEvent).max(60))
    .optional()
})
export type AuditQuery = z.infer<typeof AuditQuery>

/** How far the chain goes. Its head, noted down elsewhere, shows later whether the chain was made anew. */
export const AuditChain = z.object({
  sealed: z.int(),
  sealedUpTo: z.iso.datetime().optional(),
  head: z.string(),
  unsealed: z.int()
})
export type AuditChain = z.infer<typeof AuditChain>

export const auditRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/audit',
    permission: 'audit.read',
    summary: 'Who saw or changed what, newest first; asking is itself written down',
    query: AuditQuery,
    response: pageOf(AuditEntry)
  },
  export: {
    method: 'GET',
    path: '/audit/export',
    permission: 'audit.read',
    summary: 'The audit trail of a filter as an Excel file; that it was exported is itself written down',
    query: AuditQuery.omit({ after: true, limit: true }),
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  chain: {
    method: 'GET',
    path: '/audit/chain',
    permission: 'audit.read',
    summary: 'How far the trail of the place is sealed',
    response: AuditChain
  }
})
