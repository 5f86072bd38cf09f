import type { Channel, FileClaim, RaiseFromPoster, RaiseNeed, RecordNeed } from '@hongchao/contract'
import type { Api } from '@hongchao/web'
import { v7 as uuidv7 } from 'uuid'

import type { DraftPhoto } from '../../shared/photos/use-photos.ts'
import { fromLocal } from '../../shared/local-time.ts'

type Named = { id: string; name: string }

/** A need being written. `key` makes sure that it arrives once, however often it is sent. */
export type NeedDraft = {
  key: string
  text: string
  photos: DraftPhoto[]
  kind?: string | undefined
  /** The class of the category; alone it only narrows the choice. */
  group?: string | undefined
  category?: string | undefined
  organisation?: Named | undefined
  location: string
  complains: boolean
  about?: Named | undefined
  name: string
  phone: string
  /** The poster whose place was filled in. */
  poster?: string
  channel?: string | undefined
  /** Local time of the place, such as `2026-03-02T10:20`. */
  collectedAt?: string
  /** To be handled together with what others reported: the token of the hint. */
  join?: string | undefined
  /** Sent, and no word whether it arrived. */
  sent?: NeedBody | undefined
}

/** For oneself with an account, from a poster without one, or by staff for somebody. */
export type Mode = { kind: 'self' } | { kind: 'poster'; poster: string } | { kind: 'record' }

export type NeedBody = Record<string, unknown>

export function newDraft(): NeedDraft {
  return { key: uuidv7(), text: '', photos: [], location: '', complains: false, name: '', phone: '' }
}

export function isBlank({ text, photos }: NeedDraft): boolean {
  return text.trim() === '' && photos.length === 0
}

/** What is sent: what was left empty is left out. */
export function bodyOf(draft: NeedDraft, mode: Mode, photos: FileClaim[]): NeedBody {
  const filled = {
    text: draft.text.trim(),
    kind: draft.kind,
    category: draft.category,
    organisationId: draft.organisation?.id,
    location: draft.location.trim() || undefined,
    aboutOrganisationId: draft.complains ? draft.about?.id : undefined,
    photos,
    join: joinOf(draft),
    phone: draft.phone.trim() || undefined,
    ...(mode.kind !== 'self' && { name: draft.name.trim() || undefined }),
    ...(mode.kind === 'poster' && { poster: mode.poster }),
    ...(mode.kind === 'record' && { channel: draft.channel as Channel, collectedAt: fromLocal(draft.collectedAt) })
  }
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined))
}

/** A complaint is nobody else's: it joins nothing. */
function joinOf({ complains, join }: NeedDraft): string | undefined {
  return complains ? undefined : join
}

export function post(api: Api, mode: Mode, body: NeedBody, idempotencyKey: string): ReturnType<Api['needs']['raise']> {
  if (mode.kind === 'self') return api.needs.raise({ body: body as RaiseNeed, idempotencyKey })
  if (mode.kind === 'poster') return api.needs.raiseFromPoster({ body: body as RaiseFromPoster, idempotencyKey })
  return api.needs.record({ body: body as RecordNeed, idempotencyKey })
}
