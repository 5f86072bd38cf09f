import { MakeBooking, type SlotRef } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { bookFormTexts as texts } from '@hongchao/web/texts/console/bookings.ts'
import { App, Form, Input, Modal, Select } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { useOffered } from './queries.ts'
import { SlotSelect } from './SlotSelect.tsx'

const { shape } = MakeBooking.shape.onBehalf.unwrap()

type Values = { serviceId: string; slot: SlotRef; name: string; phone?: string }

/** Books for somebody who came or called; where the slot is full they wait for one. */
export function BookForm({ onClose }: { onClose: () => void }): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { bookings } = useApi()
  const { message } = App.useApp()
  const { data } = useOffered()
  const serviceId = Form.useWatch('serviceId', form)
  const book = useWrite(bookings.book, { changes: ['bookings'] })
  useFieldErrors(form, book.error)

  function submit({ slot, name, phone }: Values): void {
    const onBehalf = { name, ...(phone?.trim() && { phone }) }
    book.mutate(
      { body: { ...slot, wait: true, onBehalf } },
      {
        onSuccess: ({ state }) => {
          void message.success(state === 'waiting' ? texts.savedWaiting : texts.saved)
          onClose()
        }
      }
    )
  }

  return (
    <Modal
      open
      title={texts.title}
      okText={texts.save}
      confirmLoading={book.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="serviceId" label={texts.service} rules={[{ required: true, message: texts.service }]}>
          <Select
            options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={() => form.resetFields(['slot'])}
          />
        </Form.Item>
        <Form.Item name="slot" label={texts.slot} rules={[{ required: true, message: texts.slotHint }]}>
          <SlotSelect serviceId={serviceId} full />
        </Form.Item>
        <Form.Item name="name" label={texts.name} rules={[ruleOf(shape.name)]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={texts.phone} rules={[ruleOf(shape.phone)]}>
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <ErrorNote error={book.error} />
      </Form>
    </Modal>
  )
}
