import { cardsRoutes, mostCards } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { cardTexts as texts } from '@hongchao/web/texts/console/cards.ts'
import { App, Form, Input, InputNumber, Modal } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'

const { shape } = cardsRoutes.make.body
const usual = 40
const perSheet = 4

type Values = { organisationId: string; occasion: string; cards: number }

export function BatchForm({ onClose }: { onClose: () => void }): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { cards } = useApi()
  const { message } = App.useApp()
  const make = useWrite(cards.make, { changes: ['cards'] })
  useFieldErrors(form, make.error)

  function submit(body: Values): void {
    make.mutate(
      { body },
      {
        onSuccess: () => {
          void message.success(texts.made)
          onClose()
        }
      }
    )
  }

  return (
    <Modal
      open
      title={texts.makeTitle}
      okText={texts.make}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ cards: usual }} onFinish={submit}>
        <Form.Item name="organisationId" label={texts.organisation} rules={[ruleOf(shape.organisationId)]}>
          <OrganisationSelect />
        </Form.Item>
        <Form.Item name="occasion" label={texts.occasion} rules={[ruleOf(shape.occasion)]}>
          <Input placeholder={texts.occasionHint} maxLength={60} />
        </Form.Item>
        <Form.Item name="cards" label={texts.cards} extra={texts.cardsHelp} rules={[ruleOf(shape.cards)]}>
          <InputNumber min={1} max={mostCards} step={perSheet} precision={0} />
        </Form.Item>
        <ErrorNote error={make.error} />
      </Form>
    </Modal>
  )
}
