import { z } from 'zod'

import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

export const NotificationKind = z.enum([
  'need.submitted',
  'need.accepted',
  'need.dispatched',
  'need.toSign',
  'need.assigned',
  'need.returned',
  'need.answered',
  'need.refused',
  'need.withdrawn',
  'need.reopened',
  'need.evaluated',
  'need.merged',
  'need.unmerged',
  'need.urged',
  'need.dueSoon',
  'need.overdue',
  'need.pleaAsked',
  'need.pleaDeclined',
  'need.pleaLapsed',
  'need.extended',
  'need.paused',
  'need.shelved',
  'need.reviewDue',
  'need.resumed',
  'need.dueMoved',
  'need.returnAsked',
  'need.returnDeclined',
  'need.returnGranted',
  'need.returnLate',
  'need.takenOver',
  'need.assistAsked',
  'need.assistAnswered',
  'need.assistReturned',
  'need.assistKept',
  'need.assistReleased',
  'need.assistDueSoon',
  'need.assistOverdue',
  'need.publicationProposed',
  'need.published',
  'need.exclusionAsked',
  'need.orderIssued',
  'need.orderAnswered',
  'need.orderAcknowledged',
  'need.orderSentBack',
  'need.orderLifted',
  'need.orderOverdue',
  'need.escalationProposed',
  'need.escalated',
  'need.escalationDecided',
  'need.escalationDismissed',
  'need.escalationWithdrawn',
  'need.escalationOverdue',
  'booking.slotCancelled',
  'booking.promoted',
  'need.whistleBlown',
  'need.whistleApproved',
  'need.whistleDismissed',
  'need.whistleCalled',
  'need.whistleAnswered',
  'need.whistleOverdue',
  'need.whistleEnded',
  'occurrence.near',
  'occurrence.moved',
  'occurrence.cancelled',
  'occurrence.resumed',
  'round.opened',
  'round.late',
  'handover.received'
])
export type NotificationKind = z.infer<typeof NotificationKind>

/** A message in the inbox. It carries no personal data: it says what happened to which code, and leads there. */
export const Notification = z.object({
  id: z.uuid(),
  kind: NotificationKind,
  at: z.iso.datetime(),
  readAt: z.iso.datetime().optional(),
  /** What it is about, such as a need. */
  subjectId: z.uuid(),
  code: z.string().optional(),
  title: z.string().optional()
})
export type Notification = z.infer<typeof Notification>

export const notificationErrors = ['notification.notFound'] as const

export const notificationsRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/notifications',
    permission: 'signedIn',
    summary: 'The inbox of the caller, the newest first',
    query: PageQuery.extend({ unread: z.enum(['true', 'false']).default('false') }),
    response: pageOf(Notification)
  },
  count: {
    method: 'GET',
    path: '/notifications/count',
    permission: 'signedIn',
    summary: 'How many messages the caller has not read',
    response: z.object({ unread: z.int() })
  },
  read: {
    method: 'POST',
    path: '/notifications/read',
    permission: 'signedIn',
    repeatable: true,
    summary: 'Mark messages as read; all of them where none is named',
    body: z.object({ ids: z.array(z.uuid()).max(100).optional() }),
    response: z.object({ unread: z.int() })
  }
})
