import type { AddTeamMember, Team } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { teamTexts as texts } from '@hongchao/web/texts/console/teams.ts'
import { App, Checkbox, Form, Modal } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { useFieldErrors } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import { PersonSelect } from '../../shared/PersonSelect.tsx'

export function AddMemberForm({ team, onClose }: { team: Team; onClose: () => void }): JSX.Element {
  const [form] = Form.useForm<AddTeamMember>()
  const { organisations } = useApi()
  const { message } = App.useApp()
  const add = useWrite(organisations.addTeamMember, { changes: ['teams', 'people', 'me'] })
  useFieldErrors(form, add.error)

  function submit(body: AddTeamMember): void {
    add.mutate(
      { params: { id: team.id }, body },
      {
        onSuccess: () => {
          void message.success(texts.added)
          onClose()
        }
      }
    )
  }

  return (
    <Modal
      open
      title={fill(texts.addTitle, { team: team.name })}
      okText={shellTexts.save}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="personId" label={texts.person} rules={[{ required: true, message: texts.person }]}>
          <PersonSelect />
        </Form.Item>
        <Form.Item name="drawnFromId" label={texts.drawnFromField}>
          <OrganisationSelect />
        </Form.Item>
        <Form.Item name="leader" valuePropName="checked" initialValue={false}>
          <Checkbox>{texts.asLeader}</Checkbox>
        </Form.Item>
        <ErrorNote error={add.error} />
      </Form>
    </Modal>
  )
}
