import type { Enrolment, Occurrence } from '@hongchao/contract'
import { errorText, keyOf, useApi, useNow, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { longDayText } from '@hongchao/web/slots.ts'
import { recurrencesTexts as texts } from '@hongchao/web/texts/phone/recurrences.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { FormError } from '../../shared/FormError.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { Sheet } from '../../shared/Sheet.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { toast } from '../../shared/toast.ts'

type Props = { date: Occurrence; organisation: { id: string; name: string }; onClose: () => void }

/** Enrols the caller's organisation for a date, or changes how many come. */
export function EnrolSheet({ date, organisation, onClose }: Props): ReactNode {
  const { place, recurrences } = useApi()
  const day = longDayText(date.heldOn ?? date.plannedOn, useNow())
  const query = useQuery({
    queryKey: keyOf(place, 'recurrences', 'occurrence', date.id),
    queryFn: () => recurrences.occurrence({ params: { id: date.id } })
  })
  return (
    <Sheet title={fill(texts.enrolTitle, { day })} onClose={onClose}>
      <Loaded query={query}>
        {({ enrolments }) => (
          <EnrolForm
            date={date}
            organisation={organisation}
            before={enrolments.find((one) => one.organisation.id === organisation.id)}
            onClose={onClose}
          />
        )}
      </Loaded>
    </Sheet>
  )
}

function EnrolForm({ date, organisation, before, onClose }: Props & { before: Enrolment | undefined }): ReactNode {
  const { recurrences } = useApi()
  const [people, setPeople] = useState(String(before?.people ?? ''))
  const [names, setNames] = useState(before?.names.join('\n') ?? '')
  const [tried, setTried] = useState(false)
  const enrol = useWrite(recurrences.enrol, { changes: ['recurrences'] })
  const withdraw = useWrite(recurrences.withdraw, { changes: ['recurrences'] })
  const error = enrol.error ?? withdraw.error
  const wrong = !/^[1-9]\d{0,3}$/.test(people.trim())
  const said = (text: string) => ({
    onSuccess: () => {
      toast(text)
      onClose()
    }
  })
  const params = { id: date.id }

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (wrong) return
    const body = { organisationId: organisation.id, people: Number(people), names: namesIn(names) }
    enrol.mutate({ params, body }, said(texts.enrolled))
  }

  return (
    <form onSubmit={submit} noValidate>
      <p>{fill(texts.forWhom, { organisation: organisation.name })}</p>
      {before && <p className="soft">{fill(texts.already, { people: before.people })}</p>}
      <TextField
        label={texts.people}
        value={people}
        onChange={setPeople}
        inputMode="numeric"
        maxLength={4}
        error={tried && wrong ? texts.peopleWrong : undefined}
      />
      <TextField label={texts.names} value={names} onChange={setNames} rows={4} optional hint={texts.namesHint} />
      <FormError text={error && errorText(error)} />
      <Button block color="primary" size="large" type="submit" loading={enrol.isPending} loadingText={texts.submitting}>
        {before ? texts.change : texts.submit}
      </Button>
      {before && (
        <Button
          block
          size="large"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ params, body: { organisationId: organisation.id } }, said(texts.withdrawn))}
        >
          {texts.withdraw}
        </Button>
      )}
    </form>
  )
}

/** A name a line, or between commas as people paste them. */
function namesIn(text: string): string[] {
  return text
    .split(/[\n,，、;；\t]/)
    .map((name) => name.trim())
    .filter(Boolean)
}
