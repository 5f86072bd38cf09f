import { type Meeting, NewMeeting } from '@hongchao/contract'
import { type Api, useApi, useWrite } from '@hongchao/web'
import { meetingsTexts as texts } from '@hongchao/web/texts/console/meetings.ts'
import { recordTexts } from '@hongchao/web/texts/console/record.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { DatePicker, Form, Input, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import { attendeeLine, linesOf, namedUnits, toAttendee } from './lines.ts'

type Values = {
  organisationId: string
  title: string
  heldAt: Dayjs
  location?: string
  agenda?: string
  attendees?: string
}

type Props = { meeting?: Meeting | undefined; onClose: (meeting?: Meeting) => void }

const required = { required: true, message: recordTexts.required }

export function MeetingForm({ meeting: opened, onClose }: Props): JSX.Element {
  // As it was when the form was filled, whatever the page learns meanwhile.
  const [meeting] = useState(opened)
  const [form] = Form.useForm<Values>()
  const save = useSave(meeting)
  const submit = (values: Values): void => save.mutate(values, { onSuccess: onClose })
  return (
    <Modal
      open
      title={meeting ? texts.edit : texts.add}
      okText={texts.save}
      onOk={() => form.submit()}
      onCancel={() => onClose()}
      confirmLoading={save.isPending}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={meeting ? valuesOf(meeting) : { heldAt: dayjs() }}
        onFinish={submit}
      >
        {!meeting && (
          <Form.Item name="organisationId" label={texts.organisation} rules={[required]}>
            <OrganisationSelect among="units" />
          </Form.Item>
        )}
        <Form.Item name="title" label={texts.name} rules={[ruleOf(NewMeeting.shape.title)]}>
          <Input placeholder={texts.nameHint} maxLength={120} />
        </Form.Item>
        <Form.Item name="heldAt" label={texts.heldAt} rules={[required]}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY 年 M 月 D 日 HH:mm" allowClear={false} />
        </Form.Item>
        <Form.Item name="location" label={texts.location}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="agenda" label={texts.agenda}>
          <Input.TextArea rows={3} />
        </Form.Item>
        <Form.Item name="attendees" label={texts.attendees}>
          <Input.TextArea rows={5} placeholder={texts.attendeesHint} />
        </Form.Item>
        <ErrorNote error={save.error} />
      </Form>
    </Modal>
  )
}

function valuesOf({ organisation, title, heldAt, location, agenda, attendees }: Meeting): Values {
  return {
    organisationId: organisation.id,
    title,
    heldAt: dayjs(heldAt),
    ...(location && { location }),
    agenda: agenda.join('\n'),
    attendees: attendees.map(attendeeLine).join('\n')
  }
}

function useSave(meeting: Meeting | undefined) {
  const api = useApi()
  const queries = useQueryClient()
  const call = useWrite(api.meetings.call, { changes: ['meetings'] })
  const change = useWrite(api.meetings.change, { changes: ['meetings'] })
  return useMutation({
    mutationFn: async ({ organisationId, heldAt, location, title, ...lines }: Values) => {
      const came = linesOf(lines.attendees)
      const byName = await unitsNamed(api, namedUnits(came))
      const body = {
        title,
        heldAt: heldAt.toISOString(),
        ...(location && { location }),
        agenda: linesOf(lines.agenda),
        attendees: came.map((line) => toAttendee(line, byName))
      }
      return meeting
        ? await change.mutateAsync({ params: { id: meeting.id }, body: { ...body, version: meeting.version } })
        : await call.mutateAsync({ body: { ...body, organisationId } })
    },
    // Somebody else may have changed it: opened again, the form starts from theirs.
    onError: () => void queries.invalidateQueries({ queryKey: [api.place, 'meetings'] })
  })
}

/** By its whole name only: a guess would put somebody down for a unit they do not come from. */
async function unitsNamed({ organisations }: Api, names: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    names.map(async (name) => {
      const { items } = await organisations.find({ query: { q: name } })
      const unit = items.find((each) => each.name === name)
      return unit ? [[name, unit.id] as const] : []
    })
  )
  return new Map(found.flat())
}
