import type { FileClaim } from '@hongchao/contract'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Form, Input } from 'antd'
import dayjs from 'dayjs'
import type { JSX } from 'react'

import { PhotoItem } from '../../../shared/PhotoItem.tsx'
import { ActForm } from './ActForm.tsx'
import type { ActionFormProps } from './props.ts'
import { textRule } from './field-rules.ts'
import { type OnPaper, onPaper, PaperFields } from './PaperFields.tsx'

type Values = OnPaper & { text: string; photos?: FileClaim[] }

/** A department's reply on paper, entered for it: what it says, who said it, under which number, and the scan. */
export function ReplyForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={(values) => ({ action: 'recordReply', photos: [], ...values, ...onPaper(values) })}
      initialValues={{ receivedAt: dayjs() }}
      onClose={onClose}
    >
      <PaperFields />
      <Form.Item name="text" label={actTexts.reply} rules={[textRule]}>
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
      <PhotoItem />
    </ActForm>
  )
}
