import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addDays, calendarOf, momentOn, workdayFrom } from '../../kernel/calendar/index.ts'
import { readShippedYears } from '../../kernel/calendar-files.ts'
import {
  inquiryActions,
  isLate,
  isToReport,
  mayCall,
  monthToOpen,
  nextOpening,
  openingDay,
  planActions,
  seenOutcome
} from './rules.ts'

const calendar = calendarOf(await readShippedYears())

test.each([
  ['2026-03', 5, '2026-03-05', 'a Thursday'],
  ['2026-03', 7, '2026-03-09', 'a Saturday: the Monday after'],
  ['2026-02', 31, '2026-02-28', 'the last day of a short month, a Saturday that is worked'],
  ['2026-02', 17, '2026-02-24', 'the Spring Festival, which is over on the 23rd'],
  ['2026-05', 31, '2026-05-29', 'a Sunday at the end: the next working day is of June'],
  ['2026-10', 1, '2026-10-08', 'the National Day'],
  ['2024-02', 29, '2024-02-29', 'a leap day'],
  ['2026-01', 1, '2026-01-04', 'New Year; the Sunday after is a make-up day']
])('the round of %s that opens on day %i opens on %s: %s', (month, opensOn, day) => {
  expect(openingDay(calendar, month, opensOn)).toBe(day)
})

