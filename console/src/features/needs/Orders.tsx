import { type NeedDetail, type Order, ordersRoutes, type ResponseOf } from '@hongchao/contract'
import { keyOf, useApi, useMay, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { orderCauseTexts, orderStateTexts, ordersTexts } from '@hongchao/web/texts/orders.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type JSX, useState } from 'react'

import { ExplainedClockBadge } from '../../shared/ClockBadge.tsx'
import { OrderActions } from '../../shared/orders/OrderActions.tsx'
import { When } from '../../shared/When.tsx'
import { ChoiceForm } from './ChoiceForm.tsx'
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
const texts = {
  choice: ordersTexts.step,
  words: ordersTexts.words,
  hint: ordersTexts.wordsHint,
  send: ordersTexts.issue,
  done: ordersTexts.issued,
  cancel: ordersTexts.cancel
}

function IssueForm({ need, steps, onClose }: IssueProps & { onClose: () => void }): JSX.Element {
  const { orders } = useApi()
  const issue = useWrite(
    (input: { params: { id: string }; body: { step: string; text: string }; idempotencyKey: string }) =>
      orders.issue(input),
    { changes: ['needs', 'notifications'] }
  )
  const form = { fields: { choice: 'step', words: 'text' }, choices: steps, rule: words, texts } as const
  return <ChoiceForm {...form} write={issue} needId={need.id} onClose={onClose} />
}
