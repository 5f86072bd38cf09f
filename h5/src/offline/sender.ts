import type { ErrorCode, FileClaim } from '@hongchao/contract'
import { ApiError } from '@hongchao/web'

import { isForgotten, isFresh, type OutboxItem, type OutboxPhoto } from './item.ts'

/** What came back for something that was sent. */
export type Posted = { needId: string; code?: string }

/** What the sender stands on: the store of one person in one place, and the server. */
export type Ports = {
  list: () => Promise<OutboxItem[]>
  /** Changes an item at one stroke; undefined where it was taken back meanwhile. */
  change: (id: string, change: (item: OutboxItem) => OutboxItem) => Promise<OutboxItem | undefined>
  upload: (photo: OutboxPhoto, item: OutboxItem) => Promise<FileClaim>
  post: (item: OutboxItem, body: object) => Promise<Posted>
  now: () => number
}

/** Of what has arrived only so much is still shown. */
const rememberedLength = 40

/** Why sending stopped before the end: it goes on when that is over. */
export type Halt = 'unreachable' | 'otherSession' | 'busy'
type Outcome = Halt | 'sent' | 'held' | 'gone'

const halts: Partial<Record<ErrorCode, Halt>> = {
  unavailable: 'unreachable',
  unauthenticated: 'otherSession',
  'session.other': 'otherSession',
  'password.changeRequired': 'otherSession',
  tooMany: 'busy',
  'storage.full': 'busy'
}

/** Sends what waits, in order; what is about one need waits for what was written before about it. */
export async function sendAll(ports: Ports): Promise<Halt | undefined> {
  const held = new Set<string>()
  for (const item of await ports.list()) {
    if (item.state === 'sent' || held.has(item.about)) continue
    const outcome = item.state === 'waiting' ? await sendOne(ports, item) : 'held'
    if (outcome === 'held') held.add(item.about)
    else if (outcome !== 'sent' && outcome !== 'gone') return outcome
  }
  return undefined
}

async function sendOne(ports: Ports, item: OutboxItem): Promise<Outcome> {
  if (isForgotten(item, ports.now())) {
    await ports.change(item.id, (kept) => ({ ...kept, state: 'unsure' }))
    return 'held'
  }
  try {
    return await uploadAndPost(ports, item)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return await afterFailure(ports, item, error)
  }
}

async function uploadAndPost(ports: Ports, item: OutboxItem): Promise<Outcome> {
  if (!item.sent) await uploadPhotos(ports, item)
  const settled = await ports.change(item.id, (kept) => settle(kept, ports.now()))
  if (!settled?.sent) return settled ? 'held' : 'gone'
  const { needId, code } = await ports.post(settled, settled.sent)
  await ports.change(item.id, (kept) => ({
    ...kept,
    state: 'sent',
    sentAt: ports.now(),
    needId,
    code,
    body: { text: kept.body.text.slice(0, rememberedLength) },
    photos: [],
    sent: undefined
  }))
  return 'sent'
}

async function uploadPhotos(ports: Ports, item: OutboxItem): Promise<void> {
  for (const photo of item.photos) {
    if (isFresh(photo, ports.now())) continue
    const claim = await ports.upload(photo, item)
    const claimedAt = ports.now()
    await ports.change(item.id, (kept) => ({
      ...kept,
      photos: kept.photos.map((each) => (each.id === photo.id ? { ...each, claim, claimedAt } : each))
    }))
  }
}

/** From the first attempt on it stays as it is; whoever comes second, in another tab, sends the same. */
function settle(item: OutboxItem, now: number): OutboxItem {
  if (item.state !== 'waiting' || item.sent) return item
  const photos = item.photos.flatMap((photo) => (isFresh(photo, now) ? [photo.claim] : []))
  if (photos.length < item.photos.length) return item
  return { ...item, sent: { ...item.body, photos }, firstSentAt: item.firstSentAt ?? now }
}

async function afterFailure(ports: Ports, item: OutboxItem, error: ApiError): Promise<Outcome> {
  const halt = halts[error.code]
  if (halt) return halt
  if (error.code === 'file.notFound' && item.photos.some(({ claim }) => claim)) {
    // Its uploads were swept while it waited. The need was not kept, so its key is free.
    await ports.change(item.id, (kept) => ({ ...kept, sent: undefined, photos: kept.photos.map(unclaimed) }))
    return 'busy'
  }
  // Refused for what it asks: no earlier attempt can have arrived, else its answer would have come.
  const sure = error.code.startsWith('need.') || error.code.startsWith('file.')
  await ports.change(item.id, (kept) => ({
    ...kept,
    state: 'refused',
    refusal: error.code,
    ...(sure && { sent: undefined, firstSentAt: undefined })
  }))
  return 'held'
}

function unclaimed({ id, name, picture }: OutboxPhoto): OutboxPhoto {
  return { id, name, picture }
}
