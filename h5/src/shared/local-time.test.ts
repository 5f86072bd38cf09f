import { expect, test } from 'vitest'

import { fromLocal, toLocal } from './local-time.ts'

test('the time of collection is the time of the place, wherever the phone thinks it is', () => {
  expect(toLocal(new Date('2026-03-02T02:20:00Z'))).toBe('2026-03-02T10:20')
  expect(fromLocal('2026-03-02T10:20')).toBe('2026-03-02T02:20:00.000Z')
})
