import { type NeedDetail, type Order, ordersRoutes, type ResponseOf } from '@hongchao/contract'
import { keyOf, useApi, useMay, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { orderCauseTexts, orderStateTexts, ordersTexts } from '@hongchao/web/texts/orders.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, Radio } from 'antd'
import { type JSX, useState } from 'react'

import { ExplainedClockBadge } from '../../shared/ClockBadge.tsx'
import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { OrderActions } from '../../shared/orders/OrderActions.tsx'
import { When } from '../../shared/When.tsx'
import styles from './needs.module.css'

type Orders = ResponseOf<(typeof ordersRoutes)['of']>

/** Who was pressed, why and by when; a supervisor issues an order here. Staff alone see it. */
export function NeedOrders({ need }: { need: NeedDetail }): JSX.Element | undefined {
  const { place, orders } = useApi()
  const may = useMay()
  const staff = may('needs.read') || may('needs.handle') || may('needs.dispatch')
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'ordersOf', need.id),
    queryFn: () => orders.of({ params: { id: need.id } }),
    enabled: staff && need.status !== 'submitted' && need.status !== 'accepted'
  })
  if (!data || (data.items.length === 0 && data.issuable.length === 0)) return undefined
  return (
    <section className={styles['block']} aria-label={ordersTexts.title}>
      {data.items.length > 0 && <h3>{ordersTexts.title}</h3>}
      <ul className={styles['assists']}>
        {data.items.map((order) => (
          <Row key={order.id} order={order} />
        ))}
      </ul>
      {data.issuable.length > 0 && <Issue need={need} steps={data.issuable} />}
    </section>
  )
}

function Row({ order }: { order: Order }): JSX.Element {
  const { name, code, office, because, issuedBy, issuedAt, state, clock } = order
  const facts = [
    office,
    orderStateTexts[state],
    issuedBy
      ? fill(ordersTexts.by, { name: issuedBy })
      : fill(ordersTexts.because, { because: orderCauseTexts[because] })
  ]
  return (
    <li data-state={state}>
      <p className={styles['assistHead']}>
        <strong>{name}</strong>
        <span className={styles['muted']}>{[code, ...facts].join(' · ')}</span>
        <When at={issuedAt} />
        {clock && <ExplainedClockBadge clock={clock} />}
      </p>
      <OrderActions order={order} />
    </li>
  )
}

type IssueProps = { need: NeedDetail; steps: Orders['issuable'] }

function Issue({ need, steps }: IssueProps): JSX.Element {
  const [open, setOpen] = useState(false)
  if (open) return <IssueForm need={need} steps={steps} onClose={() => setOpen(false)} />
  return (
    <Button size="small" onClick={() => setOpen(true)}>
      {ordersTexts.issue}
    </Button>
  )
}

const words = ordersRoutes.issue.body.shape.text

function IssueForm({ need, steps, onClose }: IssueProps & { onClose: () => void }): JSX.Element {
  const [form] = Form.useForm<{ step: string; text: string }>()
  const { orders } = useApi()
  const { message } = App.useApp()
  const issue = useWrite(
    (input: { params: { id: string }; body: { step: string; text: string }; idempotencyKey: string }) =>
      orders.issue(input),
    { changes: ['needs', 'notifications'] }
  )
  useFieldErrors(form, issue.error)
  const submit = (body: { step: string; text: string }): void =>
    issue.mutate(
      { params: { id: need.id }, body },
      {
        onSuccess: () => {
          void message.success(ordersTexts.issued)
          onClose()
        }
      }
    )
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={issue.isPending}
      initialValues={{ step: steps[0]?.key }}
      onFinish={submit}
    >
      <Form.Item name="step" label={ordersTexts.step}>
        <Radio.Group optionType="button" options={steps.map(({ key, name }) => ({ value: key, label: name }))} />
      </Form.Item>
      <Form.Item name="text" label={ordersTexts.words} extra={ordersTexts.wordsHint} rules={[ruleOf(words)]}>
        <Input.TextArea autoFocus rows={2} maxLength={500} showCount />
      </Form.Item>
      <ErrorNote error={issue.error} />
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={issue.isPending}>
          {ordersTexts.issue}
        </Button>
        <Button onClick={onClose}>{ordersTexts.cancel}</Button>
      </div>
    </Form>
  )
}
