import type { NeedId, NotificationKind } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import type { Call } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Jobs } from '../../kernel/jobs.ts'
import { noteChanges } from '../../kernel/live.ts'
import { toldOfBooking } from '../bookings/index.ts'
import { toldOfOccurrence } from '../recurrences/index.ts'
import { toldOfRound } from '../rounds/index.ts'
import { type Concern, concernedBy, hearingOf } from '../needs/index.ts'

type About = Partial<Record<'assistId' | 'orderId' | 'whistleId', string>>
type Step = About & { needId: NeedId; by?: string; occasion: string; at: string }

/**
 * A job that tells those whom a step concerns, but for whoever took it; and of a step that concerns the requester also
 * those whose needs were merged into it, each of their own.
 */
function tell(kind: NotificationKind, concerns: readonly Concern[]) {
  return async (tx: Tx, call: Call, { needId, by, occasion, at, ...about }: Step): Promise<void> => {
    const own = concerns.filter((concern) => concern === 'requester' || concern === 'evaluator')
    const merged = own.length > 0 ? await hearingOf(tx, needId) : []
    const told = [{ subjectId: needId as string, concerns }, ...merged.map((id) => ({ subjectId: id, concerns: own }))]
    for (const { subjectId, concerns: of } of told) {
      const people = await concernedBy(tx, call, subjectId, of, about)
      const message = { kind, subjectId, occasion, createdAt: new Date(at) }
      await send(
        tx,
        call,
        people.filter((id) => id !== by).map((personId) => ({ personId, ...message }))
      )
    }
  }
}

type BookingStep = { bookingId: string; by?: string; occasion: string; at: string }

function tellOfBooking(kind: NotificationKind) {
  return async (tx: Tx, call: Call, { bookingId, by, occasion, at }: BookingStep): Promise<void> => {
    const personId = await toldOfBooking(tx, bookingId)
    if (!personId || personId === by) return
    await send(tx, call, [{ personId, kind, subjectId: bookingId, occasion, createdAt: new Date(at) }])
  }
}

type OccurrenceStep = { occurrenceId: string; by?: string; occasion: string; at: string }

function tellOfOccurrence(kind: NotificationKind) {
  return async (tx: Tx, call: Call, { occurrenceId, by, occasion, at }: OccurrenceStep): Promise<void> => {
    const people = (await toldOfOccurrence(tx, occurrenceId)).filter((id) => id !== by)
    const message = { kind, subjectId: occurrenceId, occasion, createdAt: new Date(at) }
    await send(
      tx,
      call,
      people.map((personId) => ({ personId, ...message }))
    )
  }
}

type RoundStep = { roundId: string; occasion: string; at: string }

function tellOfRound(kind: 'round.opened' | 'round.late') {
  return async (tx: Tx, call: Call, { roundId, occasion, at }: RoundStep): Promise<void> => {
    const people = await toldOfRound(tx, roundId, { late: kind === 'round.late' })
    const message = { kind, subjectId: roundId, occasion, createdAt: new Date(at) }
    await send(
      tx,
      call,
      people.map((personId) => ({ personId, ...message }))
    )
  }
}

