import type { FileClaim } from '@hongchao/contract'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { JSX } from 'react'

import { PhotoItem } from '../../../shared/PhotoItem.tsx'
import styles from '../needs.module.css'
import { ActForm } from './ActForm.tsx'
import type { ActionFormProps } from './props.ts'
import { nameRule, textRule } from './field-rules.ts'

type Values = { text: string; repliedBy: string; documentNumber?: string; receivedAt: Dayjs; photos?: FileClaim[] }

/** A department's reply on paper, entered for it: what it says, who said it, under which number, and the scan. */
export function ReplyForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={({ receivedAt, documentNumber, ...values }) => ({
        action: 'recordReply',
        photos: [],
        ...values,
        documentNumber: documentNumber === '' ? undefined : documentNumber,
        receivedAt: receivedAt.toISOString()
      })}
      initialValues={{ receivedAt: dayjs() }}
      onClose={onClose}
    >
      <div className={styles['row']}>
        <Form.Item name="repliedBy" label={actTexts.repliedBy} rules={[nameRule]}>
          <Input autoFocus maxLength={40} />
        </Form.Item>
        <Form.Item name="documentNumber" label={actTexts.documentNumber}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="receivedAt"
          label={actTexts.receivedAt}
          rules={[{ required: true, message: actTexts.receivedAt }]}
        >
          <DatePicker showTime={{ format: 'HH:mm' }} format="M 月 D 日 HH:mm" maxDate={dayjs()} allowClear={false} />
        </Form.Item>
      </div>
      <Form.Item name="text" label={actTexts.reply} rules={[textRule]}>
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
      <PhotoItem />
    </ActForm>
  )
}
