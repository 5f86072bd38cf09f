import { z } from 'zod'

import { Clock, DueStep, Limit } from './calendar.ts'
import { NeedId, NeedKey, Reason } from './needs.ts'
import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

/**
 * What started it: how late the need is, that it was passed on so often, that it was not solved, that an order was not
 * answered, a supervisor, or how late an office is that assists, or that was called and did not come.
 */
export const OrderCause = z.enum([
  'overdue',
  'returned',
  'notSolved',
  'unanswered',
  'hand',
  'assistOverdue',
  'whistleOverdue'
])
export type OrderCause = z.infer<typeof OrderCause>

/** `told` needs no answer; `lifted` was taken back. */
export const OrderState = z.enum(['told', 'open', 'answered', 'acknowledged', 'lifted'])
export type OrderState = z.infer<typeof OrderState>

export const OrderAction = z.enum(['answer', 'acknowledge', 'sendBack', 'lift'])
export type OrderAction = z.infer<typeof OrderAction>

export const orderErrors = [
  'order.notFound',
  'order.actionNotAllowed',
  'order.stepUnknown',
  'order.nobody',
  'order.own'
] as const

/** 督办单: an order to the office that has a need, to say within a limit how it stands. */
export const Order = z.object({
  id: z.uuid(),
  code: z.string(),
  /** The title is not told to a unit complained of. */
  need: z.object({ id: NeedId, code: z.string(), title: z.string().optional() }),
  /** What the place calls this step, such as 督办单 or 约谈. */
  name: z.string(),
  because: OrderCause,
  state: OrderState,
  /** Whom it is addressed to. */
  office: z.string(),
  text: z.string().optional(),
  issuedBy: z.string().optional(),
  issuedAt: z.iso.datetime(),
  clock: Clock.extend({ steps: z.array(DueStep) }).optional(),
  answer: z.string().optional(),
  answeredBy: z.string().optional(),
  answeredAt: z.iso.datetime().optional(),
  remark: z.string().optional(),
  availableActions: z.array(OrderAction)
})
export type Order = z.infer<typeof Order>

/** `issued`: in what the caller supervises or dispatches; `toAnswer`: addressed to an office of the caller. */
export const OrderView = z.enum(['issued', 'toAnswer'])
export type OrderView = z.infer<typeof OrderView>

const many = (): z.ZodType<OrderState[] | undefined, string | undefined> =>
  z
    .string()
    .max(100)
    .optional()
    .transform((text) => text?.split(',').filter(Boolean))
    .pipe(z.array(OrderState).max(5).optional()) as never

const OrderQuery = PageQuery.extend({ view: OrderView.default('issued'), state: many() })

/** A step of the place that a supervisor can take by hand. */
const Issuable = z.object({ key: NeedKey, name: z.string(), limit: Limit.optional() })

const ById = z.object({ id: z.uuid() })
const Text = z.string().trim().max(500).optional()

export const ordersRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/orders',
    permission: 'signedIn',
    summary: 'List supervision orders, the newest first',
    query: OrderQuery,
    response: pageOf(Order)
  },
  export: {
    method: 'GET',
    path: '/orders/export',
    permission: 'signedIn',
    summary: 'The supervision orders of a filter as an Excel file',
    query: OrderQuery.omit({ after: true, limit: true }),
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  of: {
    method: 'GET',
    path: '/needs/:id/orders',
    permission: 'signedIn',
    summary: 'Every step that was taken to press whoever has a need, and those that the caller can take',
    params: z.object({ id: NeedId }),
    response: z.object({ items: z.array(Order), issuable: z.array(Issuable) })
  },
  issue: {
    method: 'POST',
    path: '/needs/:id/orders',
    permission: 'needs.supervise',
    summary: 'Issue an order by hand',
    params: z.object({ id: NeedId }),
    body: z.object({ step: NeedKey, text: Reason }),
    response: Order
  },
  act: {
    method: 'POST',
    path: '/orders/:id/actions',
    permission: 'signedIn',
    summary: 'Answer an order, acknowledge the answer, send it back or lift the order',
    params: ById,
    body: z.discriminatedUnion('action', [
      z.object({ action: z.literal('answer'), text: Reason }),
      z.object({ action: z.literal('acknowledge'), text: Text }),
      z.object({ action: z.literal('sendBack'), text: Reason }),
      z.object({ action: z.literal('lift'), text: Reason })
    ]),
    response: Order
  }
})
export type ActOnOrder = z.infer<(typeof ordersRoutes)['act']['body']>
