import { type ActOnOrder, type NeedDetail, type Order, type OrderAction, ordersRoutes } from '@hongchao/contract'
import { keyOf, useApi, useMe, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import {
  orderActionTexts,
  orderCauseTexts,
  orderDoneTexts,
  orderFieldTexts,
  orderStateTexts,
  ordersTexts
} from '@hongchao/web/texts/orders.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { check, hasIssues } from '../../shared/check.ts'
import { FormError } from '../../shared/FormError.tsx'
import { ClockBadge } from '../../shared/needs/ClockBadge.tsx'
import { failureText } from '../../shared/needs/use-act.ts'
import { Sheet } from '../../shared/Sheet.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { toast } from '../../shared/toast.ts'

/** Orders that press whoever has a need, for them and for whoever oversees it. */
export function Orders({ need: { id, orders: open } }: { need: NeedDetail }): ReactNode {
  const { place, orders } = useApi()
  const staff = useMe().data?.permissions.some((each) => each === 'needs.handle' || each === 'needs.read') ?? false
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'ordersOf', id),
    queryFn: () => orders.of({ params: { id } }),
    enabled: staff && open > 0
  })
  if (!data || data.items.length === 0) return null
  return (
    <section className="panel">
      <h2>{ordersTexts.title}</h2>
      {data.items.map((order) => (
        <Row key={order.id} order={order} />
      ))}
    </section>
  )
}

function Row({ order }: { order: Order }): ReactNode {
  const { name, code, state, because, text, answer, remark, clock, need, availableActions } = order
  const [doing, setDoing] = useState<OrderAction>()
  return (
    <div className="assist">
      <div className="need-card-foot">
        <strong>{name}</strong>
        {clock && <ClockBadge clock={clock} clocks={[clock]} needId={need.id} />}
      </div>
      <p className="soft small">{[code, orderStateTexts[state], orderCauseTexts[because]].join(' · ')}</p>
      {text && <p className="pre">{fill(ordersTexts.text, { text })}</p>}
      {answer && <p className="pre">{fill(ordersTexts.answer, { text: answer })}</p>}
      {remark && <p className="pre">{fill(ordersTexts.remark, { text: remark })}</p>}
      {availableActions.length > 0 && (
        <div className="button-row">
          {availableActions.map((action) => (
            <Button key={action} onClick={() => setDoing(action)}>
              {orderActionTexts[action]}
            </Button>
          ))}
        </div>
      )}
      {doing && <OrderSheet order={order} action={doing} onClose={() => setDoing(undefined)} />}
    </div>
  )
}

type OrderSheetProps = { order: Order; action: OrderAction; onClose: () => void }

function OrderSheet({ order, action, onClose }: OrderSheetProps): ReactNode {
  const { orders } = useApi()
  const write = useWrite(orders.act, { changes: ['needs', 'notifications'] })
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const body = { action, ...(text.trim() && { text: text.trim() }) } as ActOnOrder
  const issues = tried ? check(ordersRoutes.act.body, body) : {}
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (hasIssues(check(ordersRoutes.act.body, body))) return
    write.mutate(
      { params: { id: order.id }, body },
      {
        onSuccess: () => {
          toast(orderDoneTexts[action])
          onClose()
        }
      }
    )
  }
  return (
    <Sheet title={orderActionTexts[action]} onClose={onClose}>
      <form className="sheet-form" onSubmit={submit} noValidate>
        <TextField
          label={orderFieldTexts[action]}
          value={text}
          onChange={setText}
          rows={4}
          maxLength={500}
          error={issues['/text']}
        />
        <div className="sheet-foot">
          <FormError text={write.error ? failureText(write.error) : undefined} />
          <Button block color="primary" size="large" type="submit" loading={write.isPending}>
            {orderActionTexts[action]}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
