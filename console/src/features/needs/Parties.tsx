import type { NeedDetail, Party } from '@hongchao/contract'
import { keyOf, useApi, useMay, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { evaluationsTexts as texts } from '@hongchao/web/texts/console/evaluations.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, InputNumber } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { useFieldErrors } from '../../shared/form.ts'
import { When } from '../../shared/When.tsx'
import styles from './needs.module.css'

/** What each party of the place says of how the need was handled, and the form of whoever may judge it. */
export function Parties({ need }: { need: NeedDetail }): JSX.Element | undefined {
  const { place, evaluations } = useApi()
  const may = useMay()
  const answered = need.status === 'answered' || need.status === 'closed'
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'evaluations', need.id),
    queryFn: () => evaluations.of({ params: { id: need.id } }),
    enabled: answered && may('needs.read') && !need.shielded,
    retry: false
  })
  const shown = data?.parties.filter(({ open, entries }) => open || entries.length > 0) ?? []
  if (!data || shown.length === 0) return undefined
  return (
    <section className={styles['block']} aria-label={texts.parties}>
      <h3>{texts.parties}</h3>
      {data.total !== null && <p>{fill(texts.total, { total: data.total })}</p>}
      {shown.map((party) => (
        <OneParty key={party.key} needId={need.id} party={party} />
      ))}
    </section>
  )
}

function OneParty({ needId, party }: { needId: NeedDetail['id']; party: Party }): JSX.Element {
  const { name, weight, most, entries, open } = party
  return (
    <article aria-label={name}>
      <p>
        <strong>{name}</strong> <span className={styles['muted']}>{fill(texts.weight, { weight })}</span>
      </p>
      {entries.length === 0 && <p className={styles['muted']}>{texts.notYet}</p>}
      {entries.map(({ score, words, by, at }) => (
        <p key={at}>
          {fill(texts.score, { score, most })}　{words}{' '}
          <span className={styles['muted']}>
            {by} <When at={at} />
          </span>
        </p>
      ))}
      {open && <Judge needId={needId} party={party} />}
    </article>
  )
}

type Values = { score: number; words?: string }

function Judge({ needId, party: { key, most, entries } }: { needId: NeedDetail['id']; party: Party }): JSX.Element {
  const { evaluations } = useApi()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [asked, setAsked] = useState(entries.length === 0)
  const write = useWrite(evaluations.add, { changes: ['needs'] })
  useFieldErrors(form, write.error)
  if (!asked) {
    return (
      <Button type="link" size="small" onClick={() => setAsked(true)}>
        {texts.again}
      </Button>
    )
  }
  const send = (values: Values): void =>
    write.mutate(
      { params: { id: needId }, body: { party: key, ...values } },
      {
        onSuccess: () => {
          form.resetFields()
          setAsked(false)
          void message.success(texts.done)
        }
      }
    )
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
      <Form.Item name="score" label={fill(texts.scoreLabel, { most })} rules={[{ required: true, message: '' }]}>
        <InputNumber min={1} max={most} precision={0} />
      </Form.Item>
      <Form.Item name="words" label={texts.words}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <ErrorNote error={write.error} />
      <Button htmlType="submit" loading={write.isPending}>
        {texts.submit}
      </Button>
    </Form>
  )
}
