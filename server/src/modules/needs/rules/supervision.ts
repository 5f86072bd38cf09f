import type { Limit, OrderAction, OrderState } from '@hongchao/contract'

/** What starts a step, as the place has it (全程督办, W-9, W-20; 潍坊市12345政务服务便民热线条例 art. 26 for graded steps). */
export type Start =
  | { on: 'overdue'; after?: Limit | undefined }
  | { on: 'returned'; times: number }
  | { on: 'notSolved' }
  | { on: 'assistOverdue' | 'whistleOverdue'; after?: Limit | undefined }
  | { on: 'unanswered'; of: string; after?: Limit | undefined }

export type Step = {
  key: string
  name: string
  starts: readonly Start[]
  /** Where it has none, the step only presses. */
  answerWithin?: Limit | undefined
}

/** What happened to a need. */
export type Happening = { on: 'returned'; times: number } | { on: 'notSolved' }

/** The steps that start at once by what happened: with the n-th return, or with any later one where it was missed. */
export function stepsBy<S extends Pick<Step, 'starts'>>(steps: readonly S[], happening: Happening): S[] {
  return steps.filter(({ starts }) =>
    starts.some(
      (start) =>
        start.on === happening.on &&
        (start.on !== 'returned' || happening.on !== 'returned' || happening.times >= start.times)
    )
  )
}

/** What is late: the need itself, the part of an office that assists or its coming, or the answer to an order of some step. */
export type Lateness = { on: 'overdue' | 'assistOverdue' | 'whistleOverdue' } | { on: 'unanswered'; of: string }

/** The steps that start some time after something was late, and how long after. */
export function stepsAfter<S extends Pick<Step, 'starts'>>(
  steps: readonly S[],
  late: Lateness
): { step: S; after: Limit | undefined }[] {
  return steps.flatMap((step) =>
    step.starts.flatMap((start) => (isFor(start, late) ? [{ step, after: start.after }] : []))
  )
}

type Delayed = Extract<Start, { after?: unknown }>

function isFor(start: Start, late: Lateness): start is Delayed {
  if (start.on === 'unanswered') return late.on === 'unanswered' && start.of === late.of
  return start.on === late.on
}

/** A step that was taken: in which round, for whose part, and whether it was taken back. */
export type Taken = { step: string; round: number; assistId: string | null; state: OrderState }

/**
 * Was the step taken in this round for this part, by a rule or by hand? Then no rule takes it again. What a supervisor
 * lifted leaves the rule its turn; what the rule itself took, it took once.
 */
export function wasTaken(
  past: readonly (Taken & { byHand: boolean })[],
  next: Pick<Taken, 'step' | 'round' | 'assistId'>
): boolean {
  return past.some(
    ({ step, round, assistId, state, byHand }) =>
      step === next.step && round === next.round && assistId === next.assistId && !(byHand && state === 'lifted')
  )
}

/** What a caller is in an order. */
export type OrderPart =
  /** Belongs to the office that it is addressed to. */
  | 'office'
  /** Watches over the organisation that the need belongs to. */
  | 'supervisor'

/** The life of an order: answered, and acknowledged or sent back; or lifted. */
const life: Record<OrderAction, { from: readonly OrderState[]; to: OrderState; by: OrderPart }> = {
  answer: { from: ['open'], to: 'answered', by: 'office' },
  acknowledge: { from: ['answered'], to: 'acknowledged', by: 'supervisor' },
  sendBack: { from: ['answered'], to: 'open', by: 'supervisor' },
  lift: { from: ['open', 'answered'], to: 'lifted', by: 'supervisor' }
}

export type OrderFacts = {
  state: OrderState
  /** The caller answered it: nobody acknowledges their own words. */
  own: boolean
}

export type OrderRefusal = 'order.actionNotAllowed' | 'order.notFound' | 'order.own'

export function refusalOfOrder(
  { state, own }: OrderFacts,
  action: OrderAction,
  parts: readonly OrderPart[]
): OrderRefusal | undefined {
  const { from, by } = life[action]
  if (!parts.includes(by)) return 'order.notFound'
  if (!from.includes(state)) return 'order.actionNotAllowed'
  return own && by === 'supervisor' ? 'order.own' : undefined
}

export function orderAfter(action: OrderAction): OrderState {
  return life[action].to
}

const actions = Object.keys(life) as OrderAction[]

/** What somebody with these parts may do with an order now. */
export function orderActions(order: OrderFacts, parts: readonly OrderPart[]): OrderAction[] {
  return actions.filter((action) => refusalOfOrder(order, action, parts) === undefined)
}
