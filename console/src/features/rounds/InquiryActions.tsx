import type { Inquiry, InquiryAction } from '@hongchao/contract'
import { errorText, useApi, useWrite } from '@hongchao/web'
import { roundsPageTexts as texts } from '@hongchao/web/texts/console/rounds.ts'
import { inquiryActionTexts } from '@hongchao/web/texts/rounds.ts'
import { App, Button } from 'antd'
import { type JSX, useState } from 'react'

import styles from './rounds.module.css'
import { TellForm } from './TellForm.tsx'
import { UnreachedForm } from './UnreachedForm.tsx'

type Props = { inquiry: Inquiry; questions: readonly string[] }

/** What may be recorded of somebody, as the server says. */
export function InquiryActions({ inquiry, questions }: Props): JSX.Element | null {
  const { rounds } = useApi()
  const { message } = App.useApp()
  const note = useWrite(rounds.note, { changes: ['rounds'] })
  const [open, setOpen] = useState<InquiryAction>()
  const { id, name, availableActions } = inquiry
  if (availableActions.length === 0) return null
  const close = (): void => setOpen(undefined)

  function start(action: InquiryAction): void {
    if (action !== 'noteNone') return setOpen(action)
    note.mutate(
      { params: { id }, body: { outcome: 'none' } },
      { onSuccess: () => void message.success(texts.noted), onError: (error) => void message.error(errorText(error)) }
    )
  }
  return (
    <div className={styles['actions']}>
      {availableActions.map((action) => (
        <Button
          key={action}
          size="small"
          type={action === 'takeDown' ? 'primary' : 'default'}
          ghost={action === 'takeDown'}
          loading={action === 'noteNone' && note.isPending}
          aria-label={`${inquiryActionTexts[action]} ${name}`}
          onClick={() => start(action)}
        >
          {inquiryActionTexts[action]}
        </Button>
      ))}
      {open === 'takeDown' && <TellForm inquiry={inquiry} questions={questions} onClose={close} />}
      {open === 'noteUnreached' && <UnreachedForm inquiry={inquiry} onClose={close} />}
    </div>
  )
}
