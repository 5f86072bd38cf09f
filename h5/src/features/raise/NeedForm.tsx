import { errorText, useApi } from '@hongchao/web'
import { raiseTexts } from '@hongchao/web/texts/phone/raise.ts'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useRef } from 'react'

import { type FieldTexts, hasIssues, refusedFields } from '../../shared/check.ts'
import type { Draft } from '../../shared/draft.ts'
import { forgetPhotos, type Photos, usePhotos } from '../../shared/photos/use-photos.ts'
import { toast } from '../../shared/toast.ts'
import { AboutSection } from './AboutSection.tsx'
import { JoinSection } from './JoinSection.tsx'
import type { Mode, NeedDraft } from './draft.ts'
import { loadRules, useRules } from './use-rules.ts'
import { isOutcomeUnknown, useSend } from './use-send.ts'
import { WhatSection } from './WhatSection.tsx'
import { WhoSection } from './WhoSection.tsx'

type Props = {
  draft: Draft<NeedDraft>
  /** Undefined while it is not settled who asks: then `instead` stands where the button would. */
  mode: Mode | undefined
  instead?: ReactNode
  children?: (issues: FieldTexts) => ReactNode
}

export function NeedForm({ draft, mode, instead, children }: Props): ReactNode {
  const { place } = useApi()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const { mistakes, checking, check } = useRules(draft.value, mode)
  const photos = useDraftPhotos(draft)
  const send = useSend(draft, mode ?? { kind: 'self' }, photos)
  const issues = { ...refusedFields(send.error), ...mistakes }

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!mode || checking) return
    const found = await check()
    send.reset()
    if (hasIssues(found)) return toFirstMistake(form.current)
    send.mutate(undefined, {
      onSuccess: (outcome) => {
        forgetPhotos(place, draft.value.photos)
        void draft.clear()
        if (outcome !== 'stored') {
          return void navigate({ to: '/receipts/$code', params: { code: outcome.receipt.code }, replace: true })
        }
        toast(shellTexts.stored)
        void navigate({ to: '/outbox', replace: true })
      }
    })
  }
  return (
    <form
      ref={form}
      className="page-body need-form"
      onFocus={() => void loadRules()}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <WhatSection
        draft={draft}
        photos={photos}
        issues={issues}
        label={mode?.kind === 'record' ? raiseTexts.recordWhat : raiseTexts.what}
      />
      {mode && <WhoSection draft={draft} mode={mode} issues={issues} />}
      {children?.(issues)}
      <AboutSection draft={draft} issues={issues} />
      <JoinSection draft={draft} />
      {mode ? (
        <div className="bottom-bar">
          <SendState error={send.error} blocked={hasIssues(issues)} waiting={draft.value.sent !== undefined} />
          <Submit text={draft.value.sent ? raiseTexts.resend : submitText(mode)} busy={send.isPending || checking} />
        </div>
      ) : (
        instead
      )}
    </form>
  )
}

function useDraftPhotos(draft: Draft<NeedDraft>): Photos {
  return usePhotos(draft.value.photos, (change) =>
    draft.update((value) => ({ ...value, photos: change(value.photos) }))
  )
}

function Submit({ text, busy }: { text: string; busy: boolean }): ReactNode {
  return (
    <Button block color="primary" size="large" type="submit" loading={busy} loadingText={raiseTexts.submitting}>
      {text}
    </Button>
  )
}

function submitText({ kind }: Mode): string {
  return kind === 'record' ? raiseTexts.submitRecord : raiseTexts.submit
}

function SendState({ error, blocked, waiting }: { error: unknown; blocked: boolean; waiting: boolean }): ReactNode {
  return (
    <div role="alert" className="send-state">
      {stateText(error, blocked, waiting)}
    </div>
  )
}

function stateText(error: unknown, blocked: boolean, waiting: boolean): string | undefined {
  if (blocked) return shellTexts.fixFields
  if (error && !isOutcomeUnknown(error)) return errorText(error)
  if (error) return navigator.onLine ? raiseTexts.unknownOutcome : raiseTexts.offline
  return waiting ? raiseTexts.unknownOutcome : undefined
}

function toFirstMistake(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const mistake = form?.querySelector('.field-error')
    mistake?.scrollIntoView({ block: 'center' })
    mistake?.closest('.field')?.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true })
  })
}
