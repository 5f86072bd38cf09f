import { CreateOrganisation, type Nature, type OrganisationDetail } from '@hongchao/contract'
import { useApi, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { organisationTexts as texts, setUpFormTexts } from '@hongchao/web/texts/console/organisations.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useNavigate } from '@tanstack/react-router'
import { App, Form, Input, Modal, Radio, Select } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { UnitsField } from './UnitsField.tsx'
import { useCreateOrganisation } from './queries.ts'

const { shape } = CreateOrganisation
const { fields } = texts
const forms = (['independent', 'joint'] as const).map((value) => ({ value, label: setUpFormTexts[value] }))

type CreateFormProps = { parent: OrganisationDetail; onClose: () => void }
type Values = Omit<CreateOrganisation, 'parentId'>

export function CreateForm({ parent, onClose }: CreateFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { place } = useApi()
  const { organisationKinds } = useConfig()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const create = useCreateOrganisation()
  const kind = Form.useWatch('kind', form)
  const nature = organisationKinds.find(({ key }) => key === kind)?.nature
  useFieldErrors(form, create.error)

  function submit(values: Values): void {
    create.mutate(
      { body: { ...values, parentId: parent.id } },
      {
        onSuccess: ({ id }) => {
          void message.success(texts.created)
          onClose()
          void navigate({
            to: '/$place/organisations/$organisationId',
            params: { place, organisationId: id },
            search: {}
          })
        }
      }
    )
  }

  return (
    <Modal
      open
      title={fill(texts.createTitle, { name: parent.name })}
      okText={shellTexts.save}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="name" label={fields.name} rules={[ruleOf(shape.name)]}>
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="kind" label={fields.kind} rules={[ruleOf(shape.kind)]}>
          <Select options={organisationKinds.map(({ key, name }) => ({ value: key, label: name }))} />
        </Form.Item>
        <Form.Item name="shortName" label={fields.shortName}>
          <Input maxLength={60} />
        </Form.Item>
        <NatureFields nature={nature} />
        <ErrorNote error={create.error} />
      </Form>
    </Modal>
  )
}

/** What is asked only of some natures: the industry of a firm, how a Party organisation was set up and for whom. */
function NatureFields({ nature }: { nature: Nature | undefined }): JSX.Element | undefined {
  if (nature === 'newSectorOrg') {
    return (
      <Form.Item name="industry" label={fields.industry}>
        <Input maxLength={60} />
      </Form.Item>
    )
  }
  if (nature !== 'partyOrg') return undefined
  return (
    <>
      <Form.Item name="form" label={fields.form}>
        <Radio.Group options={forms} />
      </Form.Item>
      <Form.Item name="covers" label={fields.covers}>
        <UnitsField />
      </Form.Item>
    </>
  )
}
