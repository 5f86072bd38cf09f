import { figuresRoutes, type NeedDetail } from '@hongchao/contract'
import { keyOf, useApi, useMay, useWrite } from '@hongchao/web'
import { exclusionsTexts as texts } from '@hongchao/web/texts/console/rates.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, Select } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ExclusionList, useExclusions } from '../../shared/Exclusions.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import styles from './needs.module.css'

/** Whether the need counts in the figures, and for whoever receives it the proposal to leave it out. */
export function Excluded({ need }: { need: NeedDetail }): JSX.Element | undefined {
  const may = useMay()
  const { data } = useExclusions(need.id, may('needs.read') && !need.shielded)
  const items = data?.items ?? []
  const open = items.some(({ state }) => state === 'pending' || state === 'granted')
  const proposes = may('needs.dispatch') && data !== undefined && !open
  if (items.length === 0 && !proposes) return undefined
  return (
    <section aria-label={texts.title} className={styles['excluded']}>
      <ExclusionList items={items} />
      {proposes && <Propose needId={need.id} />}
    </section>
  )
}

type Values = { reason: string; text: string }

function Propose({ needId }: { needId: NeedDetail['id'] }): JSX.Element {
  const { place, figures } = useApi()
  const { message } = App.useApp()
  const [asking, setAsking] = useState(false)
  const [form] = Form.useForm<Values>()
  const write = useWrite(figures.propose, { changes: ['needs'] })
  const { data } = useQuery({
    queryKey: keyOf(place, 'config', 'exclusionReasons'),
    queryFn: () => figures.exclusionReasons(),
    enabled: asking
  })
  useFieldErrors(form, write.error)
  if (!asking) {
    return (
      <Button type="link" size="small" onClick={() => setAsking(true)}>
        {texts.propose}
      </Button>
    )
  }
  const { shape } = figuresRoutes.propose.body
  const send = (body: Values): void =>
    write.mutate({ params: { id: needId }, body }, { onSuccess: () => void message.success(texts.done) })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
      <p className={styles['muted']}>{texts.proposeHelp}</p>
      <Form.Item name="reason" label={texts.reason} rules={[ruleOf(shape.reason)]}>
        <Select
          placeholder={texts.chooseReason}
          options={data?.reasons.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Form.Item>
      <Form.Item name="text" label={texts.text} rules={[ruleOf(shape.text)]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <ErrorNote error={write.error} />
      <Button type="primary" size="small" htmlType="submit" loading={write.isPending}>
        {texts.submit}
      </Button>
    </Form>
  )
}
