import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { RecurrenceRule } from '@hongchao/contract'

import { addDays, calendarOf, holidayOn, isNoticeKnown, weekdayOf } from '../../kernel/calendar/index.ts'
import { readShippedYears } from '../../kernel/calendar-files.ts'
import { actionsOn, datesOf, nominalDays, occurrenceActions } from './rules.ts'

const calendar = calendarOf(await readShippedYears())
const lastTuesday: RecurrenceRule = { kind: 'monthly', nth: -1, weekday: 1 }

test('the last Tuesday of each month, in months of four and of five Tuesdays', () => {
  expect(nominalDays(lastTuesday, '2026-01-01', '2026-06-30')).toEqual([
    '2026-01-27',
    '2026-02-24',
    '2026-03-31',
    '2026-04-28',
    '2026-05-26',
    '2026-06-30'
  ])
  expect(nominalDays({ kind: 'monthly', nth: 2, weekday: 2 }, '2026-03-05', '2026-04-30')).toEqual([
    '2026-03-11',
    '2026-04-08'
  ])
  expect(nominalDays({ kind: 'weekly', weekday: 0 }, '2026-03-03', '2026-03-16')).toEqual(['2026-03-09', '2026-03-16'])
})

test('a date on a holiday is held on the next working day or left out, and says for which holiday', () => {
  const firstThursday: RecurrenceRule = { kind: 'monthly', nth: 1, weekday: 3 }
  const october = (onHoliday: 'next' | 'skip') =>
    datesOf(calendar, { rule: firstThursday, onHoliday }, '2026-10-01', '2026-10-31')
  expect(october('next')).toEqual([{ plannedOn: '2026-10-01', heldOn: '2026-10-08', holiday: '国庆节' }])
  expect(october('skip')).toEqual([{ plannedOn: '2026-10-01', holiday: '国庆节' }])

  // A week's date that would be held when the next is due anyway is left out.
  const thursdays = { rule: { kind: 'weekly', weekday: 3 }, onHoliday: 'next' } as const
  expect(datesOf(calendar, thursdays, '2026-10-01', '2026-10-08')).toEqual([
    { plannedOn: '2026-10-01', holiday: '国庆节' },
    { plannedOn: '2026-10-08', heldOn: '2026-10-08' }
  ])
})

const rules = fc.oneof(
  fc.record({
    kind: fc.constant('monthly' as const),
    nth: fc.constantFrom(-1 as const, 1, 2, 3, 4),
    weekday: fc.integer({ min: 0, max: 6 })
  }),
  fc.record({ kind: fc.constant('weekly' as const), weekday: fc.integer({ min: 0, max: 6 }) })
)
const days = fc.integer({ min: 0, max: 365 * 12 }).map((ahead) => addDays('2013-01-01', ahead))

/** Is a day of a month the one that the rule names there? */
function isRight(rule: RecurrenceRule, day: string): boolean {
  if (rule.kind === 'weekly') return true
  if (rule.nth === -1) return addDays(day, 7).slice(0, 7) !== day.slice(0, 7)
  return Math.ceil(Number(day.slice(8)) / 7) === rule.nth
}

test('every month has its weekday, the last one is the last, and pieces of time give what the whole gives', () => {
  fc.assert(
    fc.property(rules, days, fc.integer({ min: 0, max: 400 }), (rule, from, length) => {
      const to = addDays(from, length)
      const all = nominalDays(rule, from, to)
      expect(all.every((day) => weekdayOf(day) === rule.weekday)).toBe(true)
      const months = all.map((day) => day.slice(0, 7))
      expect(rule.kind === 'weekly' || new Set(months).size === months.length).toBe(true)
      expect(all.every((day) => isRight(rule, day))).toBe(true)
      const middle = addDays(from, Math.floor(length / 2))
      const pieces = [...nominalDays(rule, from, middle), ...nominalDays(rule, addDays(middle, 1), to)]
      expect(pieces).toEqual(all)
    })
  )
})

test('nothing is held on a holiday, nor twice on one day, nor before the day that the rule names', () => {
  fc.assert(
    fc.property(rules, fc.constantFrom('next' as const, 'skip' as const), days, (rule, onHoliday, from) => {
      const dates = datesOf(calendar, { rule, onHoliday }, from, addDays(from, 120))
      const held = dates.flatMap(({ heldOn }) => heldOn ?? [])
      expect(held.filter((day) => holidayOn(calendar, day) !== undefined)).toEqual([])
      expect(held).toEqual([...new Set(held)].toSorted())
      for (const { plannedOn, heldOn, holiday } of dates) {
        expect(heldOn === undefined || heldOn >= plannedOn).toBe(true)
        expect((heldOn === plannedOn) === (holiday === undefined)).toBe(true)
      }
    })
  )
})

test('a day of a year whose notice is not known is told from one that is', () => {
  expect(isNoticeKnown(calendar, '2026-05-26')).toBe(true)
  expect(isNoticeKnown(calendar, '2098-05-27')).toBe(false)
})

test('what is ended stays ended; a date is enrolled for until it begins, and recorded from its day on', () => {
  expect(actionsOn('active', { desk: true })).toEqual(['pause', 'end'])
  expect(actionsOn('paused', { desk: true })).toEqual(['resume', 'end'])
  expect(actionsOn('ended', { desk: true })).toEqual([])
  expect(actionsOn('active', { desk: false })).toEqual([])
  const of = { state: 'planned' as const, heldOn: '2026-03-31', starts: '09:00', ends: '11:00' }
  const at = (time: string) => new Date(`${time}+08:00`)
  expect(occurrenceActions(of, { desk: true }, at('2026-03-30T12:00'))).toEqual(['enrol', 'cancel'])
  expect(occurrenceActions(of, { desk: false }, at('2026-03-31T08:00'))).toEqual(['enrol'])
  expect(occurrenceActions(of, { desk: true }, at('2026-03-31T10:00'))).toEqual(['cancel', 'record'])
  expect(occurrenceActions({ ...of, state: 'done' }, { desk: true }, at('2026-04-02T10:00'))).toEqual(['record'])
  expect(occurrenceActions({ ...of, state: 'cancelled' }, { desk: true }, at('2026-03-30T12:00'))).toEqual([])
})
