import { Dispatch } from '@hongchao/contract'
import { assistsTexts } from '@hongchao/web/texts/assists.ts'
import { Form, Input } from 'antd'
import type { JSX } from 'react'

import { ruleOf } from '../../../shared/form.ts'
import { ActForm } from './ActForm.tsx'
import { assistsOf, OfficesSelect } from './OfficesSelect.tsx'
import type { ActionFormProps } from './props.ts'

type Values = { assisting: string[]; assistInstructions?: string }

/** Which offices assist, and what is asked of them. */
export function AssistForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={(values) => ({ action: 'assist', assists: assistsOf(values) })}
      onClose={onClose}
    >
      <Form.Item
        name="assisting"
        label={assistsTexts.who}
        extra={assistsTexts.whoHint}
        rules={[{ required: true, message: assistsTexts.who }]}
      >
        <OfficesSelect need={need} />
      </Form.Item>
      <Form.Item
        name="assistInstructions"
        label={assistsTexts.instructions}
        rules={[ruleOf(Dispatch.shape.instructions)]}
      >
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
