import { type Inquiry, NoteInquiry } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { roundsPageTexts } from '@hongchao/web/texts/console/rounds.ts'
import { App, Form, Input, Modal } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'

const texts = roundsPageTexts.unreached
const [, unreached] = NoteInquiry.options
const rule = ruleOf(unreached.shape.reason)

export function UnreachedForm({ inquiry, onClose }: { inquiry: Inquiry; onClose: () => void }): JSX.Element {
  const { rounds } = useApi()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ reason: string }>()
  const note = useWrite(rounds.note, { changes: ['rounds'] })
  useFieldErrors(form, note.error)

  function submit({ reason }: { reason: string }): void {
    note.mutate(
      { params: { id: inquiry.id }, body: { outcome: 'unreached', reason } },
      {
        onSuccess: () => {
          void message.success(roundsPageTexts.noted)
          onClose()
        }
      }
    )
  }
  return (
    <Modal
      open
      title={fill(texts.title, { name: inquiry.name })}
      okText={texts.submit}
      confirmLoading={note.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="reason" label={texts.reason} rules={[rule]}>
          <Input autoFocus maxLength={500} placeholder={texts.reasonHint} />
        </Form.Item>
        <ErrorNote error={note.error} />
      </Form>
    </Modal>
  )
}
