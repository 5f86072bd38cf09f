import { fill } from '@hongchao/web/fill.ts'
import { actTexts } from '@hongchao/web/texts/phone/need.ts'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { Chips } from './Chips.tsx'
import { refusedFields } from './check.ts'
import { FormError } from './FormError.tsx'
import { icons } from './icons.tsx'
import { failureText } from './needs/use-act.ts'
import { Sheet } from './Sheet.tsx'
import { TextField } from './TextField.tsx'

const reasons = actTexts.contactReasons.map((name) => ({ key: name, name }))

type Reading = {
  data: { name: string; phone?: string | undefined } | undefined
  error: Error | null
  isPending: boolean
  read: (reason: string) => void
}

/** A sheet with somebody's telephone, for a reason that the record keeps; shown until it is closed. */
export function ContactSheet({ reading, onClose }: { reading: Reading; onClose: () => void }): ReactNode {
  return (
    <Sheet title={actTexts.contactTitle} onClose={onClose}>
      {reading.data ? <Revealed {...reading.data} /> : <Reveal reading={reading} />}
    </Sheet>
  )
}

function Reveal({ reading: { error, isPending, read } }: { reading: Reading }): ReactNode {
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    read(reason)
  }
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
        error={refusedFields(error)['/reason']}
      />
      <FormError text={error && failureText(error)} />
      <Button block color="primary" size="large" type="submit" loading={isPending} disabled={reason.trim().length < 2}>
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
