import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'

import { dayOf, epochDay, isWeekend, isoDate, startOfDay } from './time.ts'

const moment = fc.integer({
  min: Date.parse('1992-01-01T00:00:00+08:00'),
  max: Date.parse('2100-12-31T00:00:00+08:00')
})

test('days begin, end and are called as the zone database says of Shanghai', () => {
  fc.assert(
    fc.property(moment, (at) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Asia/Shanghai')
      expect(isoDate(dayOf(at))).toBe(zoned.toPlainDate().toString())
      expect(startOfDay(dayOf(at))).toBe(zoned.startOfDay().epochMilliseconds)
      expect(isWeekend(dayOf(at))).toBe(zoned.dayOfWeek > 5)
      expect(epochDay(isoDate(dayOf(at)))).toBe(dayOf(at))
    })
  )
})
