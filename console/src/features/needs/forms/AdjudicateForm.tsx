import { Dispatch, needsRoutes } from '@hongchao/contract'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { Form, Input, Radio } from 'antd'
import { type JSX, useState } from 'react'

import { ruleOf } from '../../../shared/form.ts'
import { ActForm } from './ActForm.tsx'
import { OfficeSelect } from './OfficeSelect.tsx'
import type { ActionFormProps } from './props.ts'
import { targetOf, valueOf } from './TargetField.tsx'

type Values = { granted?: boolean; target?: string; instructions?: string; text?: string }

const whyRule = ruleOf(needsRoutes.contact.body.shape.reason)

/** Who has it from now on: the office that is designated, or the one that has it. */
export function AdjudicateForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  const granted = Form.useWatch('granted', form)
  const [asked] = useState(need.returning)
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={({ granted: given = false, target, instructions, text }) => ({
        action: 'decideReturn',
        pleaId: asked?.id ?? '',
        granted: given,
        ...(given && target ? targetOf(target) : {}),
        instructions: instructions?.trim() ? instructions : undefined,
        text
      })}
      initialValues={{ target: valueOf(asked?.proposed) }}
      onClose={onClose}
    >
      <Form.Item name="granted" label={actTexts.decision} rules={[{ required: true, message: actTexts.decision }]}>
        <Radio.Group
          optionType="button"
          options={[
            { value: true, label: actTexts.uphold },
            { value: false, label: actTexts.dismiss }
          ]}
        />
      </Form.Item>
      {granted === true && (
        <>
          <Form.Item name="target" label={actTexts.designate} rules={[{ required: true, message: actTexts.designate }]}>
            <OfficeSelect need={need} />
          </Form.Item>
          <Form.Item name="instructions" label={actTexts.instructions} rules={[ruleOf(Dispatch.shape.instructions)]}>
            <Input.TextArea rows={1} maxLength={1000} />
          </Form.Item>
        </>
      )}
      {granted === false && (
        <Form.Item name="text" label={actTexts.dismissWhy} rules={[whyRule]}>
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
      )}
    </ActForm>
  )
}
