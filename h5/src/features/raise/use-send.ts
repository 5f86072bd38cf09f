import type { Receipt } from '@hongchao/contract'
import { type Api, ApiError, useApi } from '@hongchao/web'
import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query'

import type { Draft } from '../../shared/draft.ts'
import { bodyOf, type Mode, type NeedBody, type NeedDraft, post } from './draft.ts'
import { useReceipts } from '../../shared/receipts.ts'
import type { Photos } from '../../shared/photos/use-photos.ts'
import { useLastKind } from './use-last-kind.ts'

type Sent = { receipt: Receipt; earlier: boolean }

/** Sends the draft, once: photos first, then the need; the receipt is kept before the draft is let go. */
export function useSend(draft: Draft<NeedDraft>, mode: Mode, photos: Photos): UseMutationResult<Sent, Error, void> {
  const api = useApi()
  const queries = useQueryClient()
  const receipts = useReceipts()
  const lastKind = useLastKind()
  return useMutation({
    mutationFn: async () => {
      const sent = await sendOnce(api, draft, mode, bodyOf(draft.value, mode, await photos.claims()))
      await receipts?.set(sent.receipt.code, { ...sent, recorded: mode.kind === 'record' })
      if (mode.kind !== 'record' && draft.value.kind) await lastKind?.set(draft.value.kind)
      return sent
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: [api.place, 'needs'] })
  })
}

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
