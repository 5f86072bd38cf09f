import type { EventName } from './events.ts'

/** Event → the jobs it queues, in the transaction that published it. A job without a handler does not compile. */
export const subscriptions = {
  'need.submitted': ['notifications.tellClerks'],
  'need.accepted': ['notifications.tellRequesterAccepted', 'suggestions.learn'],
  'need.classified': ['suggestions.learn'],
  'need.dispatched': ['notifications.askToSign', 'notifications.tellRequesterDispatched'],
  'need.assigned': ['notifications.tellAssigned'],
  'need.answered': ['notifications.askToEvaluate'],
  'need.returned': ['notifications.tellReturned'],
  'need.refused': ['notifications.tellRefused'],
  'need.withdrawn': ['notifications.tellWithdrawn'],
  'need.reopened': ['notifications.tellReopened'],
  'need.evaluated': ['notifications.tellEvaluated'],
  'need.merged': ['notifications.tellMerged'],
  'need.unmerged': ['notifications.tellUnmerged'],
  'need.urged': ['notifications.tellUrged'],
  'need.dueSoon': ['notifications.tellDueSoon'],
  'need.overdue': ['notifications.tellOverdue'],
  'need.pleaAsked': ['notifications.askToDecide'],
  'need.pleaDeclined': ['notifications.tellDeclined'],
  'need.pleaLapsed': ['notifications.tellLapsed'],
  'need.extended': ['notifications.tellExtended'],
  'need.paused': ['notifications.tellPaused'],
  'need.shelved': ['notifications.tellShelved'],
  'need.reviewDue': ['notifications.askToReview'],
  'need.resumed': ['notifications.tellResumed'],
  'import.started': ['imports.run'],
  'import.undoStarted': ['imports.undo'],
  'import.done': ['suggestions.learnImported'],
  'import.undone': ['suggestions.learnImported'],
  'handover.done': ['notifications.tellHandover']
} as const satisfies Record<EventName, readonly string[]>
