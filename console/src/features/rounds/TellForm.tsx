import { type Inquiry, ToldInRound } from '@hongchao/contract'
import { useApi, useConfig, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { recordTexts } from '@hongchao/web/texts/console/record.ts'
import { roundsPageTexts } from '@hongchao/web/texts/console/rounds.ts'
import { App, Form, Input, Modal, Select } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { categoryOptions } from '../../shared/options.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import styles from './rounds.module.css'

const texts = roundsPageTexts.tell
const { shape } = ToldInRound

type Values = { text: string; category?: string; aboutOrganisationId?: string }
type Props = { inquiry: Inquiry; questions: readonly string[]; onClose: () => void }

/** A need as somebody told it; who they are and where the round knows already. */
export function TellForm({ inquiry: { id, name }, questions, onClose }: Props): JSX.Element {
  const { rounds } = useApi()
  const { categories } = useConfig()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const take = useWrite(rounds.takeDown, { changes: ['rounds', 'needs'] })
  useFieldErrors(form, take.error)

  function submit(told: Values): void {
    take.mutate(
      { params: { id }, body: told },
      {
        onSuccess: ({ code }) => {
          void message.success(fill(texts.done, { code }))
          onClose()
        }
      }
    )
  }
  return (
    <Modal
      open
      title={fill(texts.title, { name })}
      okText={texts.submit}
      confirmLoading={take.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {questions.length > 0 && (
        <ul className={styles['questions']}>
          {questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      )}
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="text" label={texts.text} rules={[ruleOf(shape.text)]}>
          <Input.TextArea autoFocus rows={4} maxLength={2000} placeholder={texts.textHint} />
        </Form.Item>
        <Form.Item name="category" label={texts.category}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={categoryOptions(categories)} />
        </Form.Item>
        <Form.Item name="aboutOrganisationId" label={recordTexts.about} extra={recordTexts.aboutHelp}>
          <OrganisationSelect among="units" />
        </Form.Item>
        <ErrorNote error={take.error} />
      </Form>
    </Modal>
  )
}