test('a round opens within its month, on a working day, and of two days the earlier not later', () => {
  const months = fc.integer({ min: 0, max: 16 * 12 - 1 }).map((index) => {
    return `${2011 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  })
  const days = fc.integer({ min: 1, max: 31 })
  fc.assert(
    fc.property(months, days, days, (month, one, other) => {
      const opens = openingDay(calendar, month, Math.min(one, other))
      expect(opens.slice(0, 7)).toBe(month)
      expect(workdayFrom(calendar, opens)).toBe(opens)
      expect(opens <= openingDay(calendar, month, Math.max(one, other))).toBe(true)
    })
  )
})

const plan = { opensOn: 5, firstDay: '2026-01-01' }
const at = (day: string): Date => momentOn(day, '00:05')

test.each([
  [5, '2026-03-04', '2026-02', 'the day has not come: the last one stands, should it not be open yet'],
  [5, '2026-03-05', '2026-03', 'the day itself'],
  [5, '2026-03-30', '2026-03', 'late, but of this month'],
  [31, '2026-03-01', '2026-02', 'the servers stood still at the end of the month'],
  [31, '2026-03-31', '2026-03', 'the last day']
])('rounds that open on day %i have on %s the round of %s: %s', (opensOn, day, month) => {
  expect(monthToOpen(calendar, { ...plan, opensOn }, at(day))).toBe(month)
})

test('nothing opens for a day before the rounds were founded', () => {
  expect(monthToOpen(calendar, { opensOn: 5, firstDay: '2026-03-06' }, at('2026-03-20'))).toBeUndefined()
  expect(monthToOpen(calendar, { opensOn: 5, firstDay: '2026-03-06' }, at('2026-04-07'))).toBe('2026-04')
})

test.each([
  [20, '2026-11-03', 'none', 'the day of October was over before there was anybody to ask'],
  [20, '2026-11-20', '2026-11', 'the first day that comes'],
  [5, '2026-11-03', 'none', 'two days before its own'],
  [5, '2026-11-05', '2026-11', 'the day itself'],
  [2, '2026-11-03', 'none', 'the day after that of this month'],
  [3, '2026-11-03', '2026-11', 'the very day']
])('with somebody to ask since the 3rd, rounds of day %i have on %s the round of %s: %s', (opensOn, day, month) => {
  expect(monthToOpen(calendar, { opensOn, firstDay: '2026-11-03' }, at(day)) ?? 'none').toBe(month)
})

test.each([
  [undefined, '2026-03-02', '2026-03-05'],
  ['2026-02', '2026-03-05', '2026-03-05'],
  ['2026-03', '2026-03-05', '2026-04-07'],
  ['2026-03', '2026-03-02', '2026-04-07']
])('after the round of %s, on %s, the next one opens on %s', (opened, day, next) => {
  expect(nextOpening(calendar, plan, opened, at(day))).toBe(next)
})

test('whatever day it is, the next round opens on that day or after, and is then the one to open', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 31 }), (ahead, opensOn) => {
      const day = addDays('2025-01-02', ahead)
      const next = nextOpening(calendar, { opensOn, firstDay: '2025-01-01' }, undefined, at(day))
      expect(next >= day).toBe(true)
      expect(monthToOpen(calendar, { opensOn, firstDay: '2025-01-01' }, at(next))).toBe(next.slice(0, 7))
    }),
    { numRuns: 50 }
  )
})

const due = { dueAt: momentOn('2026-03-12', '17:30') }

test.each([
  [null, '2026-03-12', '17:29', false],
  [null, '2026-03-12', '17:31', true],
  ['2026-03-12', '2026-03-20', '09:00', false],
  ['2026-03-13', '2026-03-20', '09:00', true]
])('of what was recorded on %s it is on %s %s late: %s', (recorded, day, time, late) => {
  const recordedAt = recorded === null ? null : momentOn(recorded, '09:00')
  expect(isLate({ outcome: recorded === null ? null : 'none', recordedAt }, due, momentOn(day, time))).toBe(late)
})

test.each([
  [null, ['takeDown', 'noteNone', 'noteUnreached']],
  ['unreached', ['takeDown', 'noteNone', 'noteUnreached']],
  ['none', ['takeDown']],
  ['told', ['takeDown']]
] as const)('after %s, while the round is open, one may %j', (outcome, actions) => {
  expect(inquiryActions({ outcome }, { closedAt: null })).toEqual(actions)
  expect(inquiryActions({ outcome }, { closedAt: new Date() })).toEqual([])
})

test.each([
  [true, false, true],
  [false, true, true],
  [false, false, false]
])('at the desk %s, responsible %s: one may telephone while the round is open: %s', (desk, responsible, may) => {
  expect(mayCall({ closedAt: null }, { desk, responsible })).toBe(may)
  expect(mayCall({ closedAt: new Date() }, { desk, responsible })).toBe(false)
})

test.each([
  ['active', true, 4, '2026-02', ['change', 'open', 'end']],
  ['active', true, 4, '2026-03', ['change', 'end']],
  ['active', true, 4, undefined, ['change', 'open', 'end']],
  ['active', true, 0, undefined, ['change', 'end']],
  ['active', false, 4, undefined, []],
  ['ended', true, 4, '2026-02', []]
] as const)(
  'with rounds that are %s, at the desk: %s, with %i to ask and opened last for %s, one may %j',
  (state, desk, respondents, openedFor, actions) => {
    expect(planActions({ state }, { desk, respondents, openedFor }, at('2026-03-20'))).toEqual(actions)
  }
)

test.each([
  ['last', 'closed', true],
  ['last', 'handling', true],
  ['older', 'handling', true],
  ['older', 'closed', false],
  ['older', 'withdrawn', false]
] as const)('of a need of the %s round that is %s the worker tells: %s', (roundId, status, told) => {
  expect(isToReport({ roundId, status }, 'last')).toBe(told)
})

test.each([
  ['told', 0, 1, false, 'told'],
  ['told', 1, 1, false, 'told'],
  ['told', 1, 0, false, 'none'],
  ['told', 1, 0, true, 'told'],
  ['unreached', 0, 0, false, 'unreached'],
  [null, 0, 0, false, null]
] as const)(
  '%s with %i hidden needs and %i shown, written down oneself: %s, is seen as %s',
  (outcome, hidden, shown, own, seen) => {
    expect(seenOutcome({ outcome, hidden, shown, own })).toBe(seen)
  }
)
