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

/** A note is kept until it has arrived, with network or without; what is refused at once stays with the form. */
export async function sendNote(api: Api, owner: string, { need, body, photos }: Written): Promise<void> {
  const id = uuidv7()
  const { photos: _, ...words } = body as { text: string; photos: unknown }
  const { state, refusal } = await sendLater(api, owner, {
    id,
    about: need.id,
    title: `${need.code} ${need.title}`,
    route: { call: 'act', needId: need.id },
    body: words,
    photos
  })
  if (state === 'refused' && refusal) {
    await takeBack(api, owner, id)
    throw new ApiError(refusal)
  }
  toast(state === 'sent' ? fill(needTexts.done, { action: actionTexts.note }) : shellTexts.stored)
}
