import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import type { FileClaim } from '@hongchao/contract'
import { Form, Input } from 'antd'
import type { JSX } from 'react'

import { PhotoItem } from '../../../shared/PhotoItem.tsx'
import { ActForm } from './ActForm.tsx'
import type { ActionFormProps } from './props.ts'
import { textRule } from './field-rules.ts'

type Values = { text: string; photos?: FileClaim[] }

export function AnswerForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={(values) => ({ action: 'answer', photos: [], ...values })}
      onClose={onClose}
    >
      <Form.Item name="text" label={actTexts.answer} rules={[textRule]}>
        <Input.TextArea autoFocus rows={3} maxLength={2000} showCount />
      </Form.Item>
      <PhotoItem />
    </ActForm>
  )
}
