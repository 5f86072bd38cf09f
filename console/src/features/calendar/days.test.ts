import { expect, test } from 'vitest'

import { monthsOf, stretchesOf, workingDays } from './days.ts'

const days = [
  { date: '2026-02-14', kind: 'makeUpDay', name: '春节' },
  { date: '2026-02-15', kind: 'holiday', name: '春节' },
  { date: '2026-02-16', kind: 'holiday', name: '春节' },
  { date: '2026-04-04', kind: 'holiday', name: '清明节' }
] as const

test('a month begins below its weekday, Monday first, and holds each of its days once', () => {
  const months = monthsOf(2026, days)
  expect(months.map(({ empty }) => empty)).toEqual([3, 6, 6, 2, 4, 0, 2, 5, 1, 3, 6, 1])
  expect(months.reduce((sum, month) => sum + month.days.length, 0)).toBe(365)
  expect(months[1]!.days.slice(12, 17).map(({ state }) => state)).toEqual([
    'working',
    'makeUpDay',
    'holiday',
    'holiday',
    'working'
  ])
})

test('a year of which nothing is known has its weekdays worked', () => {
  expect(workingDays(monthsOf(2027, []))).toBe(261)
})

test('days that follow each other are told together', () => {
  expect(stretchesOf(days)).toEqual([
    { from: '2026-02-14', to: '2026-02-14', name: '春节', kind: 'makeUpDay' },
    { from: '2026-02-15', to: '2026-02-16', name: '春节', kind: 'holiday' },
    { from: '2026-04-04', to: '2026-04-04', name: '清明节', kind: 'holiday' }
  ])
})
