import { expect, test } from 'vitest'

import { dayOfStart, groupByDay, spanText } from './slots.ts'

test('a slot is told by the clock in China, with its weekday', () => {
  const slot = { startsAt: '2026-03-08T22:30:00.000Z', endsAt: '2026-03-08T23:00:00.000Z' }
  expect(dayOfStart(slot)).toBe('2026-03-09')
  expect(spanText(slot, new Date('2026-03-02T01:00:00Z'))).toBe('3 月 9 日（周一）06:30–07:00')
  expect(spanText(slot, new Date('2025-03-02T01:00:00Z'))).toBe('2026 年 3 月 9 日（周一）06:30–07:00')
  const next = { startsAt: '2026-03-09T22:30:00.000Z', endsAt: '2026-03-09T23:00:00.000Z' }
  expect(groupByDay([slot, next]).map(({ day, items }) => [day, items.length])).toEqual([
    ['2026-03-09', 1],
    ['2026-03-10', 1]
  ])
})
