import fc from 'fast-check'
import { expect, test } from 'vitest'

import { officeTime } from '../../../test/working-time.ts'
import {
  add,
  count,
  type Counts,
  type Matter,
  measures,
  nothing,
  rateOf,
  type Reckoning,
  satisfactionOf
} from './rules.ts'

const at = (text: string): Date => new Date(`2026-03-${text}:00+08:00`)
const rules: Reckoning['rules'] = {
  respondWithin: { amount: 1, unit: 'workingDay' },
  satisfiedFrom: 4,
  partWeight: 0.6
}
const reckoning: Reckoning = { time: officeTime, now: at('20T12:00'), rules }
const team = 'team'

function matter(input: Partial<Matter>): Matter {
  return {
    status: 'closed',
    officeId: team,
    reopenedAt: null,
    mergedIntoId: null,
    dispatches: [dispatch({})],
    clocks: [{ startedAt: at('02T09:00'), dueAt: at('05T17:00'), stoppedAt: at('03T09:00') }],
    ...input
  }
}

function dispatch(input: Partial<Matter['dispatches'][number]>): Matter['dispatches'][number] {
  const given = { officeId: team, dispatchedAt: at('02T09:00'), signedAt: at('02T10:00') }
  return { ...given, endedAt: at('03T09:00'), outcome: 'answered', ...input }
}

/** The counts of the office that has the need. */
function own(input: Partial<Matter>): Counts {
  const one = matter(input)
  return count(one, reckoning).lines.find(({ officeId }) => officeId === one.officeId)!.counts
}

test.each([
  ['响应率', 'response', { responded: 9, toRespond: 10 }, 0.9],
  ['解决率', 'resolution', { solved: 3, judged: 4 }, 0.75],
  ['满意率: two satisfied, one in part', 'satisfaction', { satisfaction: 2600, rated: 3 }, 2.6 / 3],
  ['按时办结率', 'onTime', { onTime: 1, answered: 2 }, 0.5],
  ['一次办结率', 'once', { once: 4, closed: 5 }, 0.8],
  ['重办率', 'rework', { reworked: 1, finished: 5 }, 0.2],
  ['退单率', 'bounce', { returned: 1, dispatches: 8 }, 0.125],
  ['超时率', 'overdue', { overdue: 0, due: 7 }, 0],
  ['平均办理时长', 'meanTime', { minutes: 300, answered: 2 }, 150]
] as const)('%s', (_, rate, counts, value) => {
  expect(rateOf(rate, { ...nothing, ...counts }).value).toBeCloseTo(value, 10)
})

test('of nothing there is no rate: null, neither 0 nor 100 %', () => {
  for (const rate of ['response', 'resolution', 'satisfaction', 'onTime', 'meanTime'] as const) {
    expect(rateOf(rate, nothing)).toEqual({ value: null, part: 0, of: 0 })
  }
})

test.each([
  ['signed within a working day', dispatch({ signedAt: at('03T16:00') }), [1, 1]],
  ['signed later', dispatch({ signedAt: at('04T09:00') }), [1, 0]],
  ['answered by the clerk on its behalf, never signed', dispatch({ signedAt: null }), [1, 1]],
  ['nobody signed, and the day is over', dispatch({ signedAt: null, endedAt: null, outcome: null }), [1, 0]],
  ['sent back within the day', dispatch({ signedAt: null, outcome: 'returned' }), [0, 0]],
  ['taken away within the day', dispatch({ signedAt: null, outcome: 'redispatched' }), [0, 0]],
  ['taken away after the day', dispatch({ signedAt: null, outcome: 'redispatched', endedAt: at('09T09:00') }), [1, 0]],
  [
    'nobody signed yet, and there is time',
    dispatch({ dispatchedAt: at('20T11:00'), signedAt: null, endedAt: null, outcome: null }),
    [0, 0]
  ]
])('response: %s', (_, one, [toRespond, responded]) => {
  expect(own({ dispatches: [one] })).toMatchObject({ toRespond, responded })
})

const running = { startedAt: at('02T09:00'), dueAt: at('05T17:00'), stoppedAt: null }
const later = { ...running, dueAt: at('25T17:00') }
const second = { startedAt: at('06T09:00'), dueAt: at('09T17:00'), stoppedAt: at('10T09:00') }

