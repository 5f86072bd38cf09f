import type { NeedEvent, Photo } from '@hongchao/contract'

import type { Db } from '../../kernel/db.ts'
import { photosOf } from '../files/index.ts'
import type { Eyes } from './rules.ts'
import { maskedName } from './rules/words.ts'
import { type EventRow, findEvents, type NeedRow } from './store.ts'

/** The steps that this pair of eyes may see. */
export async function timeline(db: Db, row: NeedRow, eyes: Eyes): Promise<NeedEvent[]> {
  const events = (await findEvents(db, { needId: row.id })).filter((event) => maySee(row, event, eyes))
  const photos = await photosOf(
    db,
    'needEvent',
    events.map(({ id, passedOnId }) => passedOnId ?? id)
  )
  return events.map((event) => {
    const told = eyes === 'shielded' && wordless.has(event.kind) ? { ...event, text: null } : event
    return toEvent(told, actorOf(row, event, eyes), photos.get(event.passedOnId ?? event.id) ?? [])
  })
}

/**
 * What a unit complained of may see of the story: from when it was given the matter, that it was, and its own replies.
 * What others answered before, or wrote when they pressed, may name the requester.
 */
const shieldedKinds: ReadonlySet<string> = new Set([
  'dispatched',
  'signed',
  'answered',
  'replyRecorded',
  'urged',
  'overdue',
  'pleaAsked',
  'pleaDeclined',
  'pleaLapsed',
  'extended',
  'paused',
  'shelved',
  'dueMoved',
  'resumed',
  'returnAsked',
  'returnDeclined',
  'returnLapsed',
  'orderIssued',
  'orderAnswered',
  'orderAcknowledged',
  'orderSentBack',
  'orderLifted',
  'orderOverdue'
])

/** Steps of others, whose words a unit complained of does not read. */
const wordless: ReadonlySet<string> = new Set([
  'urged',
  'returnDeclined',
  'pleaDeclined',
  'extended',
  'paused',
  'shelved',
  'resumed',
  'orderIssued',
  'orderAcknowledged',
  'orderSentBack',
  'orderLifted'
])

export function maySee(row: NeedRow, event: Pick<EventRow, 'id' | 'kind' | 'public'>, eyes: Eyes): boolean {
  // Ids are made in the order of time, so that what is younger than the dispatch came after it.
  if (eyes === 'shielded') return shieldedKinds.has(event.kind) && event.id > (row.dispatchId ?? event.id)
  return eyes === 'staff' || event.public
}

/** Colleagues by name, the requester masked; to requesters and units complained of only offices speak. */
function actorOf(row: NeedRow, event: EventRow, eyes: Eyes): string | null {
  if (eyes !== 'staff' || event.actorName === null) return event.office
  return event.actorId === row.requesterId || isOfAnother(event) ? maskedName(event.actorName) : event.actorName
}

/** A step that the requester of another need brought about: who joined this one, or withdrew what it was merged into. */
function isOfAnother({ kind, office, details }: EventRow): boolean {
  const joined = kind === 'absorbed' && (details as { joined?: boolean }).joined === true
  return joined || (kind === 'unmerged' && office === null)
}

function toEvent(event: EventRow, actor: string | null, photos: Photo[]): NeedEvent {
  return {
    id: event.id,
    at: event.at.toISOString(),
    kind: event.kind as NeedEvent['kind'],
    ...optional({ actor, text: event.text }),
    public: event.public,
    photos,
    details: event.details as NeedEvent['details']
  }
}

/** Leaves out what is null, as the contract has it. */
export function optional<T extends Record<string, string | null>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as { [K in keyof T]?: string }
}
