import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { JSX } from 'react'

import styles from '../needs.module.css'
import { nameRule } from './field-rules.ts'

export type OnPaper = { repliedBy: string; documentNumber?: string; receivedAt: Dayjs }

/** Who replied on paper, under which number, and when it came. */
export function PaperFields(): JSX.Element {
  return (
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
  )
}

/** As it travels. */
export function onPaper({ documentNumber, receivedAt }: OnPaper): {
  documentNumber: string | undefined
  receivedAt: string
} {
  return {
    documentNumber: documentNumber === '' ? undefined : documentNumber,
    receivedAt: receivedAt.toISOString()
  }
}
