import { expect, test } from 'vitest'

import { isHome, placeOf } from './place.ts'

test.each([
  ['/quanlinan/m/raise', 'quanlinan', false],
  ['/quanlinan/m', 'quanlinan', true],
  ['/quanlinan/m/', 'quanlinan', true],
  ['/m/', undefined, false],
  ['/', undefined, false]
])('%s belongs to %s; that it is the first page is %s', (path, place, home) => {
  expect(placeOf(path)).toBe(place)
  expect(isHome(path)).toBe(home)
})
