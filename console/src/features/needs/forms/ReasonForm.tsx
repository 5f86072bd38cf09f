import { type ActOnNeed, needsRoutes } from '@hongchao/contract'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Form, Input } from 'antd'
import type { JSX } from 'react'

import { ruleOf } from '../../../shared/form.ts'
import { ActForm } from './ActForm.tsx'
import type { ActionFormProps } from './props.ts'

type Reasoned = keyof typeof actTexts.reasons
const optional = new Set<string>(['withdraw', 'urge', 'unmerge'])
const reasonRule = ruleOf(needsRoutes.contact.body.shape.reason)

/** The steps that only ask why; the record keeps the reason. */
export function ReasonForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<{ reason?: string }>()
  const field = action === 'urge' || action === 'review' ? 'text' : 'reason'
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={(values) => ({ action, ...values }) as ActOnNeed}
      onClose={onClose}
    >
      <Form.Item
        name={field}
        label={actTexts.reasons[action as Reasoned]}
        rules={optional.has(action) ? [] : [reasonRule]}
      >
        <Input.TextArea autoFocus rows={2} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  )
}
