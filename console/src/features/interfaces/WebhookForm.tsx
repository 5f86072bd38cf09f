import { WebhookEvent, webhooksRoutes } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { interfaceTexts } from '@hongchao/web/texts/console/interfaces.ts'
import { webhookEventTexts } from '@hongchao/web/texts/webhooks.ts'
import { Checkbox, Form, Input, Modal } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import styles from './interfaces.module.css'

const texts = interfaceTexts.webhooks
const { shape } = webhooksRoutes.create.body
const options = WebhookEvent.options.map((value) => ({ value, label: webhookEventTexts[value] }))
const usual: WebhookEvent[] = ['need.submitted', 'need.dispatched', 'need.answered', 'need.evaluated', 'need.overdue']

type Values = { name: string; organisationId: string; url: string; events: WebhookEvent[] }
type WebhookFormProps = { onClose: () => void; onMade: (secret: string) => void }

type EventsProps = { value?: WebhookEvent[]; onChange?: (events: WebhookEvent[]) => void }

/** Takes nothing else of its field: a group is no box that could be required. */
function Events({ value, onChange }: EventsProps): JSX.Element {
  return (
    <Checkbox.Group
      className={styles['events']}
      aria-label={texts.events}
      options={options}
      value={value ?? []}
      onChange={onChange}
    />
  )
}

export function WebhookForm({ onClose, onMade }: WebhookFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { webhooks } = useApi()
  const create = useWrite(webhooks.create, { changes: ['interfaces'] })
  useFieldErrors(form, create.error)

  function submit(body: Values): void {
    create.mutate(
      { body },
      {
        onSuccess: ({ secret }) => {
          onClose()
          onMade(secret)
        }
      }
    )
  }

  return (
    <Modal
      open
      title={texts.createTitle}
      okText={texts.create}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ events: usual }} onFinish={submit}>
        <Form.Item name="name" label={texts.name} rules={[ruleOf(shape.name)]}>
          <Input placeholder={texts.nameHint} maxLength={40} />
        </Form.Item>
        <Form.Item
          name="organisationId"
          label={texts.organisation}
          extra={texts.organisationHelp}
          rules={[ruleOf(shape.organisationId)]}
        >
          <OrganisationSelect />
        </Form.Item>
        <Form.Item name="url" label={texts.url} extra={texts.urlHelp} rules={[ruleOf(shape.url)]}>
          <Input placeholder="https://" maxLength={500} />
        </Form.Item>
        <Form.Item name="events" label={texts.events} rules={[ruleOf(shape.events)]}>
          <Events />
        </Form.Item>
        <ErrorNote error={create.error} />
      </Form>
    </Modal>
  )
}