export const notificationJobs = {
  'notifications.tellClerks': tell('need.submitted', ['clerks']),
  'notifications.tellRequesterAccepted': tell('need.accepted', ['requester']),
  'notifications.askToSign': tell('need.toSign', ['office']),
  'notifications.tellRequesterDispatched': tell('need.dispatched', ['requester']),
  'notifications.tellAssigned': tell('need.assigned', ['handler']),
  'notifications.askToEvaluate': tell('need.answered', ['evaluator']),
  'notifications.askToAdjudicate': tell('need.returnAsked', ['adjudicators']),
  'notifications.tellReturnDeclined': tell('need.returnDeclined', ['handler', 'leaders']),
  'notifications.askToTakeOver': tell('need.returnGranted', ['designees', 'clerks']),
  'notifications.tellReturnLate': tell('need.returnLate', ['adjudicators', 'clerks']),
  'notifications.tellTakenOver': tell('need.takenOver', ['requester', 'clerks']),
  'notifications.askToAssist': tell('need.assistAsked', ['assistOffice']),
  'notifications.tellAssistAnswered': tell('need.assistAnswered', ['handler', 'leaders']),
  'notifications.askAboutAssist': tell('need.assistReturned', ['clerks']),
  'notifications.tellAssistKept': tell('need.assistKept', ['assistants']),
  'notifications.tellAssistReleased': tell('need.assistReleased', ['assistants', 'handler', 'leaders']),
  'notifications.tellAssistDueSoon': tell('need.assistDueSoon', ['assistants']),
  'notifications.tellAssistOverdue': tell('need.assistOverdue', [
    'assistants',
    'handler',
    'leaders',
    'clerks',
    'supervisors'
  ]),
  'notifications.tellAssistUrged': tell('need.urged', ['assistants']),
  'notifications.askToEscalate': tell('need.escalationProposed', ['clerks', 'supervisors']),
  'notifications.tellEscalated': tell('need.escalated', ['requester', 'handler', 'leaders', 'supervisors']),
  'notifications.tellEscalationDecided': tell('need.escalationDecided', ['handler', 'leaders', 'clerks']),
  'notifications.tellEscalationDismissed': tell('need.escalationDismissed', ['handler', 'leaders']),
  'notifications.tellEscalationWithdrawn': tell('need.escalationWithdrawn', ['handler', 'leaders', 'supervisors']),
  'notifications.tellEscalationOverdue': tell('need.escalationOverdue', ['clerks', 'supervisors']),
  'notifications.askToReviewWhistle': tell('need.whistleBlown', ['whistleReviewers']),
  'notifications.askToCall': tell('need.whistleApproved', ['clerks']),
  'notifications.tellWhistleDismissed': tell('need.whistleDismissed', ['blower']),
  'notifications.askToCome': tell('need.whistleCalled', ['assistOffice']),
  'notifications.tellWhistleAnswered': tell('need.whistleAnswered', ['blower', 'handler']),
  'notifications.tellWhistleOverdue': tell('need.whistleOverdue', ['assistOffice', 'blower', 'clerks', 'supervisors']),
  'notifications.tellWhistleEnded': tell('need.whistleEnded', ['blower', 'whistleOffices']),
  'notifications.tellOrderIssued': tell('need.orderIssued', ['orderOffice']),
  'notifications.tellOrderAnswered': tell('need.orderAnswered', ['supervisors']),
  'notifications.tellOrderAcknowledged': tell('need.orderAcknowledged', ['orderOffice']),
  'notifications.tellOrderSentBack': tell('need.orderSentBack', ['orderOffice']),
  'notifications.tellOrderLifted': tell('need.orderLifted', ['orderOffice']),
  'notifications.tellOrderOverdue': tell('need.orderOverdue', ['orderOffice', 'supervisors']),
  'notifications.tellRefused': tell('need.refused', ['requester']),
  'notifications.tellWithdrawn': tell('need.withdrawn', ['handler', 'leaders', 'clerks']),
  'notifications.tellReopened': tell('need.reopened', ['clerks', 'office']),
  'notifications.tellEvaluated': tell('need.evaluated', ['handler', 'leaders']),
  'notifications.tellMerged': tell('need.merged', ['requester', 'handler', 'leaders']),
  'notifications.tellUnmerged': tell('need.unmerged', ['requester', 'clerks', 'handler', 'leaders']),
  'notifications.tellUrged': tell('need.urged', ['handler', 'leaders', 'clerks']),
  'notifications.tellDueSoon': tell('need.dueSoon', ['handler', 'leaders']),
  'notifications.tellOverdue': tell('need.overdue', ['handler', 'leaders', 'clerks', 'supervisors']),
  'notifications.askToDecide': tell('need.pleaAsked', ['approvers']),
  'notifications.tellDeclined': tell('need.pleaDeclined', ['handler', 'leaders']),
  'notifications.tellLapsed': tell('need.pleaLapsed', ['handler', 'leaders']),
  'notifications.tellExtended': tell('need.extended', ['requester', 'handler', 'leaders']),
  'notifications.tellPaused': tell('need.paused', ['requester', 'handler', 'leaders']),
  'notifications.tellShelved': tell('need.shelved', ['requester', 'handler', 'leaders']),
  'notifications.askToReview': tell('need.reviewDue', ['approvers', 'handler', 'leaders']),
  'notifications.tellResumed': tell('need.resumed', ['requester', 'handler', 'leaders']),
  'notifications.tellDueMoved': tell('need.dueMoved', ['requester', 'handler', 'leaders', 'clerks']),
  'notifications.askToExclude': tell('need.exclusionAsked', ['supervisors']),
  'notifications.askToApprove': tell('need.publicationProposed', ['publishers']),
  'notifications.tellPublished': tell('need.published', ['requester']),
  'notifications.tellOccurrenceNear': tellOfOccurrence('occurrence.near'),
  'notifications.tellOccurrenceMoved': tellOfOccurrence('occurrence.moved'),
  'notifications.tellOccurrenceCancelled': tellOfOccurrence('occurrence.cancelled'),
  'notifications.tellOccurrenceResumed': tellOfOccurrence('occurrence.resumed'),
  'notifications.tellSlotCancelled': tellOfBooking('booking.slotCancelled'),
  'notifications.tellPromoted': tellOfBooking('booking.promoted'),
  'notifications.tellRoundOpened': tellOfRound('round.opened'),
  'notifications.tellRoundLate': tellOfRound('round.late'),
  'notifications.tellHandover': async (tx, call, { toPersonId, fromPersonId, occasion, at }) => {
    const message = { personId: toPersonId, kind: 'handover.received', subjectId: fromPersonId, occasion } as const
    await send(tx, call, [{ ...message, createdAt: new Date(at) }])
  }
} satisfies Partial<Jobs>

type Message = { personId: string; kind: NotificationKind; subjectId: string; occasion: string; createdAt: Date }

async function send(tx: Tx, call: Call, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return
  const inserted = await tx
    .insertInto('notification')
    .values(messages.map((message) => ({ id: uuid(), ...message })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  await noteChanges(
    tx,
    call,
    'notification',
    inserted.map(({ id }) => id)
  )
}
