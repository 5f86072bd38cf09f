import { expect, test } from 'vitest'

import { depthOf, percentText } from './share.ts'

test.each([
  [null, '—'],
  [0, '0%'],
  [0.002, '1%'],
  [0.666, '67%'],
  [0.9999, '99%'],
  [1, '100%']
])('a share of %s is read as %s: nearly all is not all', (value, text) => {
  expect(percentText({ value })).toBe(text)
})

test('a tile is coloured by its share of the most that is open anywhere', () => {
  expect([0, 1, 10, 20, 40].map((open) => depthOf(open, 40))).toEqual([0, 1, 1, 2, 4])
  expect(depthOf(0, 0)).toBe(0)
})
