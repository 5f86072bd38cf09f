import { type OccurrenceDetail, recurrencesRoutes } from '@hongchao/contract'
import { useApi, useNow, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { longDayText } from '@hongchao/web/slots.ts'
import { occurrenceFormTexts as texts } from '@hongchao/web/texts/console/recurrences.ts'
import { App, Form, type FormInstance, Input, InputNumber, Modal } from 'antd'
import type { JSX, ReactNode } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'

type Props = { date: OccurrenceDetail; onClose: () => void }

/** An organisation with so many people; names are pasted a line each, and need not be given. */
export function EnrolForm({ date, onClose }: Props): JSX.Element {
  const [form] = Form.useForm<{ organisationId: string; people: number; names?: string }>()
  const { recurrences } = useApi()
  const enrol = useWrite(recurrences.enrol, { changes: ['recurrences'] })
  const done = useDone(texts.enrolled, onClose)
  const { shape } = recurrencesRoutes.enrol.body
  return (
    <FormModal
      form={form}
      title={fill(texts.enrolTitle, { day: useDay(date) })}
      okText={texts.enrol}
      write={enrol}
      onClose={onClose}
      onSubmit={({ organisationId, people, names }) =>
        enrol.mutate({ params: { id: date.id }, body: { organisationId, people, names: namesIn(names) } }, done)
      }
    >
      <Form.Item name="organisationId" label={texts.organisation} rules={[ruleOf(shape.organisationId)]}>
        <OrganisationSelect among="units" />
      </Form.Item>
      <Form.Item name="people" label={texts.people} rules={[ruleOf(shape.people)]}>
        <InputNumber precision={0} min={1} />
      </Form.Item>
      <Form.Item name="names" label={texts.namesField}>
        <Input.TextArea rows={4} />
      </Form.Item>
    </FormModal>
  )
}

export function CancelForm({ date, onClose }: Props): JSX.Element {
  const [form] = Form.useForm<{ reason: string }>()
  const { recurrences } = useApi()
  const cancel = useWrite(recurrences.cancel, { changes: ['recurrences'] })
  const done = useDone(texts.cancelled, onClose)
  return (
    <FormModal
      form={form}
      title={fill(texts.cancelTitle, { day: useDay(date) })}
      okText={texts.cancel}
      write={cancel}
      onClose={onClose}
      onSubmit={({ reason }) => cancel.mutate({ params: { id: date.id }, body: { reason } }, done)}
    >
      <Form.Item name="reason" label={texts.reason} rules={[ruleOf(recurrencesRoutes.cancel.body.shape.reason)]}>
        <Input maxLength={200} />
      </Form.Item>
    </FormModal>
  )
}

type Recorded = { served?: Record<string, number>; others?: number | null; note?: string }

/** How many of each organisation came; as many as it enrolled, unless somebody says otherwise. */
export function RecordForm({ date, onClose }: Props): JSX.Element {
  const [form] = Form.useForm<Recorded>()
  const { recurrences } = useApi()
  const record = useWrite(recurrences.record, { changes: ['recurrences'] })
  const done = useDone(texts.recorded, onClose)
  const counted = Object.fromEntries(
    date.enrolments.map(({ organisation, people, served }) => [organisation.id, served ?? people])
  )
  return (
    <FormModal
      form={form}
      title={texts.record}
      okText={texts.save}
      write={record}
      initialValues={{ served: counted, others: 0, note: date.note }}
      onClose={onClose}
      onSubmit={({ served = {}, others, note }) =>
        record.mutate(
          {
            params: { id: date.id },
            body: {
              served: Object.entries(served).map(([organisationId, people]) => ({ organisationId, people })),
              others: others ?? 0,
              ...(note?.trim() && { note })
            }
          },
          done
        )
      }
    >
      {date.enrolments.map(({ organisation }) => (
        <Form.Item key={organisation.id} name={['served', organisation.id]} label={organisation.name}>
          <InputNumber precision={0} min={0} max={5000} />
        </Form.Item>
      ))}
      <Form.Item name="others" label={texts.others}>
        <InputNumber precision={0} min={0} max={5000} />
      </Form.Item>
      <Form.Item name="note" label={texts.note}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </FormModal>
  )
}

type FormModalProps<V> = {
  form: FormInstance<V>
  title: string
  okText: string
  write: { isPending: boolean; error: Error | null }
  initialValues?: object | undefined
  onSubmit: (values: V) => void
  onClose: () => void
  children: ReactNode
}

function FormModal<V>({ form, write, initialValues, onSubmit, onClose, ...rest }: FormModalProps<V>): JSX.Element {
  useFieldErrors(form, write.error)
  return (
    <Modal
      open
      title={rest.title}
      okText={rest.okText}
      confirmLoading={write.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={onSubmit}
        {...(initialValues && { initialValues })}
      >
        {rest.children}
        <ErrorNote error={write.error} />
      </Form>
    </Modal>
  )
}

function useDay({ heldOn, plannedOn }: OccurrenceDetail): string {
  return longDayText(heldOn ?? plannedOn, useNow())
}

function useDone(said: string, onClose: () => void): { onSuccess: () => void } {
  const { message } = App.useApp()
  return {
    onSuccess: () => {
      void message.success(said)
      onClose()
    }
  }
}

/** A name a line, or between commas as people paste them. */
function namesIn(text = ''): string[] {
  return text
    .split(/[\n,，、;；\t]/)
    .map((name) => name.trim())
    .filter(Boolean)
}
