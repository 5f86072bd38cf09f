import { ExportReason } from '@hongchao/contract'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'
import { Form, Input, Modal } from 'antd'
import type { JSX } from 'react'

import { ruleOf } from './form.ts'

type ExportReasonFormProps = { onSubmit: (reason: string) => void; onClose: () => void }

/** What a list is taken along for. */
export function ExportReasonForm({ onSubmit, onClose }: ExportReasonFormProps): JSX.Element {
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      width={440}
      title={sheetsTexts.reasonTitle}
      okText={sheetsTexts.export}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ reason }) => onSubmit(reason)}>
        <Form.Item
          name="reason"
          label={sheetsTexts.reasonLabel}
          extra={sheetsTexts.reasonHelp}
          rules={[ruleOf(ExportReason.unwrap())]}
        >
          <Input autoFocus maxLength={100} placeholder={sheetsTexts.reasonHint} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
