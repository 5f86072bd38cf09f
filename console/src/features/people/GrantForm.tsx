import { type PersonAccess, Role } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { peopleTexts as texts } from '@hongchao/web/texts/console/people.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { permissionTexts } from '@hongchao/web/texts/permissions.ts'
import { roleTexts } from '@hongchao/web/texts/roles.ts'
import { App, DatePicker, Form, Modal, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { useFieldErrors } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import { rightsChange, useRoles } from './queries.ts'

type Values = { role: Role; organisationId: string; from?: Dayjs; to?: Dayjs }
const day = (date: Dayjs | undefined): string | undefined => date?.format('YYYY-MM-DD')

/** A role at an organisation and all below it, from a day to a day; what the role may do stands beside it. */
export function GrantForm({ person, onClose }: { person: PersonAccess; onClose: () => void }): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { identity } = useApi()
  const { message } = App.useApp()
  const grant = useWrite(identity.grant, { changes: rightsChange })
  const role = Form.useWatch('role', form)
  useFieldErrors(form, grant.error)

  function submit({ from, to, ...values }: Values): void {
    grant.mutate(
      { body: { ...values, personId: person.id, from: day(from), to: day(to) } },
      {
        onSuccess: () => {
          void message.success(texts.granted)
          onClose()
        }
      }
    )
  }

  return (
    <Modal
      open
      title={fill(texts.grantTitle, { name: person.name })}
      okText={shellTexts.save}
      confirmLoading={grant.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ organisationId: person.organisation?.id }}
        onFinish={submit}
      >
        <Form.Item
          name="role"
          label={texts.role}
          extra={<MayDo role={role} />}
          rules={[{ required: true, message: texts.role }]}
        >
          <Select options={Role.options.map((value) => ({ value, label: roleTexts[value] }))} />
        </Form.Item>
        <Form.Item
          name="organisationId"
          label={texts.grantScope}
          rules={[{ required: true, message: texts.grantScope }]}
        >
          <OrganisationSelect known={person.organisation} />
        </Form.Item>
        <Form.Item name="from" label={texts.from}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="to" label={texts.to}>
          <DatePicker />
        </Form.Item>
        <ErrorNote error={grant.error} />
      </Form>
    </Modal>
  )
}

function MayDo({ role }: { role: Role | undefined }): JSX.Element | undefined {
  const { data } = useRoles()
  const permissions = data?.items.find((each) => each.role === role)?.permissions
  if (!permissions) return undefined
  return <>{fill(texts.roleMay, { permissions: permissions.map((each) => permissionTexts[each]).join('、') })}</>
}
