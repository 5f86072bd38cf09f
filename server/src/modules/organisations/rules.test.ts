import fc from 'fast-check'
import { expect, test } from 'vitest'

import { coverageOf, isInsideItself, labelOf, likePattern, pathBelow } from './rules.ts'

test('a path is made of the keys from the root down', () => {
  expect(pathBelow(undefined, 'zone')).toBe('zone')
  expect(pathBelow('zone.park_1', 'quanlinan-committee')).toBe('zone.park_1.quanlinan_committee')
})

test.each([
  [{ kind: 'enterprise', active: true, partyId: null }, 'uncovered'],
  [{ kind: 'enterprise', active: true, partyId: 'branch' }, 'covered'],
  [{ kind: 'enterprise', active: false, partyId: null }, undefined],
  [{ kind: 'department', active: true, partyId: null }, undefined]
])('of %j it is said to be %s', (organisation, coverage) => {
  expect(coverageOf(organisation, ['enterprise'])).toBe(coverage)
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

test('wildcards in a search are letters', () => {
  expect(likePattern('100%_\\')).toBe('%100\\%\\_\\\\%')
})
