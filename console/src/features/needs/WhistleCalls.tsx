import { type WhistleCall, whistlesRoutes } from '@hongchao/contract'
import { type Domain, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { assistResultTexts, assistStateTexts } from '@hongchao/web/texts/assists.ts'
import { whistleSideTexts, whistlesTexts as texts } from '@hongchao/web/texts/whistles.ts'
import { App, Button, Form, Input, Radio } from 'antd'
import dayjs from 'dayjs'
import { type JSX, useState } from 'react'

import { ExplainedClockBadge } from '../../shared/ClockBadge.tsx'
import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { When } from '../../shared/When.tsx'
import { type OnPaper, onPaper, PaperFields } from './forms/PaperFields.tsx'
import styles from './needs.module.css'

const changes: Domain[] = ['needs', 'notifications']

/** The offices that were called: whether each came, what it did, and what both sides say. */
export function WhistleCalls({ calls }: { calls: readonly WhistleCall[] }): JSX.Element | undefined {
  if (calls.length === 0) return undefined
  return (
    <ul className={styles['assists']}>
      {calls.map((called) => (
        <Row key={called.id} called={called} />
      ))}
    </ul>
  )
}

function Row({ called }: { called: WhistleCall }): JSX.Element {
  const { office, clock, state, result, reviews } = called
  const facts = [answerOf(called), called.answeredAt && assistStateTexts[state], result && assistResultTexts[result]]
  return (
    <li data-state={state}>
      <p className={styles['assistHead']}>
        <strong>{office}</strong>
        <span className={styles['muted']}>{facts.filter(Boolean).join(' · ')}</span>
        <ExplainedClockBadge clock={clock} />
      </p>
      {reviews.map(({ side, score, words, by, at }) => (
        <p key={at} className={styles['muted']}>
          {whistleSideTexts[side]}：{fill(texts.score, { score })}　{words} {by} <When at={at} />
        </p>
      ))}
      <Steps called={called} />
    </li>
  )
}

function answerOf({ answeredAt, answeredBy, documentNumber, clock }: WhistleCall): string {
  if (answeredAt) return [fill(texts.answered, { name: answeredBy ?? '' }), documentNumber].filter(Boolean).join('，')
  return clock.stoppedAt ? texts.notAnswered : texts.waiting
}

/** That it came can be entered for it, and how it went can be judged. */
function Steps({ called: { id, recordable, reviewable, reviews } }: { called: WhistleCall }): JSX.Element | undefined {
  const [open, setOpen] = useState<'record' | 'review'>()
  const close = (): void => setOpen(undefined)
  if (open === 'record' && recordable) return <RecordForm id={id} onClose={close} />
  if (open === 'review' && reviewable) return <ReviewForm id={id} side={reviewable} onClose={close} />
  const spoken = reviews.some(({ side }) => side === reviewable)
  return (
    <div className={styles['buttons']}>
      {recordable && (
        <Button size="small" onClick={() => setOpen('record')}>
          {texts.record}
        </Button>
      )}
      {reviewable && (
        <Button size="small" onClick={() => setOpen('review')}>
          {spoken ? texts.reviewAgain : texts.review}
        </Button>
      )}
    </div>
  )
}

function RecordForm({ id, onClose }: { id: string; onClose: () => void }): JSX.Element {
  const { whistles } = useApi()
  const { message } = App.useApp()
  const [form] = Form.useForm<OnPaper>()
  const write = useWrite(whistles.record, { changes })
  useFieldErrors(form, write.error)
  const done = (): void => {
    void message.success(texts.recorded)
    onClose()
  }
  const submit = ({ repliedBy, ...rest }: OnPaper): void =>
    write.mutate({ params: { id }, body: { repliedBy, ...onPaper({ repliedBy, ...rest }) } }, { onSuccess: done })
  const initial = { receivedAt: dayjs() }
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={submit}>
      <PaperFields />
      <Foot title={texts.record} error={write.error} pending={write.isPending} onClose={onClose} />
    </Form>
  )
}

type ReviewFormProps = { id: string; side: NonNullable<WhistleCall['reviewable']>; onClose: () => void }
const scores = [1, 2, 3, 4, 5]
const { score: scoreRule, words: wordsRule } = whistlesRoutes.review.body.shape

function ReviewForm({ id, side, onClose }: ReviewFormProps): JSX.Element {
  const { whistles } = useApi()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ score: number; words?: string }>()
  const write = useWrite(whistles.review, { changes })
  useFieldErrors(form, write.error)
  const done = (): void => {
    void message.success(texts.reviewDone)
    onClose()
  }
  const submit = (values: { score: number; words?: string }): void =>
    write.mutate({ params: { id }, body: { side, ...values } }, { onSuccess: done })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} aria-label={whistleSideTexts[side]}>
      <Form.Item name="score" label={texts.scoreLabel} rules={[ruleOf(scoreRule)]}>
        <Radio.Group
          optionType="button"
          options={scores.map((score) => ({ value: score, label: fill(texts.score, { score }) }))}
        />
      </Form.Item>
      <Form.Item name="words" label={texts.words} rules={[ruleOf(wordsRule)]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Foot title={texts.review} error={write.error} pending={write.isPending} onClose={onClose} />
    </Form>
  )
}

type FootProps = { title: string; error: Error | null; pending: boolean; onClose: () => void }

function Foot({ title, error, pending, onClose }: FootProps): JSX.Element {
  return (
    <>
      <ErrorNote error={error} />
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={pending}>
          {title}
        </Button>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </div>
    </>
  )
}
