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

type FormProps = Props & { before: Enrolment | undefined }

function EnrolForm({ date, organisation, before, onClose }: FormProps): ReactNode {
  const [people, setPeople] = useState(String(before?.people ?? ''))
  const [names, setNames] = useState(before?.names.join('\n') ?? '')
  const [tried, setTried] = useState(false)
  const { enrol, withdraw, error, pending } = useEnrolment(date.id, organisation.id, onClose)
  const wrong = !/^[1-9]\d{0,3}$/.test(people.trim())

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (!wrong) enrol(Number(people), namesIn(names))
  }

  return (
    <form onSubmit={submit} noValidate>
      <p>{fill(texts.forWhom, { organisation: organisation.name })}</p>
      <Already enrolment={before} />
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
      <Button block color="primary" size="large" type="submit" loading={pending} loadingText={texts.submitting}>
        {before ? texts.change : texts.submit}
      </Button>
      {before && (
        <Button block size="large" disabled={pending} onClick={withdraw}>
          {texts.withdraw}
        </Button>
      )}
    </form>
  )
}

function Already({ enrolment }: { enrolment: Enrolment | undefined }): ReactNode {
  return enrolment && <p className="soft">{fill(texts.already, { people: enrolment.people })}</p>
}

function useEnrolment(id: string, organisationId: string, onDone: () => void) {
  const { recurrences } = useApi()
  const enrol = useWrite(recurrences.enrol, { changes: ['recurrences'] })
  const withdraw = useWrite(recurrences.withdraw, { changes: ['recurrences'] })
  const said = (text: string) => ({
    onSuccess: () => {
      toast(text)
      onDone()
    }
  })
  const params = { id }
  return {
    enrol: (people: number, names: string[]): void =>
      enrol.mutate({ params, body: { organisationId, people, names } }, said(texts.enrolled)),
    withdraw: (): void => withdraw.mutate({ params, body: { organisationId } }, said(texts.withdrawn)),
    error: enrol.error ?? withdraw.error,
    pending: enrol.isPending || withdraw.isPending
  }
}

/** A name a line, or between commas as people paste them. */
function namesIn(text: string): string[] {
  return text
    .split(/[\n,，、;；\t]/)
    .map((name) => name.trim())
    .filter(Boolean)
}
