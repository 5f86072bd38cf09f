import type { Evaluation } from '@hongchao/contract'
import { useConfig } from '@hongchao/web'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Form, Input, Radio } from 'antd'
import type { JSX } from 'react'

import { ActForm } from './ActForm.tsx'
import type { ActionFormProps } from './props.ts'

const required = { required: true }

export function EvaluateForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Evaluation>()
  const { questions, scale } = useConfig().evaluation
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={(values) => ({ action: 'evaluate', ...values })}
      onClose={onClose}
    >
      <Form.Item name="solved" label={questions.solved} rules={[required]}>
        <Radio.Group
          options={[
            { value: true, label: actTexts.yes },
            { value: false, label: actTexts.no }
          ]}
        />
      </Form.Item>
      <Form.Item name="score" label={questions.score} rules={[required]}>
        <Radio.Group options={scale.map((label, index) => ({ value: index + 1, label }))} />
      </Form.Item>
      <Form.Item name="words" label={questions.words}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}
