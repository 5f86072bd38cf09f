import { open311Routes } from '@hongchao/contract'
import { useApi, useConfig, useWrite } from '@hongchao/web'
import { interfaceTexts } from '@hongchao/web/texts/console/interfaces.ts'
import { Form, Input, InputNumber, Modal, Select } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'

const texts = interfaceTexts.open311
const { shape } = open311Routes.issue.body
type Values = { name: string; organisationId: string; kind: string; perMinute: number }
type IssueKeyFormProps = { onClose: () => void; onIssued: (key: string) => void }

export function IssueKeyForm({ onClose, onIssued }: IssueKeyFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { open311 } = useApi()
  const { requesterKinds } = useConfig()
  const issue = useWrite(open311.issue, { changes: ['interfaces'] })
  useFieldErrors(form, issue.error)

  function submit(body: Values): void {
    issue.mutate(
      { body },
      {
        onSuccess: ({ key }) => {
          onClose()
          onIssued(key)
        }
      }
    )
  }

  return (
    <Modal
      open
      title={texts.issueTitle}
      okText={texts.issue}
      confirmLoading={issue.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ perMinute: 60 }} onFinish={submit}>
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
        <Form.Item name="kind" label={texts.kind} extra={texts.kindHelp} rules={[ruleOf(shape.kind)]}>
          <Select options={requesterKinds.map(({ key, name }) => ({ value: key, label: name }))} />
        </Form.Item>
        <Form.Item name="perMinute" label={texts.perMinute} rules={[ruleOf(shape.perMinute)]}>
          <InputNumber min={1} max={600} />
        </Form.Item>
        <ErrorNote error={issue.error} />
      </Form>
    </Modal>
  )
}
