import { type Publishable, publicationsRoutes } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { publicationTexts as texts } from '@hongchao/web/texts/console/publications.ts'
import { App, Button, Form, Input, Modal } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf } from '../../shared/form.ts'
import { changes } from './queries.ts'

const { shape } = publicationsRoutes.withdraw.body
type Props = { matter: Publishable; onDone: () => void }

export function WithdrawButton({ matter, onDone }: Props): JSX.Element | undefined {
  const [asking, setAsking] = useState(false)
  if (!matter.availableActions.includes('withdraw')) return undefined
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {texts.withdraw}
      </Button>
      {asking && <WithdrawForm matter={matter} onDone={onDone} onClose={() => setAsking(false)} />}
    </>
  )
}

function WithdrawForm({ matter: { needId: id }, onDone, onClose }: Props & { onClose: () => void }): JSX.Element {
  const [form] = Form.useForm<{ reason: string }>()
  const { publications } = useApi()
  const { message } = App.useApp()
  const withdraw = useWrite(publications.withdraw, { changes })
  const submit = (body: { reason: string }): void =>
    withdraw.mutate(
      { params: { id }, body },
      {
        onSuccess: () => {
          void message.success(texts.withdrawnDone)
          onDone()
        }
      }
    )
  return (
    <Modal
      open
      title={texts.withdraw}
      okText={texts.withdraw}
      confirmLoading={withdraw.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="reason" label={texts.withdrawReason} rules={[ruleOf(shape.reason)]}>
          <Input.TextArea maxLength={500} rows={3} />
        </Form.Item>
        <ErrorNote error={withdraw.error} />
      </Form>
    </Modal>
  )
}
