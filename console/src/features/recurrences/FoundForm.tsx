import { type FoundRecurrence, type RecurrenceRule, recurrencesRoutes } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { recurrenceFormTexts as texts } from '@hongchao/web/texts/console/recurrences.ts'
import { weekdayTexts } from '@hongchao/web/texts/due.ts'
import { App, DatePicker, Form, Input, InputNumber, Modal, Radio, Select, Space } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import { useNeedCode } from './queries.ts'
import styles from './recurrences.module.css'

const { shape } = recurrencesRoutes.found.body

type Values = Omit<FoundRecurrence, 'rule' | 'firstDay' | 'capacity'> & {
  kind: RecurrenceRule['kind']
  nth: -1 | 1 | 2 | 3 | 4
  weekday: number
  firstDay: Dayjs
  capacity?: number | null
}

const usual = { kind: 'monthly', nth: -1, weekday: 1, onHoliday: 'next', starts: '09:00', ends: '11:30', remindDays: 7 }
const nths = ([1, 2, 3, 4, -1] as const).map((value) => ({ value, label: texts.nthNames[value] }))
const weekdays = weekdayTexts.map((label, value) => ({ value, label }))

/** Founds a recurring service, of a need's answer where one is given. */
export function FoundForm({ needId, onClose }: { needId: string | undefined; onClose: () => void }): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { recurrences } = useApi()
  const { message } = App.useApp()
  const code = useNeedCode(needId)
  const found = useWrite(recurrences.found, { changes: ['recurrences', 'needs'] })
  useFieldErrors(form, found.error)

  function submit({ kind, nth, weekday, firstDay, capacity, ...values }: Values): void {
    const rule: RecurrenceRule = kind === 'weekly' ? { kind, weekday } : { kind, nth, weekday }
    const body = {
      ...values,
      rule,
      firstDay: firstDay.format('YYYY-MM-DD'),
      ...(capacity && { capacity }),
      ...(needId && { needId })
    }
    found.mutate(
      { body },
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
      confirmLoading={found.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {code && <p className={styles['help']}>{fill(texts.ofNeed, { code })}</p>}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...usual, firstDay: dayjs() }}
        onFinish={submit}
      >
        <What />
        <When />
        <ErrorNote error={found.error} />
      </Form>
    </Modal>
  )
}

function What(): JSX.Element {
  return (
    <>
      <Form.Item name="name" label={texts.name} rules={[ruleOf(shape.name)]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="details" label={texts.details} rules={[ruleOf(shape.details)]}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="organisationId" label={texts.organisation} rules={[ruleOf(shape.organisationId)]}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="location" label={texts.location} rules={[ruleOf(shape.location)]}>
        <Input maxLength={100} />
      </Form.Item>
    </>
  )
}

function When(): JSX.Element {
  const kind = Form.useWatch<RecurrenceRule['kind'] | undefined>('kind')
  const time = [{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: texts.hoursWrong }]
  return (
    <>
      <Space wrap align="start">
        <Form.Item name="kind" label={texts.kind}>
          <Radio.Group
            optionType="button"
            options={[
              { value: 'monthly', label: texts.monthly },
              { value: 'weekly', label: texts.weekly }
            ]}
          />
        </Form.Item>
        {kind !== 'weekly' && (
          <Form.Item name="nth" label={texts.nth}>
            <Select options={nths} className={styles['short']} />
          </Form.Item>
        )}
        <Form.Item name="weekday" label={texts.weekday}>
          <Select options={weekdays} className={styles['short']} />
        </Form.Item>
        <Form.Item name="onHoliday" label={texts.onHoliday}>
          <Radio.Group
            optionType="button"
            options={[
              { value: 'next', label: texts.next },
              { value: 'skip', label: texts.skip }
            ]}
          />
        </Form.Item>
      </Space>
      <Space wrap align="start">
        <Form.Item label={texts.hours}>
          <Space>
            <Form.Item name="starts" noStyle rules={time}>
              <Input aria-label={texts.hours} maxLength={5} className={styles['short']} />
            </Form.Item>
            –
            <Form.Item name="ends" noStyle rules={time}>
              <Input aria-label={texts.hours} maxLength={5} className={styles['short']} />
            </Form.Item>
          </Space>
        </Form.Item>
        <Form.Item name="firstDay" label={texts.firstDay} rules={[{ required: true, message: texts.firstDay }]}>
          <DatePicker allowClear={false} format="M 月 D 日" />
        </Form.Item>
        <Form.Item name="remindDays" label={texts.remindDays} rules={[ruleOf(shape.remindDays)]}>
          <InputNumber precision={0} min={1} max={30} />
        </Form.Item>
        <Form.Item name="capacity" label={texts.capacity} rules={[ruleOf(shape.capacity)]}>
          <InputNumber precision={0} min={1} />
        </Form.Item>
      </Space>
    </>
  )
}
