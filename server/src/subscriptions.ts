import type { EventName } from './events.ts'

/** Event → the jobs it queues, in the transaction that published it. A job without a handler does not compile. */
export const subscriptions = {
  'need.submitted': [],
  'need.accepted': [],
  'need.dispatched': [],
  'need.assigned': [],
  'need.answered': [],
  'need.returned': [],
  'need.refused': [],
  'need.reopened': [],
  'need.evaluated': [],
  'need.urged': [],
  'need.dueSoon': [],
  'need.overdue': [],
  'handover.done': []
} as const satisfies Record<EventName, readonly string[]>