test.each<[string, Partial<Matter>, Partial<Counts>]>([
  ['answered in time', {}, { answered: 1, onTime: 1, due: 1, overdue: 0, minutes: 1440, closed: 1, once: 1 }],
  [
    'answered late when it was asked again',
    { reopenedAt: at('06T09:00'), clocks: [...matter({}).clocks, second] },
    { answered: 1, onTime: 0, overdue: 1, minutes: 1440 + 5760, closed: 1, once: 0, finished: 1, reworked: 1 }
  ],
  ['answered, not evaluated yet', { status: 'answered' }, { answered: 1, closed: 0, finished: 1, reworked: 0 }],
  ['due and not answered', { status: 'handling', clocks: [running] }, { answered: 0, due: 1, overdue: 1 }],
  ['not due yet', { status: 'handling', clocks: [later] }, { answered: 0, due: 0, overdue: 0, finished: 0 }],
  ['withdrawn', { status: 'withdrawn' }, { needs: 1, answered: 0, due: 0, closed: 0 }],
  ['merged: handled once, with its master', { mergedIntoId: 'other' }, { answered: 0, due: 0, closed: 1, once: 1 }],
  ['imported as closed', { dispatches: [], clocks: [] }, { needs: 1, answered: 0, closed: 0, finished: 0 }],
  ['solved and satisfied', { evaluation: { solved: true, score: 5 } }, { judged: 1, solved: 1, satisfaction: 1000 }],
  ['not solved, so-so', { evaluation: { solved: false, score: 3 } }, { judged: 1, solved: 0, satisfaction: 600 }],
  ['nobody said anything', {}, { judged: 0, rated: 0, satisfaction: 0 }]
])('%s', (_, input, counts) => {
  expect(own(input)).toMatchObject(counts)
})

test('a return is counted for the office that sent the need back, the need for the one that has it', () => {
  const back = dispatch({ officeId: 'first', outcome: 'returned' })

  const { lines } = count(matter({ dispatches: [back, dispatch({})] }), reckoning)

  expect(lines.map(({ officeId, counts }) => [officeId, counts.needs, counts.dispatches, counts.returned])).toEqual([
    [team, 1, 1, 0],
    ['first', 0, 1, 1]
  ])
})

test('what becomes late by itself says when it counts otherwise', () => {
  const waiting = matter({ status: 'handling', clocks: [later] })
  const { holdsUntil } = count(waiting, reckoning)

  expect(holdsUntil?.getTime()).toBe(later.dueAt.getTime() + 1)
  expect(count(waiting, { ...reckoning, now: holdsUntil! }).lines[0]!.counts.overdue).toBe(1)
})

test.each([
  [5, 1000],
  [4, 1000],
  [3, 600],
  [2, 0],
  [1, 0]
])('a score of %i counts %i thousandths', (score, points) => {
  expect(satisfactionOf(score, rules)).toBe(points)
})

const moment = fc.date({ min: at('01T00:00'), max: at('31T00:00'), noInvalidDate: true })
const anyDispatch = fc.record({
  officeId: fc.constantFrom('first', 'second'),
  dispatchedAt: moment,
  signedAt: fc.option(moment),
  endedAt: fc.option(moment),
  outcome: fc.constantFrom('answered', 'returned', 'redispatched', null)
})
const anyMatter: fc.Arbitrary<Matter> = fc.record({
  status: fc.constantFrom('submitted', 'dispatched', 'handling', 'merged', 'answered', 'closed', 'withdrawn'),
  officeId: fc.constantFrom('first', 'second', null),
  reopenedAt: fc.option(moment),
  mergedIntoId: fc.option(fc.constant('other')),
  dispatches: fc.array(anyDispatch, { maxLength: 4 }),
  clocks: fc.array(fc.record({ startedAt: moment, dueAt: moment, stoppedAt: fc.option(moment) }), { maxLength: 2 }),
  evaluation: fc.option(fc.record({ solved: fc.boolean(), score: fc.integer({ min: 1, max: 5 }) }), { nil: undefined })
})

test('whatever happened, a need counts once, no part is more than its whole, and no rate above 1', () => {
  fc.assert(
    fc.property(anyMatter, (one) => {
      const sum = { ...nothing }
      for (const { counts } of count(one, reckoning).lines) add(sum, counts)

      expect(sum.needs).toBe(1)
      expect(sum.dispatches).toBe(one.dispatches.length)
      for (const measure of measures) expect(sum[measure]).toBeGreaterThanOrEqual(0)
      for (const rate of [
        'response',
        'resolution',
        'satisfaction',
        'onTime',
        'once',
        'rework',
        'bounce',
        'overdue'
      ] as const) {
        const { value } = rateOf(rate, sum)
        expect(value === null || (value >= 0 && value <= 1)).toBe(true)
      }
    })
  )
})

test('until it says otherwise, a need counts the same at any moment', () => {
  fc.assert(
    fc.property(anyMatter, moment, (one, when) => {
      const { lines, holdsUntil } = count(one, reckoning)
      const before = holdsUntil === null || when < holdsUntil
      fc.pre(when >= reckoning.now && before)

      expect(count(one, { ...reckoning, now: when }).lines).toEqual(lines)
    })
  )
})
