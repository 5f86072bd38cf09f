import { type Inquiry, ToldInRound } from '@hongchao/contract'
import { errorText, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { raiseTexts } from '@hongchao/web/texts/phone/raise.ts'
import { roundsTexts as texts } from '@hongchao/web/texts/phone/rounds.ts'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { check, hasIssues, refusedFields } from '../../shared/check.ts'
import { FormError } from '../../shared/FormError.tsx'
import { OrganisationPicker } from '../../shared/OrganisationPicker.tsx'
import { Sheet } from '../../shared/Sheet.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { toast } from '../../shared/toast.ts'

type Named = { id: string; name: string }

/** A need as somebody told it, written down on the spot; who they are and where the round knows already. */
export function TellSheet({ inquiry, onClose }: { inquiry: Inquiry; onClose: () => void }): ReactNode {
  const { rounds } = useApi()
  const [text, setText] = useState('')
  const [complains, setComplains] = useState(false)
  const [about, setAbout] = useState<Named>()
  const [tried, setTried] = useState(false)
  const take = useWrite(rounds.takeDown, { changes: ['rounds', 'needs'] })
  const body = { text: text.trim(), ...(complains && { aboutOrganisationId: about?.id ?? '' }) }
  const found = tried ? check(ToldInRound, body) : {}
  const issues = { ...refusedFields(take.error), ...found }

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (hasIssues(check(ToldInRound, body))) return
    take.mutate(
      { params: { id: inquiry.id }, body },
      {
        onSuccess: ({ code }) => {
          toast(fill(texts.took, { code }))
          onClose()
        }
      }
    )
  }
  return (
    <Sheet title={fill(texts.tellTitle, { name: inquiry.name })} onClose={onClose}>
      <form className="sheet-form" onSubmit={submit} noValidate>
        <TextField
          label={texts.text}
          value={text}
          onChange={setText}
          rows={5}
          maxLength={2000}
          placeholder={texts.textHint}
          error={issues['/text']}
        />
        <label className="tick">
          <input type="checkbox" checked={complains} onChange={({ target }) => setComplains(target.checked)} />
          {raiseTexts.complains}
        </label>
        {complains && <About value={about} onChange={setAbout} error={issues['/aboutOrganisationId']} />}
        <FormError text={take.error && errorText(take.error)} />
        <Button block color="primary" size="large" type="submit" loading={take.isPending}>
          {texts.submit}
        </Button>
      </form>
    </Sheet>
  )
}

type AboutProps = { value: Named | undefined; onChange: (unit: Named | undefined) => void; error: string | undefined }

function About(props: AboutProps): ReactNode {
  return <OrganisationPicker label={raiseTexts.about} {...props} />
}
