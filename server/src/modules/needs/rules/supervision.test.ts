import { OrderAction, type OrderState } from '@hongchao/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  orderActions,
  orderAfter,
  type OrderPart,
  refusalOfOrder,
  type Step,
  stepsAfter,
  stepsBy,
  wasTaken
} from './supervision.ts'

const day = { amount: 1, unit: 'workingDay' } as const
const steps: Step[] = [
  { key: 'press', name: '催办', starts: [{ on: 'overdue' }] },
  {
    key: 'order',
    name: '督办单',
    starts: [
      { on: 'overdue', after: day },
      { on: 'assistOverdue', after: day },
      { on: 'returned', times: 2 },
      { on: 'notSolved' }
    ],
    answerWithin: day
  },
  { key: 'talk', name: '约谈', starts: [{ on: 'unanswered', of: 'order', after: day }], answerWithin: day },
  { key: 'hand', name: '挂牌督办', starts: [], answerWithin: day }
]
const keysOf = (found: readonly { key: string }[]): string[] => found.map(({ key }) => key)

test.each([
  [{ on: 'notSolved' }, ['order']],
  [{ on: 'returned', times: 1 }, []],
  [{ on: 'returned', times: 2 }, ['order']],
  [{ on: 'returned', times: 5 }, ['order']]
] as const)('by %j start %j', (happening, keys) => {
  expect(keysOf(stepsBy(steps, happening))).toEqual(keys)
})

test('some steps start at once when a need is late, some later, and some when an order was not answered', () => {
  const late = stepsAfter(steps, { on: 'overdue' })
  expect(late.map(({ step, after }) => [step.key, after])).toEqual([
    ['press', undefined],
    ['order', day]
  ])
  expect(keysOf(stepsAfter(steps, { on: 'unanswered', of: 'order' }).map(({ step }) => step))).toEqual(['talk'])
  expect(stepsAfter(steps, { on: 'unanswered', of: 'talk' })).toEqual([])
  expect(keysOf(stepsAfter(steps, { on: 'assistOverdue' }).map(({ step }) => step))).toEqual(['order'])
})

const next = { step: 'order', round: 1, assistId: null }
test.each([
  ['by the rule', { ...next, state: 'acknowledged', byHand: false }, true],
  ['by the rule, and lifted', { ...next, state: 'lifted', byHand: false }, true],
  ['by hand', { ...next, state: 'open', byHand: true }, true],
  ['by hand, and lifted', { ...next, state: 'lifted', byHand: true }, false],
  ['before the need was reopened', { ...next, round: 2, state: 'open', byHand: true }, false],
  ['with who assists', { ...next, assistId: 'a', state: 'open', byHand: false }, false],
  ['another step', { ...next, step: 'talk', state: 'open', byHand: true }, false]
] as const)('a step that was taken %s', (_, past, taken) => {
  expect(wasTaken([past], next)).toBe(taken)
})

/** For each state, what the office and whoever supervises may do. */
const life: [OrderState, OrderAction[], OrderAction[]][] = [
  ['told', [], []],
  ['open', ['answer'], ['lift']],
  ['answered', [], ['acknowledge', 'sendBack', 'lift']],
  ['acknowledged', [], []],
  ['lifted', [], []]
]

test.each(life)('with an order that is %s the office may %j, a supervisor %j', (state, office, supervisor) => {
  expect(orderActions({ state, own: false }, ['office'])).toEqual(office)
  expect(orderActions({ state, own: false }, ['supervisor'])).toEqual(supervisor)
})

test('nobody acknowledges their own answer', () => {
  const both: OrderPart[] = ['office', 'supervisor']
  expect(refusalOfOrder({ state: 'answered', own: true }, 'acknowledge', both)).toBe('order.own')
})

test('whatever is done, an order that waits can be brought to its end', () => {
  const anyActions = fc.array(fc.constantFrom(...OrderAction.options))
  fc.assert(
    fc.property(anyActions, (sequence) => {
      let state: OrderState = 'open'
      for (const action of sequence) {
        if (refusalOfOrder({ state, own: false }, action, ['office', 'supervisor'])) continue
        state = orderAfter(action)
      }
      const ended = state === 'acknowledged' || state === 'lifted'
      expect(ended || orderActions({ state, own: false }, ['supervisor']).includes('lift')).toBe(true)
    })
  )
})
