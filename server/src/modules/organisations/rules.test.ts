import fc from 'fast-check'
import { expect, test } from 'vitest'

import { isInsideItself, labelOf, likePattern, maskPhone, pathBelow } from './rules.ts'

test('a path is made of the keys from the root down', () => {
  expect(pathBelow(undefined, 'zone')).toBe('zone')
  expect(pathBelow('zone.park_1', 'quanlinan-committee')).toBe('zone.park_1.quanlinan_committee')
})

test('different keys have different labels', () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
  fc.assert(
    fc.property(key, key, (a, b) => {
      expect(labelOf(a) === labelOf(b)).toBe(a === b)
    })
  )
})

test.each([
  ['zone.park', 'zone', false],
  ['zone.park', 'zone.park', true],
  ['zone.park', 'zone.park.cluster', true],
  ['zone.park', 'zone.parkland', false]
])('%s below %s would stand inside itself: %s', (path, above, inside) => {
  expect(isInsideItself(path, above)).toBe(inside)
})

test.each([
  ['138 0000 0101', '138****0101'],
  ['+86 13800000101', '861****0101'],
  ['12345', '****']
])('the telephone %s is shown as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})

test('wildcards in a search are letters', () => {
  expect(likePattern('100%_\\')).toBe('%100\\%\\_\\\\%')
})
