import { needsRoutes } from '@hongchao/contract'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Form, Input, Radio } from 'antd'
import { type JSX, useState } from 'react'

import { ruleOf } from '../../../shared/form.ts'
import { ActForm } from './ActForm.tsx'
import type { ActionFormProps } from './props.ts'

type Values = { granted?: boolean; text?: string }

const whyRule = ruleOf(needsRoutes.contact.body.shape.reason)

/** What was asked for stands in the story above; only a refusal needs words. */
export function DecideForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  const granted = Form.useWatch('granted', form)
  // Of several things asked one after the other, the one that was read is decided.
  const [plea] = useState(need.plea)
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={({ granted: given = false, text }) => ({
        action: 'decidePlea',
        pleaId: plea?.id ?? '',
        granted: given,
        text
      })}
      onClose={onClose}
    >
      <Form.Item name="granted" label={actTexts.decision} rules={[{ required: true, message: actTexts.decision }]}>
        <Radio.Group
          optionType="button"
          options={[
            { value: true, label: actTexts.grant },
            { value: false, label: actTexts.decline }
          ]}
        />
      </Form.Item>
      {granted === false && (
        <Form.Item name="text" label={actTexts.declineWhy} rules={[whyRule]}>
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
      )}
    </ActForm>
  )
}
