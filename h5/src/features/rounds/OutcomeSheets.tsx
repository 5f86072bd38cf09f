import { type Inquiry, NoteInquiry } from '@hongchao/contract'
import { errorText, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { roundsTexts as texts } from '@hongchao/web/texts/phone/rounds.ts'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { Chips } from '../../shared/Chips.tsx'
import { check, refusedFields } from '../../shared/check.ts'
import { FormError } from '../../shared/FormError.tsx'
import { Sheet } from '../../shared/Sheet.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { toast } from '../../shared/toast.ts'

type Props = { inquiry: Inquiry; onClose: () => void }

const reasons = texts.reasons.map((name) => ({ key: name, name }))

export function NoneSheet({ inquiry, onClose }: Props): ReactNode {
  const { note, error, pending } = useNote(inquiry.id, onClose)
  return (
    <Sheet title={fill(texts.noneTitle, { name: inquiry.name })} onClose={onClose}>
      <p className="soft">{texts.noneHelp}</p>
      <FormError text={error && errorText(error)} />
      <Button block color="primary" size="large" loading={pending} onClick={() => note({ outcome: 'none' })}>
        {texts.none}
      </Button>
    </Sheet>
  )
}

export function UnreachedSheet({ inquiry, onClose }: Props): ReactNode {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const { note, error, pending } = useNote(inquiry.id, onClose)
  const body = { outcome: 'unreached' as const, reason: reason.trim() }
  const issues = check(NoteInquiry, body)

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (Object.keys(issues).length === 0) note(body)
  }
  return (
    <Sheet title={fill(texts.unreachedTitle, { name: inquiry.name })} onClose={onClose}>
      <form className="sheet-form" onSubmit={submit} noValidate>
        <Chips
          label={texts.reason}
          hideLabel
          choices={reasons}
          value={reason}
          onChange={(key) => setReason(key ?? '')}
        />
        <TextField
          label={texts.reason}
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={refusedFields(error)['/reason'] ?? (tried ? issues['/reason'] : undefined)}
        />
        <FormError text={error && errorText(error)} />
        <Button block color="primary" size="large" type="submit" loading={pending}>
          {texts.record}
        </Button>
      </form>
    </Sheet>
  )
}

function useNote(id: string, onDone: () => void) {
  const { rounds } = useApi()
  const write = useWrite(rounds.note, { changes: ['rounds'] })
  const note = (body: NoteInquiry): void =>
    write.mutate(
      { params: { id }, body },
      {
        onSuccess: () => {
          toast(texts.noted)
          onDone()
        }
      }
    )
  return { note, error: write.error, pending: write.isPending }
}
