import type { NeedId } from '@hongchao/contract'

/** What modules tell each other. An event says what happened; who reacts is written in `subscriptions.ts`. */
export type Events = {
  'need.submitted': NeedStep
  'need.accepted': NeedStep
  'need.classified': NeedStep
  'need.dispatched': NeedStep
  'need.assigned': NeedStep
  'need.answered': NeedStep
  'need.returnAsked': NeedStep
  'need.returnDeclined': NeedStep
  'need.returnGranted': NeedStep
  'need.returnLate': NeedStep
  'need.takenOver': NeedStep
  'need.assistAsked': AssistStep
  'need.assistAnswered': AssistStep
  'need.assistReturned': AssistStep
  'need.assistKept': AssistStep
  'need.assistReleased': AssistStep
  'need.assistDueSoon': AssistStep
  'need.assistOverdue': AssistStep
  'need.assistUrged': AssistStep
  'need.escalationProposed': NeedStep
  'need.escalated': NeedStep
  'need.escalationDecided': NeedStep
  'need.escalationDismissed': NeedStep
  'need.escalationWithdrawn': NeedStep
  'need.escalationOverdue': NeedStep
  'need.whistleBlown': WhistleStep
  'need.whistleApproved': WhistleStep
  'need.whistleDismissed': WhistleStep
  'need.whistleCalled': WhistleStep & AssistStep
  'need.whistleAnswered': WhistleStep & AssistStep
  'need.whistleOverdue': WhistleStep & AssistStep
  'need.whistleEnded': WhistleStep
  'need.orderIssued': OrderStep
  'need.orderAnswered': OrderStep
  'need.orderAcknowledged': OrderStep
  'need.orderSentBack': OrderStep
  'need.orderLifted': OrderStep
  'need.orderOverdue': OrderStep
  'need.refused': NeedStep
  'need.withdrawn': NeedStep
  'need.reopened': NeedStep
  'need.evaluated': NeedStep
  'need.calledBack': NeedStep
  'need.merged': NeedStep
  'need.unmerged': NeedStep
  'need.urged': NeedStep
  'need.dueSoon': NeedStep
  'need.overdue': NeedStep
  'need.pleaAsked': NeedStep
  'need.pleaDeclined': NeedStep
  'need.pleaLapsed': NeedStep
  'need.extended': NeedStep
  'need.paused': NeedStep
  'need.shelved': NeedStep
  'need.reviewDue': NeedStep
  'need.resumed': NeedStep
  'need.dueMoved': NeedStep
  /** The first and last day that became otherwise, where any did. */
  'calendar.changed': { editionId: string; first?: string; last?: string }
  'need.exclusionAsked': NeedStep
  'need.publicationProposed': NeedStep
  'need.published': NeedStep
  'need.unpublished': NeedStep
  'webhook.due': { webhookId: string }
  /** `origin` is the name under which the other side is asked. */
  'webhook.asked': { webhookId: string; origin: string }
  'occurrence.near': OccurrenceStep
  'occurrence.moved': OccurrenceStep
  'occurrence.cancelled': OccurrenceStep
  'occurrence.resumed': OccurrenceStep
  'booking.slotCancelled': BookingStep
  'booking.promoted': BookingStep
  'round.opened': { roundId: string }
  'round.late': { roundId: string }
  /** Of a try or of the import itself; `by` is the person who started it. */
  'import.started': { batchId: string; dryRun: boolean; by?: string }
  'import.undoStarted': { batchId: string; by?: string }
  'import.done': { batchId: string }
  'import.undone': { batchId: string }
  'handover.done': { fromPersonId: string; toPersonId: string }
}

/** `by` is the person who took the step, and need not be told of it. */
type NeedStep = { needId: NeedId; by?: string }

type OccurrenceStep = { occurrenceId: string; by?: string }

type BookingStep = { bookingId: string; by?: string }

/** A step with a supervision order. */
type OrderStep = NeedStep & { orderId: string }

/** A step with a whistle. */
type WhistleStep = NeedStep & { whistleId: string }

/** A step with what another office does for a need. */
type AssistStep = NeedStep & { assistId: string }

export type EventName = keyof Events
