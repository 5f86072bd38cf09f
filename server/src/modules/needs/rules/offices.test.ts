import { expect, test } from 'vitest'

import { beyondDuties } from './offices.ts'

const duties = [{ kinds: ['community'], categories: ['living'], source: '第十七条' }]

test.each([
  ['community', ['lamp', 'living'], undefined],
  ['community', ['policy', null], '第十七条'],
  ['department', ['policy', null], undefined]
] as const)('a %s that is to lead %j is kept from it by %s', (kind, classes, source) => {
  expect(beyondDuties(duties, kind, classes)).toBe(source)
})

test('where the place has no lists of duties, everybody may lead', () => {
  expect(beyondDuties(undefined, 'community', ['policy'])).toBeUndefined()
})
