import { type OrganisationDetail, UpdateOrganisation } from '@hongchao/contract'
import { fill } from '@hongchao/web/fill.ts'
import { organisationTexts as texts } from '@hongchao/web/texts/console/organisations.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { App, Form, Input, Modal } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import { useUpdateOrganisation } from './queries.ts'

const { shape } = UpdateOrganisation
const { fields } = texts
type EditFormProps = { organisation: OrganisationDetail; onClose: () => void }

export function EditForm({ organisation, onClose }: EditFormProps): JSX.Element {
  const { id, name, shortName, industry, parent } = organisation
  const [form] = Form.useForm<UpdateOrganisation>()
  const { message } = App.useApp()
  const update = useUpdateOrganisation()
  useFieldErrors(form, update.error)

  function submit(values: UpdateOrganisation): void {
    const given = Object.entries(values).filter(([, value]) => value !== '' && value !== undefined)
    const moved = values.parentId !== undefined && values.parentId !== parent?.id
    const body = { ...Object.fromEntries(given), parentId: moved ? values.parentId : undefined }
    update.mutate(
      { params: { id }, body },
      {
        onSuccess: () => {
          void message.success(texts.saved)
          onClose()
        }
      }
    )
  }

  return (
    <Modal
      open
      title={fill(texts.editTitle, { name })}
      okText={shellTexts.save}
      confirmLoading={update.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name, shortName, industry, parentId: parent?.id }}
        onFinish={submit}
      >
        <Form.Item name="name" label={fields.name} rules={[ruleOf(shape.name)]}>
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="shortName" label={fields.shortName}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="industry" label={fields.industry}>
          <Input maxLength={60} />
        </Form.Item>
        {parent && (
          <Form.Item name="parentId" label={fields.parent} extra={texts.moveHelp}>
            <OrganisationSelect known={parent} />
          </Form.Item>
        )}
        <ErrorNote error={update.error} />
      </Form>
    </Modal>
  )
}
