import fc from 'fast-check'
import { expect, test } from 'vitest'

import { numberOf, serialOf } from './numbers.ts'

const serial = fc.integer({ min: 1, max: 999_999 })

test.each([
  [1, '0000013'],
  [572, '0005724'],
  [999_999, '9999990']
])('card %i bears the number %s', (given, number) => {
  expect(numberOf(given)).toBe(number)
})

test('a number leads back to its card', () => {
  fc.assert(
    fc.property(serial, (given) => {
      expect(serialOf(numberOf(given))).toBe(given)
    })
  )
})

test('a digit that is misread is noticed', () => {
  fc.assert(
    fc.property(serial, fc.nat(6), fc.integer({ min: 1, max: 9 }), (given, at, by) => {
      const number = [...numberOf(given)]
      number[at] = String((Number(number[at]) + by) % 10)
      expect(serialOf(number.join(''))).toBeUndefined()
    })
  )
})

test('two neighbouring digits that change places are noticed', () => {
  fc.assert(
    fc.property(serial, fc.nat(5), (given, at) => {
      const number = [...numberOf(given)]
      fc.pre(number[at] !== number[at + 1])
      ;[number[at], number[at + 1]] = [number[at + 1]!, number[at]!]
      expect(serialOf(number.join(''))).toBeUndefined()
    })
  )
})

test.each(['', '12', '00000131', 'abc0013', '０００００１３'])('%j is no number of a card', (text) => {
  expect(serialOf(text)).toBeUndefined()
})
