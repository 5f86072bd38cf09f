import { needsRoutes } from '@hongchao/contract'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Form, Input } from 'antd'
import type { JSX } from 'react'

import { ruleOf } from '../../../shared/form.ts'
import { ActForm } from './ActForm.tsx'
import { OfficeSelect } from './OfficeSelect.tsx'
import type { ActionFormProps } from './props.ts'
import { targetOf } from './TargetField.tsx'

type Values = { reason: string; target?: string }

const reasonRule = ruleOf(needsRoutes.contact.body.shape.reason)

/** Why it is not theirs, and whose it is, where they know. */
export function ReturnForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={({ reason, target }) => ({ action: 'return', reason, ...(target ? targetOf(target) : {}) })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={actTexts.returnReason} rules={[reasonRule]} extra={actTexts.returnHelp}>
        <Input.TextArea autoFocus rows={2} maxLength={500} showCount />
      </Form.Item>
      <Form.Item name="target" label={actTexts.returnTo}>
        <OfficeSelect need={need} />
      </Form.Item>
    </ActForm>
  )
}
