import type { UseMutationResult } from '@tanstack/react-query'
import { App, Button, Form, Input, Radio } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import styles from './needs.module.css'

type Texts = { choice: string; words: string; hint: string; send: string; done: string; cancel: string }

type ChoiceFormProps<C extends string, W extends string> = {
  /** The fields as the write names them, so that what it refuses stands beside them. */
  fields: { choice: C; words: W }
  choices: readonly { key: string; name: string }[]
  rule: Parameters<typeof ruleOf>[0]
  texts: Texts
  write: UseMutationResult<unknown, Error, { params: { id: string }; body: Record<C | W, string> }>
  needId: string
  onClose: () => void
}

/** One of several steps to be taken with a need, and words that go with it. */
export function ChoiceForm<C extends string, W extends string>({
  fields,
  choices,
  rule,
  texts,
  write,
  needId,
  onClose
}: ChoiceFormProps<C, W>): JSX.Element {
  const [form] = Form.useForm<Record<C | W, string>>()
  const { message } = App.useApp()
  const [choice, words]: string[] = [fields.choice, fields.words]
  useFieldErrors(form, write.error)
  const submit = (body: Record<C | W, string>): void =>
    write.mutate(
      { params: { id: needId }, body },
      {
        onSuccess: () => {
          void message.success(texts.done)
          onClose()
        }
      }
    )
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={write.isPending}
      initialValues={{ [fields.choice]: choices[0]?.key }}
      onFinish={submit}
    >
      <Form.Item name={choice} label={texts.choice}>
        <Radio.Group optionType="button" options={choices.map(({ key, name }) => ({ value: key, label: name }))} />
      </Form.Item>
      <Form.Item name={words} label={texts.words} extra={texts.hint} rules={[ruleOf(rule)]}>
        <Input.TextArea autoFocus rows={2} maxLength={500} showCount />
      </Form.Item>
      <ErrorNote error={write.error} />
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={write.isPending}>
          {texts.send}
        </Button>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </div>
    </Form>
  )
}
