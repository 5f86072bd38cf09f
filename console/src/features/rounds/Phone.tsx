import { roundsRoutes } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import type { JSX } from 'react'

import { ruleOf } from '../../shared/form.ts'
import { Reveal } from '../../shared/Reveal.tsx'

const rule = ruleOf(roundsRoutes.contact.body.shape.reason)

/** The telephone of a respondent, for whoever asks them. */
export function Phone({ id, masked }: { id: string; masked: string }): JSX.Element {
  const { rounds } = useApi()
  const { mutate, data, error, isPending } = useWrite(rounds.contact)
  const reading = {
    data,
    error,
    isPending,
    mutate: ({ body }: { body: { reason: string } }): void => mutate({ params: { id }, body })
  }
  return (
    <span>
      <Reveal masked={masked} mayReveal reading={reading} rule={rule} />
    </span>
  )
}
