import { postersRoutes } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { posterTexts as texts } from '@hongchao/web/texts/console/posters.ts'
import { App, Form, Input, Modal } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'

const { shape } = postersRoutes.create.body
type Values = { organisationId: string; location: string }

export function PosterForm({ onClose }: { onClose: () => void }): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { posters } = useApi()
  const { message } = App.useApp()
  const create = useWrite(posters.create, { changes: ['posters'] })
  useFieldErrors(form, create.error)

  function submit(body: Values): void {
    create.mutate(
      { body },
      {
        onSuccess: () => {
          void message.success(texts.made)
          onClose()
        }
      }
    )
  }

  return (
    <Modal
      open
      title={texts.createTitle}
      okText={texts.make}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="organisationId" label={texts.organisation} rules={[ruleOf(shape.organisationId)]}>
          <OrganisationSelect />
        </Form.Item>
        <Form.Item name="location" label={texts.location} rules={[ruleOf(shape.location)]}>
          <Input placeholder={texts.locationHint} maxLength={60} />
        </Form.Item>
        <ErrorNote error={create.error} />
      </Form>
    </Modal>
  )
}
