import type { UseMutationResult } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { type JSX, type ReactNode, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import styles from './needs.module.css'

/** A step that was chosen: how to take it, what came of that, and the way back. */
export type Step<B> = { error: Error | null; pending: boolean; send: (body: B) => void; close: () => void }

type Acts = { action: string }
type Worded<B extends Acts, I extends B> = Exclude<B['action'], I['action']>

type StepsProps<B extends Acts, I extends B> = {
  id: string
  actions: readonly B['action'][]
  texts: { actions: Record<B['action'], string>; done: Record<B['action'], string> }
  /** Needs no words and is done at once. */
  immediate: I
  /** Never the step that is proposed, also where it is the only one. */
  quiet?: B['action']
  write: UseMutationResult<unknown, Error, { params: { id: string }; body: B }>
  children: (action: Worded<B, I>, step: Step<B>) => ReactNode
}

/** The steps that can be taken with a part of a need; the form of the one that was chosen takes their place. */
export function Steps<B extends Acts, I extends B>({
  id,
  actions,
  texts,
  immediate,
  quiet,
  write,
  children
}: StepsProps<B, I>): ReactNode {
  const { message } = App.useApp()
  const [chosen, choose] = useState<Worded<B, I>>()
  if (actions.length === 0) return undefined
  const send = (body: B): void =>
    write.mutate(
      { params: { id }, body },
      {
        onSuccess: () => {
          void message.success(texts.done[body.action as B['action']])
          choose(undefined)
        }
      }
    )
  if (chosen && actions.includes(chosen)) {
    return children(chosen, { error: write.error, pending: write.isPending, send, close: () => choose(undefined) })
  }
  const start = (action: B['action']): void =>
    action === immediate.action ? send(immediate) : choose(action as Worded<B, I>)
  return (
    <>
      <ErrorNote error={write.error} />
      <div className={styles['buttons']}>
        {actions.map((action, index) => (
          <Button
            key={action}
            size="small"
            type={index === 0 && action !== quiet ? 'primary' : 'default'}
            loading={action === immediate.action && write.isPending}
            onClick={() => start(action)}
          >
            {texts.actions[action]}
          </Button>
        ))}
      </div>
    </>
  )
}

type StepFormProps<V extends object> = {
  step: Pick<Step<never>, 'error' | 'pending' | 'close'>
  texts: { send: string; cancel: string }
  initialValues?: V
  onFinish: (values: V) => void
  children: ReactNode
}

/** What a step takes, with its button and the way back. */
export function StepForm<V extends object>({
  step,
  texts,
  initialValues,
  onFinish,
  children
}: StepFormProps<V>): JSX.Element {
  const [form] = Form.useForm<V>()
  useFieldErrors(form, step.error)
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={step.pending}
      {...(initialValues && { initialValues })}
      onFinish={onFinish}
    >
      {children}
      <ErrorNote error={step.error} />
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={step.pending}>
          {texts.send}
        </Button>
        <Button onClick={step.close}>{texts.cancel}</Button>
      </div>
    </Form>
  )
}

/** The words that go with a step. */
export function WordsItem({ label, rule }: { label: string; rule: Parameters<typeof ruleOf>[0] }): JSX.Element {
  return (
    <Form.Item name="text" label={label} rules={[ruleOf(rule)]}>
      <Input.TextArea autoFocus rows={2} maxLength={500} showCount />
    </Form.Item>
  )
}
