import { expect, test } from 'vitest'

import { addressOf, periodOf, presetOf, viewOf } from './address.ts'

const march = new Date(2026, 2, 15)

test.each([
  ['month', '2026-03', '2026-03'],
  ['lastMonth', '2026-02', '2026-02'],
  ['quarter', '2026-01', '2026-03'],
  ['year', '2026-01', '2026-03'],
  ['twelve', '2025-04', '2026-03'],
  ['lastYear', '2025-01', '2025-12']
] as const)('%s is from %s to %s', (preset, from, to) => {
  expect(periodOf(preset, march)).toEqual({ from, to })
})

test('what does not belong in an address is as if it were not there', () => {
  const usual = { from: '2026-01', to: '2026-03', by: 'office', rate: 'onTime', net: false }

  expect(viewOf({ from: '2026-13', to: 'x', by: 'colour', rate: 'best' }, march)).toEqual(usual)
  expect(viewOf({ from: '2026-03', to: '2026-01' }, march)).toEqual(usual)
})

test('an address says again what it was made of', () => {
  const view = viewOf({ from: '2025-05', to: '2025-06', by: 'kind', rate: 'bounce', net: 'true' }, march)

  expect(viewOf(addressOf(view), march)).toEqual(view)
  expect(presetOf(view, march)).toBeUndefined()
  expect(presetOf(viewOf({}, new Date(2026, 6, 1)), new Date(2026, 6, 1))).toBe('year')
})
