import { useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { actTexts } from '@hongchao/web/texts/phone/need.ts'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { Chips } from '../../shared/Chips.tsx'
import { refusedFields } from '../../shared/check.ts'
import { FormError } from '../../shared/FormError.tsx'
import { icons } from '../../shared/icons.tsx'
import { failureText } from '../../shared/needs/use-act.ts'
import { Sheet } from '../../shared/Sheet.tsx'
import { TextField } from '../../shared/TextField.tsx'

const reasons = actTexts.contactReasons.map((name) => ({ key: name, name }))

/** The telephone of the requester, for a reason that the record keeps; shown until the sheet is closed. */
export function Contact({ needId }: { needId: string }): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button block onClick={() => setOpen(true)}>
        {icons.phone} {actTexts.contact}
      </Button>
      {open && (
        <Sheet title={actTexts.contactTitle} onClose={() => setOpen(false)}>
          <Reveal needId={needId} />
        </Sheet>
      )}
    </>
  )
}

function Reveal({ needId }: { needId: string }): ReactNode {
  const { needs } = useApi()
  const contact = useWrite(needs.contact)
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    contact.mutate({ params: { id: needId }, body: { reason } })
  }
  if (contact.data) return <Revealed {...contact.data} />
  return (
    <form className="sheet-form" onSubmit={submit}>
      <Chips
        label={actTexts.contactWhy}
        choices={reasons}
        value={reason}
        onChange={(key) => setReason(key ?? '')}
        hint={actTexts.contactHint}
      />
      <TextField
        label={actTexts.contactOther}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={refusedFields(contact.error)['/reason']}
      />
      <FormError text={contact.error && failureText(contact.error)} />
      <Button
        block
        color="primary"
        size="large"
        type="submit"
        loading={contact.isPending}
        disabled={reason.trim().length < 2}
      >
        {actTexts.contactShow}
      </Button>
    </form>
  )
}

function Revealed({ name, phone }: { name: string; phone?: string | undefined }): ReactNode {
  if (!phone) return <p>{actTexts.noPhone}</p>
  return (
    <>
      <p>{name}</p>
      <a className="button-link primary" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
        {icons.phone}
        {fill(actTexts.call, { phone })}
      </a>
    </>
  )
}
