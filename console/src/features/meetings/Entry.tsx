import { type Meeting, TakenDown } from '@hongchao/contract'
import { findCategory, useApi, useConfig, useDuplicateHint, useNow, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { meetingsTexts as texts } from '@hongchao/web/texts/console/meetings.ts'
import { recordTexts } from '@hongchao/web/texts/console/record.ts'
import { hintText } from '@hongchao/web/texts/duplicates.ts'
import { App, Button, Form, Input, type InputRef, Select } from 'antd'
import { type JSX, useRef } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { categoryOptions, keyOptions } from '../../shared/options.ts'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import styles from './meetings.module.css'

const { shape } = TakenDown

/** A line for each thing that is said, at the speed of the meeting: Enter takes it down and begins the next. */
export function Entry({ meeting }: { meeting: Meeting }): JSX.Element {
  const now = useNow()
  if (new Date(meeting.heldAt) > now) return <p>{texts.notHeldYet}</p>
  return (
    <>
      <p className={styles['help']}>{texts.entryHelp}</p>
      <Line meeting={meeting} />
    </>
  )
}

function Line({ meeting }: { meeting: Meeting }): JSX.Element {
  const { meetings } = useApi()
  const { categories, requesterKinds } = useConfig()
  const { message } = App.useApp()
  const [form] = Form.useForm<TakenDown>()
  const text = useRef<InputRef>(null)
  const take = useWrite(meetings.takeDown, { changes: ['meetings', 'needs'] })
  useFieldErrors(form, take.error)

  function submit(told: TakenDown): void {
    take.mutate(
      { params: { id: meeting.id }, body: told },
      {
        onSuccess: ({ code }) => {
          void message.success(fill(texts.took, { code }))
          // The next one is most often said by the same person, or by one of the same kind.
          form.resetFields(['text', 'category'])
          text.current?.focus()
        }
      }
    )
  }
  return (
    <Form<TakenDown>
      form={form}
      requiredMark={false}
      layout="vertical"
      className={styles['line']}
      disabled={take.isPending}
      onFinish={submit}
    >
      <Form.Item name="organisationId" label={texts.from} className={styles['unit']}>
        <OrganisationSelect among="units" />
      </Form.Item>
      <Form.Item name="name" label={texts.person} rules={[ruleOf(shape.name)]} className={styles['person']}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="kind"
        label={texts.kind}
        rules={[{ required: true, message: recordTexts.required }]}
        className={styles['person']}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={keyOptions(requesterKinds)} />
      </Form.Item>
      <Form.Item name="text" label={texts.text} rules={[ruleOf(shape.text)]} className={styles['text']}>
        <Input ref={text} maxLength={2000} autoComplete="off" />
      </Form.Item>
      <Form.Item name="category" label={texts.category} className={styles['unit']}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={categoryOptions(categories)} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={take.isPending}>
        {texts.takeDown}
      </Button>
      <Guess onTake={(category) => form.setFieldValue('category', category)} />
      <ErrorNote error={take.error} />
    </Form>
  )
}

/** The class of what others said alike, to be taken over with one key. */
function Guess({ onTake }: { onTake: (category: string) => void }): JSX.Element | undefined {
  const { categories } = useConfig()
  const words = Form.useWatch<string | undefined>('text') ?? ''
  const category = Form.useWatch<string | undefined>('category')
  const organisationId = Form.useWatch<string | undefined>('organisationId')
  const { hint } = useDuplicateHint({ text: words, organisationId }) ?? {}
  const guessed = findCategory(categories, hint?.category)
  if (!hint) return undefined
  return (
    <p className={styles['guess']} role="status">
      {hintText(hint, guessed?.name)}
      {guessed && hint.category && !category && (
        <Button size="small" onClick={() => onTake(hint.category!)}>
          {guessed.name}
        </Button>
      )}
    </p>
  )
}
