import {
  type ActOnEscalation,
  type Escalation,
  escalationsRoutes,
  type NeedDetail,
  type ResponseOf
} from '@hongchao/contract'
import { type Domain, keyOf, useApi, useMay, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import {
  escalationActionTexts,
  escalationCauseTexts,
  escalationDoneTexts,
  escalationFieldTexts,
  escalationStateTexts,
  escalationsTexts as texts
} from '@hongchao/web/texts/escalations.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type JSX, useState } from 'react'

import { ExplainedClockBadge } from '../../shared/ClockBadge.tsx'
import { When } from '../../shared/When.tsx'
import { ChoiceForm } from './ChoiceForm.tsx'
import styles from './needs.module.css'
import { type Step, StepForm, Steps, WordsItem } from './Steps.tsx'

const changes: Domain[] = ['needs', 'notifications']
type Found = ResponseOf<(typeof escalationsRoutes)['of']>
type Levels = Found['reachable']

/** Before which higher levels it was put, what they decided, and where it can go now. For staff. */
export function Escalations({ need }: { need: NeedDetail }): JSX.Element | undefined {
  const data = useEscalations(need)
  const [open, setOpen] = useState(false)
  if (!data || (data.items.length === 0 && data.reachable.length === 0)) return undefined
  return (
    <section className={styles['block']} aria-label={texts.title}>
      {data.items.length > 0 && <h3>{texts.title}</h3>}
      <ul className={styles['assists']}>
        {data.items.map((each) => (
          <Row key={each.id} escalation={each} />
        ))}
      </ul>
      {open && <EscalateForm need={need} levels={data.reachable} onClose={() => setOpen(false)} />}
      {!open && data.reachable.length > 0 && (
        <Button size="small" onClick={() => setOpen(true)}>
          {texts.escalate}
        </Button>
      )}
    </section>
  )
}

function useEscalations({ id, shielded, status }: NeedDetail): Found | undefined {
  const { place, escalations } = useApi()
  const may = useMay()
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'escalationsOf', id),
    queryFn: () => escalations.of({ params: { id } }),
    enabled: (may('needs.read') || may('needs.handle')) && !shielded && status !== 'submitted'
  })
  return data
}

function Row({ escalation }: { escalation: Escalation }): JSX.Element {
  const { name, state, because, raisedBy, raisedAt, reason, decision, clock } = escalation
  const cause = raisedBy
    ? fill(texts.by, { name: raisedBy })
    : fill(texts.because, { because: escalationCauseTexts[because] })
  return (
    <li data-state={state}>
      <p className={styles['assistHead']}>
        <strong>{name}</strong>
        <span className={styles['muted']}>{[escalationStateTexts[state], cause].join(' · ')}</span>
        <When at={raisedAt} />
        {clock && <ExplainedClockBadge clock={clock} />}
      </p>
      {reason && <p className={styles['muted']}>{fill(texts.reason, { text: reason })}</p>}
      {decision && (
        <p className={styles['text']}>{fill(state === 'decided' ? texts.decision : texts.ended, { text: decision })}</p>
      )}
      <Actions escalation={escalation} />
    </li>
  )
}

function Actions({ escalation: { id, availableActions } }: { escalation: Escalation }): JSX.Element {
  const { escalations } = useApi()
  const write = useWrite(
    (input: { params: { id: string }; body: ActOnEscalation; idempotencyKey: string }) => escalations.act(input),
    { changes }
  )
  return (
    <Steps id={id} actions={availableActions} texts={stepTexts} immediate={confirming} write={write}>
      {(action, step: Step<ActOnEscalation>) => (
        <StepForm
          step={step}
          texts={{ send: escalationActionTexts[action], cancel: texts.cancel }}
          onFinish={({ text = '' }: { text?: string }) => step.send({ action, text })}
        >
          <WordsItem label={escalationFieldTexts[action]} rule={words} />
        </StepForm>
      )}
    </Steps>
  )
}

const confirming = { action: 'confirm' } as const
const stepTexts = { actions: escalationActionTexts, done: escalationDoneTexts }
const words = escalationsRoutes.escalate.body.shape.reason

type EscalateFormProps = { need: NeedDetail; levels: Levels; onClose: () => void }

const formTexts = {
  choice: texts.level,
  words: texts.why,
  hint: texts.whyHint,
  send: texts.escalate,
  done: texts.done,
  cancel: texts.cancel
}

function EscalateForm({ need, levels, onClose }: EscalateFormProps): JSX.Element {
  const { escalations } = useApi()
  const escalate = useWrite(
    (input: { params: { id: string }; body: { level: string; reason: string }; idempotencyKey: string }) =>
      escalations.escalate(input),
    { changes }
  )
  const form = { fields: { choice: 'level', words: 'reason' }, choices: levels, rule: words, texts: formTexts } as const
  return <ChoiceForm {...form} write={escalate} needId={need.id} onClose={onClose} />
}
