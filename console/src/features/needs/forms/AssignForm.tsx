import { keyOf, useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { actTexts } from '@hongchao/web/texts/console/needs.ts'
import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import type { JSX } from 'react'

import { PersonSelect } from '../../../shared/PersonSelect.tsx'
import { ActForm } from './ActForm.tsx'
import type { ActionFormProps } from './props.ts'

type Values = { personId: string }

/** One of the team's people, or of the department's. */
export function AssignForm({ need, action, onClose }: ActionFormProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  return (
    <ActForm
      form={form}
      need={need}
      action={action}
      bodyOf={({ personId }) => ({ action: 'assign', personId })}
      initialValues={{ personId: need.handler?.id }}
      onClose={onClose}
    >
      <Form.Item name="personId" label={actTexts.person} rules={[{ required: true, message: actTexts.choosePerson }]}>
        {need.team ? (
          <MemberSelect teamId={need.team.id} />
        ) : (
          <PersonSelect organisationId={need.department?.id} aria-label={actTexts.person} />
        )}
      </Form.Item>
    </ActForm>
  )
}

type MemberSelectProps = { id?: string; teamId: string; value?: string; onChange?: (id: string) => void }

function MemberSelect({ id, teamId, value, onChange }: MemberSelectProps): JSX.Element {
  const { place, organisations } = useApi()
  const { data } = useQuery({ queryKey: keyOf(place, 'teams', 'list'), queryFn: () => organisations.teams() })
  const team = data?.items.find((each) => each.id === teamId)
  const members = (team?.members ?? []).map(({ person, drawnFrom }) => ({
    value: person.id,
    label: `${person.name}　${drawnFrom.name}`
  }))
  return (
    <Select
      id={id}
      autoFocus
      value={value}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={actTexts.choosePerson}
      aria-label={actTexts.person}
      options={[{ label: fill(actTexts.teamMembers, { team: team?.name ?? '' }), options: members }]}
    />
  )
}
