import type { NeedDetail } from '@hongchao/contract'
import { type Api, ApiError } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { actionTexts } from '@hongchao/web/texts/needs.ts'
import { needTexts } from '@hongchao/web/texts/phone/need.ts'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { v7 as uuidv7 } from 'uuid'

import { sendLater, takeBack } from '../../shared/outbox.ts'
import type { DraftPhoto } from '../../shared/photos/use-photos.ts'
import { toast } from '../../shared/toast.ts'

type Written = { need: NeedDetail; body: object; photos: readonly DraftPhoto[] }

/**
 * A note is kept until it has arrived, with network or without; what is refused at once stays with the form. False where
 * the phone keeps nothing: then it has to be sent as anything else.
 */
export async function sendNote(api: Api, owner: string | undefined, { need, body, photos }: Written): Promise<boolean> {
  if (owner === undefined) return false
  const id = uuidv7()
  const { photos: _, ...words } = body as { text: string; photos: unknown }
  const route = { call: 'act', needId: need.id } as const
  const title = `${need.code} ${need.title}`
  const note = { id, about: need.id, title, route, body: words, photos }
  const kept = await sendLater(api, owner, note).catch(() => undefined)
  if (!kept) return false
  if (kept.state === 'refused' && kept.refusal) {
    await takeBack(api, owner, id)
    throw new ApiError(kept.refusal)
  }
  toast(kept.state === 'sent' ? fill(needTexts.done, { action: actionTexts.note }) : shellTexts.stored)
  return true
}
