import { expect, test } from 'vitest'

import { placeOf } from './place.ts'

test.each([
  ['/quanlinan/m/raise', 'quanlinan'],
  ['/quanlinan/m', 'quanlinan'],
  ['/m/', undefined],
  ['/', undefined]
])('%s belongs to %s', (path, place) => {
  expect(placeOf(path)).toBe(place)
})
