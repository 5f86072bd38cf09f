import { expect, test } from 'vitest'

import { whenText } from './when.ts'

const now = new Date('2026-03-02T02:20:00Z')

test.each([
  ['2026-03-02T09:00:00Z', '今天 17:00'],
  ['2026-03-02T16:00:00Z', '明天 00:00'],
  ['2026-03-01T15:59:00Z', '昨天 23:59'],
  ['2026-03-04T01:00:00Z', '后天 09:00'],
  ['2026-03-06T10:00:00Z', '3 月 6 日 18:00'],
  ['2025-12-31T01:30:00Z', '2025 年 12 月 31 日 09:30']
])('%s is told on 2 March as %s, whatever the zone of the device', (at, text) => {
  expect(whenText(at, now)).toBe(text)
})
