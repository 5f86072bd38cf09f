import type { Booking, SlotRef } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { bookFormTexts as texts } from '@hongchao/web/texts/console/bookings.ts'
import { App, Form, Modal } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { SlotSelect } from './SlotSelect.tsx'

/** Another slot of the same service. */
export function MoveForm({ booking, onClose }: { booking: Booking; onClose: () => void }): JSX.Element {
  const [form] = Form.useForm<{ slot: SlotRef }>()
  const { bookings } = useApi()
  const { message } = App.useApp()
  const move = useWrite(bookings.move, { changes: ['bookings'] })

  function submit({ slot }: { slot: SlotRef }): void {
    move.mutate(
      { params: { id: booking.id }, body: slot },
      {
        onSuccess: () => {
          void message.success(texts.moved)
          onClose()
        }
      }
    )
  }

  return (
    <Modal
      open
      title={fill(texts.moveTitle, { name: booking.name })}
      okText={texts.move}
      confirmLoading={move.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="slot" label={texts.slot} rules={[{ required: true, message: texts.slotHint }]}>
          <SlotSelect serviceId={booking.service.id} full={false} />
        </Form.Item>
        <ErrorNote error={move.error} />
      </Form>
    </Modal>
  )
}
