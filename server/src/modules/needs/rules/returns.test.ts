import { describe, expect, test } from 'vitest'

import { refusalOfDeciding, returnAfter, type ReturnGround, type ReturnState } from './returns.ts'

/** The life of a return: from each state, what being granted, declined, lapsed and taken over leads to. */
const life: [ReturnState, ...(ReturnState | undefined)[]][] = [
  ['pending', 'granted', 'declined', 'lapsed', undefined],
  ['granted', undefined, undefined, 'lapsed', 'taken'],
  ['declined', undefined, undefined, undefined, undefined],
  ['lapsed', undefined, undefined, undefined, undefined],
  ['taken', undefined, undefined, undefined, undefined]
]

test.each(life)('a return that is %s is granted, declined, lapsed, taken: %s, %s, %s, %s', (state, ...after) => {
  const steps = (['grant', 'decline', 'lapse', 'take'] as const).map((step) => returnAfter(state, step))
  expect(steps).toEqual(after)
})

describe('a return is decided', () => {
  const before = new Date('2026-03-02T02:00:00Z')
  const limit = new Date('2026-03-03T09:00:00Z')
  const pending: ReturnGround['returning'] = {
    state: 'pending',
    adjudicator: 'supervisor',
    decideBy: limit,
    own: false,
    toDepartment: false
  }
  test.each([
    ['by the adjudicator', pending, ['supervisor'], before, undefined],
    ['by nobody else in time', pending, ['clerk'], before, 'need.notFound'],
    ['by whoever dispatches, too, when its limit is over', pending, ['clerk'], limit, undefined],
    ['never by whoever asked', { ...pending, own: true }, ['supervisor'], limit, 'need.ownPlea'],
    ['once', { ...pending, state: 'granted' as const }, ['supervisor'], before, 'need.actionNotAllowed'],
    ['only where one was asked for', null, ['supervisor'], before, 'need.actionNotAllowed']
  ] as const)('%s', (_, returning, parts, now, refusal) => {
    expect(refusalOfDeciding(returning, parts, now)).toBe(refusal)
  })
})
