import { type Callback, CallbackOutcome, type EnterCallback } from '@hongchao/contract'
import { useConfig } from '@hongchao/web'
import { callbackOutcomeTexts, callbacksTexts as texts } from '@hongchao/web/texts/callbacks.ts'
import { App, Button, Form, Input, Radio } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { useFieldErrors } from '../../shared/form.ts'
import { useEnter } from './queries.ts'

type Values = { outcome: CallbackOutcome; solved?: boolean; score?: number; words?: string }

const required = { required: true }

/** Reached or not; solved, how satisfied, and in which words. */
export function ResultForm({ callback: { id } }: { callback: Callback }): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { message } = App.useApp()
  const enter = useEnter()
  const outcome = Form.useWatch('outcome', form)
  useFieldErrors(form, enter.error)
  const send = (values: Values): void =>
    enter.mutate(
      { params: { id }, body: values as EnterCallback },
      { onSuccess: () => void message.success(texts.entered) }
    )
  return (
    <Form form={form} layout="vertical" requiredMark={false} disabled={enter.isPending} onFinish={send}>
      <Form.Item name="outcome" label={texts.outcome} rules={[required]}>
        <Radio.Group
          options={CallbackOutcome.options.map((value) => ({ value, label: callbackOutcomeTexts[value] }))}
        />
      </Form.Item>
      {outcome === 'reached' && <Said />}
      <Form.Item name="words" label={outcome === 'reached' ? texts.words : texts.wordsMissed}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <ErrorNote error={enter.error} />
      <Button type="primary" htmlType="submit" loading={enter.isPending}>
        {texts.enter}
      </Button>
    </Form>
  )
}

function Said(): JSX.Element {
  const { questions, scale } = useConfig().evaluation
  return (
    <>
      <Form.Item name="solved" label={questions.solved} rules={[required]} extra={texts.notSolvedNote}>
        <Radio.Group
          options={[
            { value: true, label: texts.solved.yes },
            { value: false, label: texts.solved.no }
          ]}
        />
      </Form.Item>
      <Form.Item name="score" label={`${questions.score}${texts.scoreMayMiss}`}>
        <Radio.Group options={scale.map((label, index) => ({ value: index + 1, label }))} />
      </Form.Item>
    </>
  )
}
