import type { ErrorCode, FileClaim } from '@hongchao/contract'

export type OutboxPhoto = {
  id: string
  name: string
  picture: Blob
  claim?: FileClaim | undefined
  claimedAt?: number | undefined
}

/** Which call of the server it becomes. */
export type OutboxRoute = { call: 'raise' | 'raiseFromPoster' | 'record' } | { call: 'act'; needId: string }

/** Something that was written without network, or whose answer was lost, kept on the phone until it has arrived. */
export type OutboxItem = {
  /** Made when it was written; also its idempotency key, so that it is done once however often it is sent. */
  id: string
  place: string
  /** The account that wrote it, or `nobody`; nobody else’s session sends it. */
  owner: string
  /** What is about one need goes in the order in which it was written. */
  about: string
  writtenAt: number
  /** What the list says it is, beside its words. */
  title?: string | undefined
  route: OutboxRoute
  /** What is sent, without its photos. */
  body: Readonly<Record<string, unknown>> & { text: string }
  photos: OutboxPhoto[]
  /** `unsure`: the server has forgotten the key, and nobody knows whether it arrived. */
  state: 'waiting' | 'refused' | 'unsure' | 'sent'
  /** What was sent first, word for word: under one key never anything else. */
  sent?: Readonly<Record<string, unknown>> | undefined
  firstSentAt?: number | undefined
  refusal?: ErrorCode | undefined
  /** The need that came of it. */
  needId?: string | undefined
  code?: string | undefined
  sentAt?: number | undefined
}

/** The server forgets keys after two days; what may have arrived before is not sent again by itself. */
const keyLastsMs = 46 * 3_600_000
/** The server sweeps an upload that hangs on nothing after a day. */
const claimLastsMs = 20 * 3_600_000
/** What was sent is still listed for a while, so that somebody sees that it was. */
const listedMs = 24 * 3_600_000

export function isForgotten({ firstSentAt }: OutboxItem, now: number): boolean {
  return firstSentAt !== undefined && now - firstSentAt > keyLastsMs
}

export function isFresh<P extends { claim?: FileClaim | undefined; claimedAt?: number | undefined }>(
  photo: P,
  now: number
): photo is P & { claim: FileClaim } {
  return photo.claim !== undefined && now - (photo.claimedAt ?? 0) < claimLastsMs
}

export function isListed({ state, sentAt }: OutboxItem, now: number): boolean {
  return state !== 'sent' || now - (sentAt ?? 0) < listedMs
}

/** May have arrived: it can be neither changed nor taken back before that is known. */
export function mayHaveArrived({ state, sent }: OutboxItem): boolean {
  return state === 'waiting' && sent !== undefined
}

export function inOrder(items: readonly OutboxItem[]): OutboxItem[] {
  return items.toSorted((a, b) => a.writtenAt - b.writtenAt || (a.id < b.id ? -1 : 1))
}
