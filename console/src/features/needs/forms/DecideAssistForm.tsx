import { needsRoutes } from '@hongchao/contract'
import { assistsTexts } from '@hongchao/web/texts/assists.ts'
import { Form, Input, Radio } from 'antd'
import { type JSX, useState } from 'react'

import { ruleOf } from '../../../shared/form.ts'
import { ActForm } from './ActForm.tsx'
import { openAssists, WhichItem } from './AssistFields.tsx'
import type { ActionFormProps } from './props.ts'

type Values = { assistId: string; released?: boolean; text: string }

const whyRule = ruleOf(needsRoutes.contact.body.shape.reason)

/** An office that gives it back is released or keeps it; any other can be released. */
export function DecideAssistForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  const [open] = useState(() => openAssists(need.assists))
  const chosen = Form.useWatch('assistId', form)
  const first = open.find(({ state }) => state === 'returning') ?? (open.length === 1 ? open[0] : undefined)
  const returning = open.find(({ id }) => id === chosen)?.state === 'returning'
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={({ assistId, released = true, text }) => ({ action: 'decideAssist', assistId, released, text })}
      initialValues={first ? { assistId: first.id } : {}}
      onClose={onClose}
    >
      <WhichItem assists={open} />
      {returning && (
        <Form.Item
          name="released"
          label={assistsTexts.decision}
          rules={[{ required: true, message: assistsTexts.decision }]}
        >
          <Radio.Group
            optionType="button"
            options={[
              { value: true, label: assistsTexts.release },
              { value: false, label: assistsTexts.keep }
            ]}
          />
        </Form.Item>
      )}
      <Form.Item name="text" label={returning ? assistsTexts.why : assistsTexts.whyReleased} rules={[whyRule]}>
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  )
}
