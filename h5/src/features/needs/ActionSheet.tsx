import { ActOnNeed, type NeedAction, type NeedDetail } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { actionText } from '@hongchao/web/actions.ts'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useCallback, useState } from 'react'

import { check, hasIssues, refusedFields } from '../../shared/check.ts'
import { type Draft, useDraft } from '../../shared/draft.ts'
import { FormError } from '../../shared/FormError.tsx'
import { toLocal } from '../../shared/local-time.ts'
import { type Acting, failureText } from '../../shared/needs/use-act.ts'
import { forgetPhotos, usePhotos } from '../../shared/photos/use-photos.ts'
import { Sheet } from '../../shared/Sheet.tsx'
import { useKept, useOwner } from '../../shared/use-kept.ts'
import { ActionFields } from './ActionFields.tsx'
import { targetKey } from './OfficeField.tsx'
import { actForms, type ActValues, blankValues, type FormAction } from './action-forms.ts'
import { sendNote } from './send-note.ts'

type Props = { need: NeedDetail; action: NeedAction; acting: Acting; onClose: () => void }

/** An action that needs words: what was written stays on the phone until it has arrived. */
export function ActionSheet({ need, action, acting, onClose }: Props): ReactNode {
  const kept = useKept<ActValues>('act')
  const fresh = useCallback(
    (): ActValues => ({
      ...blankValues,
      category: need.category,
      level: need.level,
      way: need.way,
      receivedAt: toLocal(new Date()),
      plea: need.askable[0]?.kind,
      target: targetKey(need.returning?.proposed)
    }),
    [need]
  )
  const draft = useDraft(kept, `${need.id}/${action}`, fresh)
  return (
    <Sheet title={actionText(action, need)} onClose={onClose}>
      {draft && <ActionForm need={need} action={action as FormAction} acting={acting} draft={draft} onDone={onClose} />}
    </Sheet>
  )
}

type FormProps = {
  need: NeedDetail
  action: FormAction
  acting: Acting
  draft: Draft<ActValues>
  onDone: () => void
}

function ActionForm({ need, action, acting, draft, onDone }: FormProps): ReactNode {
  const api = useApi()
  const { place } = api
  const owner = useOwner()
  const [tried, setTried] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const [pending, setPending] = useState(false)
  const photos = usePhotos(draft.value.photos, (change) =>
    draft.update((value) => ({ ...value, photos: change(value.photos) }))
  )
  const form = actForms[action]
  const stepWith = (claims: Parameters<typeof form.step>[1]): object => ({
    action,
    ...form.step(draft.value, claims, need)
  })

  const found = tried ? check(ActOnNeed, stepWith([])) : {}

  async function send(): Promise<void> {
    setFailed(undefined)
    setPending(true)
    try {
      const body = stepWith([])
      const later = action === 'note' && (await sendNote(api, owner, { need, body, photos: draft.value.photos }))
      if (!later) await acting.act(stepWith(await photos.claims()) as ActOnNeed)
      forgetPhotos(place, draft.value.photos)
      await draft.clear()
      onDone()
    } catch (error) {
      setFailed(error)
    } finally {
      setPending(false)
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!hasIssues(check(ActOnNeed, stepWith([])))) void send()
  }
  return (
    <form className="sheet-form" onSubmit={submit} noValidate>
      <ActionFields
        need={need}
        form={form}
        draft={draft}
        photos={photos}
        issues={{ ...refusedFields(failed), ...found }}
      />
      <div className="sheet-foot">
        <FormError text={failed === undefined ? undefined : failureText(failed)} />
        <Button block color="primary" size="large" type="submit" loading={pending}>
          {actionText(action, need)}
        </Button>
      </div>
    </form>
  )
}
