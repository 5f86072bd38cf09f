import fc from 'fast-check'
import { expect, test } from 'vitest'

import { calendarOf, dayAt, holidayOn, weekdayOf } from '../../kernel/calendar/index.ts'
import { readShippedYears } from '../../kernel/calendar-files.ts'
import { actionsOn, findSlot, isBookable, type Pattern, slotsAhead, slotsOn } from './rules.ts'

const calendar = calendarOf(await readShippedYears())
const pattern: Pattern = {
  weekdays: [0],
  days: [],
  starts: '14:00',
  ends: '15:10',
  minutes: 30,
  openDays: 40,
  closeHours: 2
}
const at = (moment: string) => new Date(`${moment}+08:00`)

test('a day has as many slots as fit into its hours, and a holiday has none', () => {
  expect(slotsOn(calendar, pattern, '2026-03-09').map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
    [at('2026-03-09T14:00'), at('2026-03-09T14:30')],
    [at('2026-03-09T14:30'), at('2026-03-09T15:00')]
  ])
  expect(slotsOn(calendar, pattern, '2026-03-10')).toEqual([])
  expect(holidayOn(calendar, '2026-04-06')).toBe('清明节')
  expect(slotsOn(calendar, pattern, '2026-04-06')).toEqual([])
  expect(slotsOn(calendar, { ...pattern, days: ['2026-04-06', '2026-04-07'] }, '2026-04-06')).toEqual([])
  expect(slotsOn(calendar, { ...pattern, days: ['2026-04-07'] }, '2026-04-07')).toHaveLength(2)
})

test('a day of a year whose notice is not known yet is offered as provisional', () => {
  expect(slotsOn(calendar, pattern, '2026-03-09')[0]).toMatchObject({ provisional: false })
  expect(slotsOn(calendar, pattern, '2098-03-03')[0]).toMatchObject({ provisional: true })
})

const times = fc
  .integer({ min: 0, max: 23 * 60 })
  .map((minutes) => new Date(minutes * 60_000).toISOString().slice(11, 16))
const patterns = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    days: fc.constant<string[]>([]),
    starts: times,
    ends: times,
    minutes: fc.integer({ min: 20, max: 240 }),
    openDays: fc.integer({ min: 1, max: 90 }),
    closeHours: fc.integer({ min: 0, max: 240 })
  })
  .filter(({ starts, ends }) => starts < ends)
const moments = fc.date({ min: at('2025-01-01T00:00'), max: at('2026-09-01T00:00'), noInvalidDate: true })

test('whatever is offered lies ahead, on a weekday of the pattern that is no holiday, and is found again', () => {
  fc.assert(
    fc.property(patterns, moments, (given, now) => {
      const slots = slotsAhead(calendar, given, now)
      const days = [...new Set(slots.map(({ startsAt }) => dayAt(startsAt)))]
      expect(slots.filter(({ startsAt }) => startsAt <= now)).toEqual([])
      expect(days.filter((day) => !given.weekdays.includes(weekdayOf(day)))).toEqual([])
      expect(days.filter((day) => holidayOn(calendar, day) !== undefined)).toEqual([])
      for (const slot of slots.slice(0, 1)) expect(findSlot(calendar, given, slot.startsAt)).toEqual(slot)
      const starts = slots.map(({ startsAt }) => startsAt.getTime())
      expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b))
    })
  )
})

test('one books oneself until it closes and as far ahead as it is open; the desk until the slot is over', () => {
  const slot = slotsOn(calendar, pattern, '2026-03-09')[0]!
  expect(isBookable(pattern, slot, 'self', at('2026-03-09T12:00'))).toBe(true)
  expect(isBookable(pattern, slot, 'self', at('2026-03-09T12:01'))).toBe(false)
  expect(isBookable(pattern, slot, 'self', at('2026-01-20T12:00'))).toBe(false)
  expect(isBookable(pattern, slot, 'desk', at('2026-03-09T14:29'))).toBe(true)
  expect(isBookable(pattern, slot, 'desk', at('2026-03-09T14:30'))).toBe(false)
})

test('who holds a booking changes it until it closes; the desk notes who came from that day on', () => {
  const booked = {
    state: 'booked' as const,
    startsAt: at('2026-03-09T14:00'),
    endsAt: at('2026-03-09T14:30'),
    closeHours: 2
  }
  const [holds, desk] = [
    { holds: true, desk: false },
    { holds: false, desk: true }
  ]
  expect(actionsOn(booked, holds, at('2026-03-09T12:00'))).toEqual(['move', 'cancel'])
  expect(actionsOn(booked, holds, at('2026-03-09T13:00'))).toEqual([])
  expect(actionsOn(booked, desk, at('2026-03-08T13:00'))).toEqual(['move', 'cancel'])
  expect(actionsOn(booked, desk, at('2026-03-09T13:00'))).toEqual(['move', 'cancel', 'noteArrived'])
  expect(actionsOn(booked, desk, at('2026-03-09T18:00'))).toEqual(['noteArrived', 'noteAbsent'])
  expect(actionsOn({ ...booked, state: 'absent' }, desk, at('2026-03-09T18:00'))).toEqual(['noteArrived'])
  expect(actionsOn({ ...booked, state: 'waiting' }, holds, at('2026-03-09T12:00'))).toEqual(['cancel'])
  expect(actionsOn({ ...booked, state: 'cancelled' }, desk, at('2026-03-09T18:00'))).toEqual([])
})
