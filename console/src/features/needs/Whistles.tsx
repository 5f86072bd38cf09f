import {
  type ActOnWhistle,
  type NeedDetail,
  type ResponseOf,
  type Whistle,
  type WhistleAction,
  whistlesRoutes
} from '@hongchao/contract'
import { type Domain, keyOf, useApi, useMay, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import {
  whistleActionTexts,
  whistleDoneTexts,
  whistleFieldTexts,
  whistlesTexts as texts,
  whistleStateTexts
} from '@hongchao/web/texts/whistles.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { type JSX, useState } from 'react'

import { When } from '../../shared/When.tsx'
import { BlowForm } from './BlowForm.tsx'
import { assistsOf, OfficesSelect } from './forms/OfficesSelect.tsx'
import styles from './needs.module.css'
import { type Step, StepForm, Steps, WordsItem } from './Steps.tsx'
import { WhistleCalls } from './WhistleCalls.tsx'

const changes: Domain[] = ['needs', 'notifications']

/** Who was called to it and came, what both sides say of that, and the whistle that can be blown now. For staff. */
export function Whistles({ need }: { need: NeedDetail }): JSX.Element | undefined {
  const data = useWhistles(need)
  const [open, setOpen] = useState(false)
  if (!data || (data.items.length === 0 && data.blowable.length === 0)) return undefined
  return (
    <section className={styles['block']} aria-label={texts.title}>
      {data.items.length > 0 && <h3>{texts.title}</h3>}
      <ul className={styles['assists']}>
        {data.items.map((each) => (
          <Row key={each.id} need={need} whistle={each} />
        ))}
      </ul>
      {open && <BlowForm need={need} kinds={data.blowable} onClose={() => setOpen(false)} />}
      {!open && data.blowable.length > 0 && (
        <Button size="small" onClick={() => setOpen(true)}>
          {texts.blow}
        </Button>
      )}
    </section>
  )
}

function useWhistles({ id, shielded, status }: NeedDetail): ResponseOf<(typeof whistlesRoutes)['of']> | undefined {
  const { place, whistles } = useApi()
  const may = useMay()
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'whistlesOf', id),
    queryFn: () => whistles.of({ params: { id } }),
    enabled: (may('needs.read') || may('needs.handle')) && !shielded && status !== 'submitted' && status !== 'accepted'
  })
  return data
}

function Row({ need, whistle }: { need: NeedDetail; whistle: Whistle }): JSX.Element {
  const { name, code, state, office, blownBy, blownAt, reason, spot, remark, calls } = whistle
  const lines = [
    fill(texts.why, { text: reason }),
    fill(texts.where, { text: spot }),
    remark && fill(texts.remark, { text: remark })
  ]
  return (
    <li data-state={state}>
      <p className={styles['assistHead']}>
        <strong>{name}</strong>
        <span className={styles['muted']}>
          {[code, whistleStateTexts[state], fill(texts.by, { office, name: blownBy })].join(' · ')}
        </span>
        <When at={blownAt} />
      </p>
      {lines.filter(Boolean).map((line) => (
        <p key={line} className={styles['text']}>
          {line}
        </p>
      ))}
      <WhistleCalls calls={calls} />
      <Actions need={need} whistle={whistle} />
    </li>
  )
}

type Props = { need: NeedDetail; whistle: Whistle }

function Actions({ need, whistle: { id, usual, availableActions } }: Props): JSX.Element {
  const { whistles } = useApi()
  const write = useWrite(
    (input: { params: { id: string }; body: ActOnWhistle; idempotencyKey: string }) => whistles.act(input),
    { changes }
  )
  return (
    <Steps id={id} actions={availableActions} texts={stepTexts} immediate={approving} quiet="withdraw" write={write}>
      {(action, step: Step<ActOnWhistle>) => <WhistleStep need={need} action={action} usual={usual} step={step} />}
    </Steps>
  )
}

const approving = { action: 'approve' } as const
const stepTexts = { actions: whistleActionTexts, done: whistleDoneTexts }

type WhistleStepProps = {
  need: NeedDetail
  action: Exclude<WhistleAction, 'approve'>
  usual: Whistle['usual']
  step: Step<ActOnWhistle>
}

const words = whistlesRoutes.blow.body.shape.reason

/** Which offices are called, or why it is taken back. */
function WhistleStep({ need, action, usual, step }: WhistleStepProps): JSX.Element {
  const submit = ({ offices = [], text = '' }: { offices?: string[]; text?: string }): void =>
    step.send(action === 'assign' ? { action, offices: assistsOf({ assisting: offices }) } : { action, text })
  return (
    <StepForm
      step={step}
      texts={{ send: whistleActionTexts[action], cancel: texts.cancel }}
      initialValues={{ offices: usual.map(({ departmentId }) => `department:${departmentId}`) }}
      onFinish={submit}
    >
      {action === 'assign' ? (
        <Form.Item name="offices" label={texts.offices} rules={[{ required: true, message: texts.offices }]}>
          <OfficesSelect need={need} />
        </Form.Item>
      ) : (
        <WordsItem label={whistleFieldTexts[action]} rule={words} />
      )}
    </StepForm>
  )
}
