import type { AssistResult, FileClaim } from '@hongchao/contract'
import { assistsTexts } from '@hongchao/web/texts/assists.ts'
import { Form, Input } from 'antd'
import type { JSX } from 'react'

import { PhotoItem } from '../../../shared/PhotoItem.tsx'
import { ActForm } from './ActForm.tsx'
import { ResultItem } from './AssistFields.tsx'
import { textRule } from './field-rules.ts'
import type { ActionFormProps } from './props.ts'

type Values = { result: AssistResult; text: string; photos?: FileClaim[] }

/** What came of the office's own part, for the lead to answer with. */
export function AnswerAssistForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={(values) => ({ action: 'answerAssist', photos: [], ...values })}
      onClose={onClose}
    >
      <ResultItem />
      <Form.Item name="text" label={assistsTexts.text} extra={assistsTexts.textHint} rules={[textRule]}>
        <Input.TextArea autoFocus rows={3} maxLength={2000} showCount />
      </Form.Item>
      <PhotoItem />
    </ActForm>
  )
}
