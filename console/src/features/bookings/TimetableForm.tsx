import { bookingsRoutes, type MakeTimetable } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { timetableTexts } from '@hongchao/web/texts/console/bookings.ts'
import { weekdayTexts } from '@hongchao/web/texts/due.ts'
import { App, Checkbox, DatePicker, Form, Input, InputNumber, Modal, Select, Space } from 'antd'
import type { Dayjs } from 'dayjs'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import { useOffered } from './queries.ts'

const { form: texts } = timetableTexts
const { shape } = bookingsRoutes.makeTimetable.body

type Values = Omit<MakeTimetable, 'days'> & { days?: Dayjs[] | null }

const usual = {
  weekdays: [],
  starts: '14:00',
  ends: '17:00',
  minutes: 30,
  capacity: 5,
  openDays: 14,
  closeHours: 2,
  perPerson: 2
}

/** Opens a service for appointments. */
export function TimetableForm({ onClose }: { onClose: () => void }): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { bookings } = useApi()
  const { message } = App.useApp()
  const make = useWrite(bookings.makeTimetable, { changes: ['bookings'] })
  useFieldErrors(form, make.error)

  function submit({ days, ...values }: Values): void {
    make.mutate(
      { body: { ...values, days: (days ?? []).map((day) => day.format('YYYY-MM-DD')) } },
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
      width={640}
      title={texts.title}
      okText={texts.save}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={usual} onFinish={submit}>
        <Fields />
        <ErrorNote error={make.error} />
      </Form>
    </Modal>
  )
}

function Fields(): JSX.Element {
  const { data } = useOffered()
  const time = [{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: texts.hoursWrong }]
  return (
    <>
      <Form.Item name="serviceId" label={texts.service} rules={[ruleOf(shape.serviceId)]}>
        <Select options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="organisationId" label={texts.organisation} rules={[ruleOf(shape.organisationId)]}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="location" label={texts.location} rules={[ruleOf(shape.location)]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="weekdays" label={texts.weekdays}>
        <Checkbox.Group options={weekdayTexts.map((label, value) => ({ label, value }))} />
      </Form.Item>
      <Form.Item name="days" label={texts.days}>
        <DatePicker multiple />
      </Form.Item>
      <Form.Item label={texts.hours}>
        <Space>
          <Form.Item name="starts" noStyle rules={time}>
            <Input aria-label={texts.hours} maxLength={5} />
          </Form.Item>
          –
          <Form.Item name="ends" noStyle rules={time}>
            <Input aria-label={texts.hours} maxLength={5} />
          </Form.Item>
        </Space>
      </Form.Item>
      <Space size="large" wrap>
        {(['minutes', 'capacity', 'perPerson', 'openDays', 'closeHours'] as const).map((name) => (
          <Form.Item key={name} name={name} label={texts[name]} rules={[ruleOf(shape[name])]}>
            <InputNumber precision={0} />
          </Form.Item>
        ))}
      </Space>
    </>
  )
}
