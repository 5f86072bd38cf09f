import type { Receipt } from '@hongchao/contract'
import { type Api, ApiError, useApi } from '@hongchao/web'
import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query'

import type { Draft } from '../../shared/draft.ts'
import { bodyOf, type Mode, type NeedBody, type NeedDraft, post } from './draft.ts'
import { sendLater } from '../../shared/outbox.ts'
import { useReceipts } from '../../shared/receipts.ts'
import type { Photos } from '../../shared/photos/use-photos.ts'
import { useOwner } from '../../shared/use-kept.ts'
import { useLastKind } from './use-last-kind.ts'

type Sent = { receipt: Receipt; earlier: boolean }
/** Arrived, or kept on the phone until it can be sent. */
export type Outcome = Sent | 'stored'

/**
 * Sends the draft, once: photos first, then the need; the receipt is kept before the draft is let go. Where nothing can be
 * reached the draft goes to the outbox, under the same key.
 */
export function useSend(draft: Draft<NeedDraft>, mode: Mode, photos: Photos): UseMutationResult<Outcome, Error, void> {
  const api = useApi()
  const queries = useQueryClient()
  const receipts = useReceipts()
  const lastKind = useLastKind()
  const owner = useOwner()
  return useMutation({
    mutationFn: async () => {
      let posted: NeedBody | undefined
      try {
        const body = bodyOf(draft.value, mode, await photos.claims())
        posted = body
        const sent = await sendOnce(api, draft, mode, body)
        await receipts?.set(sent.receipt.code, { ...sent, recorded: mode.kind === 'record' })
        if (mode.kind !== 'record' && draft.value.kind) await lastKind?.set(draft.value.kind)
        return sent
      } catch (error) {
        // What was sent before and changed since has two versions; only the form knows both.
        if (owner === undefined || draft.value.sent || !isUnreachable(error)) throw error
        await storeNeed(api, owner, { draft: draft.value, mode, sent: posted }).catch(() => {
          throw error
        })
        return 'stored'
      }
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: [api.place, 'needs'] })
  })
}

type Stored = { draft: NeedDraft; mode: Mode; sent: NeedBody | undefined }

async function storeNeed(api: Api, owner: string, { draft, mode, sent }: Stored): Promise<void> {
  const { photos: _, ...body } = bodyOf(draft, mode, [])
  await sendLater(api, owner, {
    id: draft.key,
    about: draft.key,
    route: { call: calls[mode.kind] },
    body: { ...body, text: draft.text.trim() },
    photos: draft.photos,
    sent
  })
}

const calls = { self: 'raise', poster: 'raiseFromPoster', record: 'record' } as const

async function sendOnce(api: Api, draft: Draft<NeedDraft>, mode: Mode, body: NeedBody): Promise<Sent> {
  const { key, sent: before } = draft.value
  draft.update((value) => ({ ...value, sent: body }))
  try {
    return { receipt: await post(api, mode, body, key), earlier: false }
  } catch (error) {
    if (before && isMismatch(error)) return { receipt: await post(api, mode, before, key), earlier: true }
    if (!isOutcomeUnknown(error)) draft.update((value) => ({ ...value, sent: before }))
    throw error
  }
}

/** The first attempt had arrived after all, and the text was changed since. */
function isMismatch(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'idempotency.mismatch'
}

export function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'unavailable' || error.code === 'internal')
}

function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'unavailable'
}
