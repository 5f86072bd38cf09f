import type { Api } from '@hongchao/web'

import type { OutboxItem, OutboxPhoto } from '../offline/item.ts'
import type { DraftPhoto } from './photos/use-photos.ts'
import { keep } from './store.ts'

type Written = Pick<OutboxItem, 'id' | 'about' | 'title' | 'route' | 'body' | 'sent'> & {
  photos: readonly DraftPhoto[]
}

/** Hands what was written to the outbox, which sends it at once where it can; returns what became of it. */
export async function sendLater(api: Api, owner: string, { photos, sent, ...written }: Written): Promise<OutboxItem> {
  const { openOutbox } = await import('../offline/outbox.ts')
  return await openOutbox(api, owner).add({
    ...written,
    owner,
    place: api.place,
    writtenAt: Date.now(),
    photos: await withPictures(api.place, photos),
    state: 'waiting',
    ...(sent && { sent, firstSentAt: Date.now() })
  })
}

/** Takes back what was refused at once: the form says why and has it all. */
export async function takeBack(api: Api, owner: string, id: string): Promise<void> {
  const { openOutbox } = await import('../offline/outbox.ts')
  await openOutbox(api, owner).remove(id)
}

async function withPictures(place: string, photos: readonly DraftPhoto[]): Promise<OutboxPhoto[]> {
  const kept = keep<Blob>('photo', place)
  const found = await Promise.all(photos.map(async (photo) => ({ ...photo, picture: await kept.get(photo.id) })))
  return found.flatMap(({ picture, ...photo }) => (picture ? [{ ...photo, picture }] : []))
}
