import { needsRoutes } from '@hongchao/contract'
import { useMay } from '@hongchao/web'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { Button, Form, Input, Popover } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import styles from './needs.module.css'
import { useContact } from './queries.ts'

const { contact: texts } = needsTexts
const reasonRule = ruleOf(needsRoutes.contact.body.shape.reason)

/** The telephone masked; whoever may call reads the whole of it for a reason that is recorded. */
export function Contact({ needId, masked }: { needId: string; masked: string | undefined }): JSX.Element {
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const contact = useContact(needId)
  if (contact.data) return <p className={styles['phone']}>{contact.data.phone ?? texts.noPhone}</p>
  return (
    <p className={styles['phone']}>
      {masked ?? texts.noPhone}
      {masked && may('needs.contact') && (
        <Popover
          trigger="click"
          open={asking}
          onOpenChange={setAsking}
          content={<ReasonForm contact={contact} />}
          destroyOnHidden
        >
          <Button type="link" size="small">
            {texts.reveal}
          </Button>
        </Popover>
      )}
    </p>
  )
}

function ReasonForm({ contact }: { contact: ReturnType<typeof useContact> }): JSX.Element {
  const [form] = Form.useForm<{ reason: string }>()
  useFieldErrors(form, contact.error)
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => contact.mutate({ body })}>
      <Form.Item name="reason" label={texts.reason} rules={[reasonRule]}>
        <Input autoFocus placeholder={texts.reasonHint} maxLength={500} />
      </Form.Item>
      <ErrorNote error={contact.error} />
      <Button type="primary" size="small" htmlType="submit" loading={contact.isPending}>
        {texts.show}
      </Button>
    </Form>
  )
}
