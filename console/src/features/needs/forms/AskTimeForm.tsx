import { type Askable, needsRoutes, type PleaKind } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { pleaKindTexts } from '@hongchao/web/texts/pleas.ts'
import { dayText } from '@hongchao/web/when.ts'
import { DatePicker, Form, Input, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { JSX } from 'react'

import { ruleOf } from '../../../shared/form.ts'
import styles from '../needs.module.css'
import { keyOptions } from '../../../shared/options.ts'
import { ActForm } from './ActForm.tsx'
import type { ActionFormProps } from './props.ts'

type Values = { kind: PleaKind; reason: string; until: Dayjs; text: string }

const textRule = ruleOf(needsRoutes.contact.body.shape.reason)

/** More time, a pause or shelving: for a reason of the place's list, until a day, and what the requester will read. */
export function AskTimeForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  const [first] = need.askable
  const kind = Form.useWatch('kind', form) ?? first?.kind
  const asked = need.askable.find((each) => each.kind === kind)
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={({ until, ...values }) => ({ action: 'askTime', ...values, until: until.format('YYYY-MM-DD') })}
      initialValues={{ kind: first?.kind }}
      onClose={onClose}
    >
      <Form.Item name="kind" label={actTexts.pleaKind}>
        <Radio.Group
          optionType="button"
          options={need.askable.map((each) => ({ value: each.kind, label: pleaKindTexts[each.kind] }))}
          onChange={() => form.resetFields(['reason', 'until'])}
        />
      </Form.Item>
      {asked && <Wanted asked={asked} />}
      <Form.Item name="text" label={actTexts.pleaText} rules={[textRule]}>
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  )
}

function Wanted({ asked: { kind, reasons, first, last } }: { asked: Askable }): JSX.Element {
  const now = useNow()
  return (
    <div className={styles['row']}>
      <Form.Item name="reason" label={actTexts.pleaReason} rules={[{ required: true, message: actTexts.chooseReason }]}>
        <Select
          placeholder={actTexts.chooseReason}
          options={keyOptions(reasons)}
          className={styles['categorySelect']}
        />
      </Form.Item>
      <Form.Item
        name="until"
        label={actTexts.pleaUntil[kind]}
        extra={fill(actTexts.pleaUntilHelp, { last: dayText(last, now) })}
        rules={[{ required: true, message: actTexts.chooseDay }]}
      >
        <DatePicker format="M 月 D 日" minDate={dayjs(first)} maxDate={dayjs(last)} allowClear={false} />
      </Form.Item>
    </div>
  )
}
