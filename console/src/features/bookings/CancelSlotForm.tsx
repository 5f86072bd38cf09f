import { bookingsRoutes, type DeskSlot, type ResponseOf } from '@hongchao/contract'
import { useApi, useNow, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { spanText } from '@hongchao/web/slots.ts'
import { cancelSlotTexts as texts } from '@hongchao/web/texts/console/bookings.ts'
import { Form, Input, Modal } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf } from '../../shared/form.ts'
import { SlotContacts } from './SlotContacts.tsx'

type Outcome = ResponseOf<typeof bookingsRoutes.cancelSlot>

/** Cancels a slot, and then says who is still to be called and what else can be offered. */
export function CancelSlotForm({ slot, onClose }: { slot: DeskSlot; onClose: () => void }): JSX.Element {
  const now = useNow()
  const [form] = Form.useForm<{ reason: string }>()
  const { bookings } = useApi()
  const [outcome, setOutcome] = useState<Outcome>()
  const cancel = useWrite(bookings.cancelSlot, { changes: ['bookings'] })
  const { timetableId, startsAt } = slot

  function submit({ reason }: { reason: string }): void {
    cancel.mutate({ body: { timetableId, startsAt, reason } }, { onSuccess: setOutcome })
  }

  if (outcome) return <SlotContacts {...outcome} onClose={onClose} />
  return (
    <Modal
      open
      title={texts.title}
      okText={texts.save}
      okButtonProps={{ danger: true }}
      confirmLoading={cancel.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{fill(texts.which, { service: slot.service.name, span: spanText(slot, now), location: slot.location })}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="reason" label={texts.reason} rules={[ruleOf(bookingsRoutes.cancelSlot.body.shape.reason)]}>
          <Input maxLength={200} />
        </Form.Item>
        <ErrorNote error={cancel.error} />
      </Form>
    </Modal>
  )
}
