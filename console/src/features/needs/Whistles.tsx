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
import { App, Button, Form, Input } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { When } from '../../shared/When.tsx'
import { BlowForm } from './BlowForm.tsx'
import { assistsOf, OfficesSelect } from './forms/OfficesSelect.tsx'
import styles from './needs.module.css'
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

function Actions({ need, whistle: { id, usual, availableActions } }: Props): JSX.Element | undefined {
  const { whistles } = useApi()
  const { message } = App.useApp()
  const [chosen, choose] = useState<Exclude<WhistleAction, 'approve'>>()
  const act = useWrite(
    (input: { params: { id: string }; body: ActOnWhistle; idempotencyKey: string }) => whistles.act(input),
    { changes }
  )
  if (availableActions.length === 0) return undefined
  const send = (body: ActOnWhistle): void =>
    act.mutate(
      { params: { id }, body },
      {
        onSuccess: () => {
          void message.success(whistleDoneTexts[body.action])
          choose(undefined)
        }
      }
    )
  if (chosen && availableActions.includes(chosen)) {
    return (
      <StepForm need={need} action={chosen} usual={usual} act={act} send={send} onClose={() => choose(undefined)} />
    )
  }
  return (
    <>
      <ErrorNote error={act.error} />
      <div className={styles['buttons']}>
        {availableActions.map((action, index) => (
          <Button
            key={action}
            size="small"
            type={index === 0 && action !== 'withdraw' ? 'primary' : 'default'}
            loading={action === 'approve' && act.isPending}
            onClick={() => (action === 'approve' ? send({ action }) : choose(action))}
          >
            {whistleActionTexts[action]}
          </Button>
        ))}
      </div>
    </>
  )
}

type StepFormProps = {
  need: NeedDetail
  action: Exclude<WhistleAction, 'approve'>
  usual: Whistle['usual']
  act: { error: Error | null; isPending: boolean }
  send: (body: ActOnWhistle) => void
  onClose: () => void
}

const words = whistlesRoutes.blow.body.shape.reason

/** Which offices are called, or why it is taken back. */
function StepForm({ need, action, usual, act, send, onClose }: StepFormProps): JSX.Element {
  const [form] = Form.useForm<{ offices?: string[]; text?: string }>()
  useFieldErrors(form, act.error)
  const submit = ({ offices = [], text = '' }: { offices?: string[]; text?: string }): void =>
    send(action === 'assign' ? { action, offices: assistsOf({ assisting: offices }) } : { action, text })
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={act.isPending}
      initialValues={{ offices: usual.map(({ departmentId }) => `department:${departmentId}`) }}
      onFinish={submit}
    >
      {action === 'assign' ? (
        <Form.Item name="offices" label={texts.offices} rules={[{ required: true, message: texts.offices }]}>
          <OfficesSelect need={need} />
        </Form.Item>
      ) : (
        <Form.Item name="text" label={whistleFieldTexts[action]} rules={[ruleOf(words)]}>
          <Input.TextArea autoFocus rows={2} maxLength={500} showCount />
        </Form.Item>
      )}
      <ErrorNote error={act.error} />
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {whistleActionTexts[action]}
        </Button>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </div>
    </Form>
  )
}
