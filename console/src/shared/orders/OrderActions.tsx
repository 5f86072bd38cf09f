import { type ActOnOrder, type Order, type OrderAction, ordersRoutes } from '@hongchao/contract'
import { type Domain, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { orderActionTexts, orderDoneTexts, orderFieldTexts, ordersTexts } from '@hongchao/web/texts/orders.ts'
import { App, Button, Form, Input } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../form.ts'
import styles from './orders.module.css'

/** An order stands in the story of its need, too. */
const changes: Domain[] = ['needs', 'notifications']

/** What was asked and answered, and what may be done now; the form of a chosen step opens below. */
export function OrderActions({ order }: { order: Order }): JSX.Element {
  const [chosen, choose] = useState<OrderAction>()
  const action = chosen && order.availableActions.includes(chosen) ? chosen : undefined
  return (
    <div className={styles['order']}>
      <OrderWords order={order} />
      {action ? (
        <ActForm key={action} order={order} action={action} onClose={() => choose(undefined)} />
      ) : (
        order.availableActions.length > 0 && (
          <div className={styles['buttons']}>
            {order.availableActions.map((each, index) => (
              <Button
                key={each}
                size="small"
                type={index === 0 && each !== 'lift' ? 'primary' : 'default'}
                onClick={() => choose(each)}
              >
                {orderActionTexts[each]}
              </Button>
            ))}
          </div>
        )
      )}
    </div>
  )
}

function OrderWords({ order: { text, answer, answeredBy, remark } }: { order: Order }): JSX.Element {
  const lines = [
    text && fill(ordersTexts.text, { text }),
    answer && [fill(ordersTexts.answer, { text: answer }), answeredBy].filter(Boolean).join('　'),
    remark && fill(ordersTexts.remark, { text: remark })
  ]
  return (
    <>
      {lines.filter(Boolean).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}

const [answerSchema, acknowledgeSchema] = ordersRoutes.act.body.options.map(({ shape }) => shape.text)

type ActFormProps = { order: Order; action: OrderAction; onClose: () => void }

function ActForm({ order, action, onClose }: ActFormProps): JSX.Element {
  const [form] = Form.useForm<{ text?: string }>()
  const { orders } = useApi()
  const { message } = App.useApp()
  const act = useWrite(
    (input: { params: { id: string }; body: ActOnOrder; idempotencyKey: string }) => orders.act(input),
    { changes }
  )
  useFieldErrors(form, act.error)
  const submit = ({ text }: { text?: string }): void =>
    act.mutate(
      { params: { id: order.id }, body: { action, ...(text && { text }) } as ActOnOrder },
      {
        onSuccess: () => {
          void message.success(orderDoneTexts[action])
          onClose()
        }
      }
    )
  const schema = action === 'acknowledge' ? acknowledgeSchema : answerSchema
  return (
    <Form form={form} layout="vertical" requiredMark={false} disabled={act.isPending} onFinish={submit}>
      <Form.Item name="text" label={orderFieldTexts[action]} rules={schema ? [ruleOf(schema)] : []}>
        <Input.TextArea autoFocus rows={2} maxLength={500} showCount />
      </Form.Item>
      <ErrorNote error={act.error} />
      <div className={styles['buttons']}>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {orderActionTexts[action]}
        </Button>
        <Button onClick={onClose}>{ordersTexts.cancel}</Button>
      </div>
    </Form>
  )
}
