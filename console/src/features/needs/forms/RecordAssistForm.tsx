import type { AssistResult, FileClaim } from '@hongchao/contract'
import { assistsTexts } from '@hongchao/web/texts/assists.ts'
import { Form, Input } from 'antd'
import dayjs from 'dayjs'
import { type JSX, useState } from 'react'

import { PhotoItem } from '../../../shared/PhotoItem.tsx'
import { ActForm } from './ActForm.tsx'
import { openAssists, ResultItem, WhichItem } from './AssistFields.tsx'
import { textRule } from './field-rules.ts'
import { type OnPaper, onPaper, PaperFields } from './PaperFields.tsx'
import type { ActionFormProps } from './props.ts'

type Values = OnPaper & { assistId: string; result: AssistResult; text: string; photos?: FileClaim[] }

/** What a department that never signs in replied on paper for its part. */
export function RecordAssistForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  const [departments] = useState(() => openAssists(need.assists).filter(({ departmentId }) => departmentId))
  const only = departments.length === 1 ? departments[0] : undefined
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={(values) => ({ action: 'recordAssist', photos: [], ...values, ...onPaper(values) })}
      initialValues={{ receivedAt: dayjs(), ...(only && { assistId: only.id }) }}
      onClose={onClose}
    >
      <WhichItem assists={departments} />
      <PaperFields />
      <ResultItem />
      <Form.Item name="text" label={assistsTexts.text} extra={assistsTexts.textHint} rules={[textRule]}>
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
      <PhotoItem />
    </ActForm>
  )
}
