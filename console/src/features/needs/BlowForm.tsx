import { type BlowWhistle, type NeedDetail, type ResponseOf, whistlesRoutes } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { limitTexts } from '@hongchao/web/texts/due.ts'
import { whistlesTexts as texts } from '@hongchao/web/texts/whistles.ts'
import { App, Button, Form, Input, Radio } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { assistsOf, OfficesSelect } from './forms/OfficesSelect.tsx'
import styles from './needs.module.css'

type Kinds = ResponseOf<(typeof whistlesRoutes)['of']>['blowable']
type Values = Omit<BlowWhistle, 'offices'> & { offices?: string[] }
const { reason, spot } = whistlesRoutes.blow.body.shape

/** 吹哨: which kind, why, and where to come; whoever dispatches names the offices at once where nobody reviews it. */
export function BlowForm({
  need,
  kinds,
  onClose
}: {
  need: NeedDetail
  kinds: Kinds
  onClose: () => void
}): JSX.Element {
  const { whistles } = useApi()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const key = Form.useWatch('kind', form) ?? kinds[0]?.key
  const kind = kinds.find((each) => each.key === key)
  const write = useWrite(
    (input: { params: { id: string }; body: BlowWhistle; idempotencyKey: string }) => whistles.blow(input),
    { changes: ['needs', 'notifications'] }
  )
  useFieldErrors(form, write.error)
  const submit = ({ offices = [], ...body }: Values): void =>
    write.mutate(
      {
        params: { id: need.id },
        body: { ...body, ...(offices.length > 0 && { offices: assistsOf({ assisting: offices }) }) }
      },
      {
        onSuccess: () => {
          void message.success(texts.blown)
          onClose()
        }
      }
    )
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={write.isPending}
      initialValues={{ kind: kinds[0]?.key, spot: need.location }}
      onFinish={submit}
    >
      <Fields need={need} kinds={kinds} kind={kind} />
      <ErrorNote error={write.error} />
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={write.isPending}>
          {texts.blow}
        </Button>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </div>
    </Form>
  )
}

type FieldsProps = { need: NeedDetail; kinds: Kinds; kind: Kinds[number] | undefined }

function Fields({ need, kinds, kind }: FieldsProps): JSX.Element {
  return (
    <>
      <Form.Item name="kind" label={texts.kind} extra={kind && noteOf(kind)}>
        <Radio.Group optionType="button" options={kinds.map((each) => ({ value: each.key, label: each.name }))} />
      </Form.Item>
      <Form.Item name="reason" label={texts.reason} rules={[ruleOf(reason)]}>
        <Input.TextArea autoFocus rows={2} maxLength={500} showCount />
      </Form.Item>
      <Form.Item name="spot" label={texts.spot} extra={texts.spotHint} rules={[ruleOf(spot)]}>
        <Input maxLength={200} />
      </Form.Item>
      {kind?.assigns && (
        <Form.Item
          key={kind.key}
          name="offices"
          label={texts.offices}
          initialValue={kind.usual.map(({ departmentId }) => `department:${departmentId}`)}
          rules={[{ required: true, message: texts.offices }]}
        >
          <OfficesSelect need={need} />
        </Form.Item>
      )}
    </>
  )
}

function noteOf({ limit, note, reviewed, assigns }: Kinds[number]): string {
  const parts = [
    fill(texts.within, { limit: fill(limitTexts[limit.unit], { amount: limit.amount }) }),
    reviewed && texts.reviewed,
    !reviewed && !assigns && texts.officesLater,
    note
  ]
  return parts.filter(Boolean).join('；')
}
