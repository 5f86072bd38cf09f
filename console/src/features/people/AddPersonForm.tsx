import { identityRoutes } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { peopleTexts as texts } from '@hongchao/web/texts/console/people.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { App, Form, Input, Modal } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'

const { shape } = identityRoutes.createPerson.body
type Values = { name: string; organisationId: string; phone?: string }

export function AddPersonForm({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { identity } = useApi()
  const { message } = App.useApp()
  const create = useWrite(identity.createPerson, { changes: ['people'] })
  useFieldErrors(form, create.error)

  function submit({ phone, ...values }: Values): void {
    create.mutate(
      { body: { ...values, phone: phone?.trim() ? phone : undefined } },
      {
        onSuccess: ({ id }) => {
          void message.success(texts.added)
          onDone(id)
        }
      }
    )
  }

  return (
    <Modal
      open
      title={texts.addTitle}
      okText={shellTexts.save}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="name" label={texts.name} rules={[ruleOf(shape.name)]}>
          <Input autoFocus maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="organisationId" label={texts.organisation} rules={[ruleOf(shape.organisationId)]}>
          <OrganisationSelect />
        </Form.Item>
        <Form.Item name="phone" label={texts.phone} rules={[ruleOf(shape.phone)]}>
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <ErrorNote error={create.error} />
      </Form>
    </Modal>
  )
}
