import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { Button, Form, type FormRule, Input, Popover } from 'antd'

import { type JSX, useState } from 'react'

import { ErrorNote } from './ErrorNote.tsx'
import { useFieldErrors } from './form.ts'

const { contact: texts } = needsTexts

type Reading = {
  data: { phone?: string } | undefined
  error: Error | null
  isPending: boolean
  mutate: (input: { body: { reason: string } }) => void
}

type RevealProps = { masked: string | undefined; mayReveal: boolean; reading: Reading; rule: FormRule }

/** A telephone, masked; whoever may reads the whole of it for a reason that is recorded. */
export function Reveal({ masked, mayReveal, reading, rule }: RevealProps): JSX.Element {
  const [asking, setAsking] = useState(false)
  if (reading.data) return <>{reading.data.phone ?? texts.noPhone}</>
  return (
    <>
      {masked ?? texts.noPhone}
      {masked && mayReveal && (
        <Popover
          trigger="click"
          open={asking}
          onOpenChange={setAsking}
          content={<ReasonForm reading={reading} rule={rule} />}
          destroyOnHidden
        >
          <Button type="link" size="small">
            {texts.reveal}
          </Button>
        </Popover>
      )}
    </>
  )
}

function ReasonForm({ reading, rule }: Pick<RevealProps, 'reading' | 'rule'>): JSX.Element {
  const [form] = Form.useForm<{ reason: string }>()
  useFieldErrors(form, reading.error)
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => reading.mutate({ body })}>
      <Form.Item name="reason" label={texts.reason} rules={[rule]}>
        <Input autoFocus placeholder={texts.reasonHint} maxLength={500} />
      </Form.Item>
      <ErrorNote error={reading.error} />
      <Button type="primary" size="small" htmlType="submit" loading={reading.isPending}>
        {texts.show}
      </Button>
    </Form>
  )
}
