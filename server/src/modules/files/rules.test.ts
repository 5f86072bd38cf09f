import { expect, test } from 'vitest'

import { isAllowed, isLeftOver } from './rules.ts'

const kept = '0190a1b2-0000-7000-8000-000000000001'
const gone = '0190a1b2-0000-7000-8000-000000000002'
const part = '4f6d2c10-1111-4222-8333-444455556666'

test.each([
  [`park/0190/${kept}`, false],
  [`park/0190/${kept}_thumbnail`, false],
  [`park/0190/${gone}`, true],
  [`park/0190/${gone}_thumbnail`, true],
  // Half a write is of no use, also where a later one succeeded.
  [`park/0190/${kept}.${part}`, true],
  [`park/0190/${gone}_thumbnail.${part}`, true],
  // Kept by others, in their own manner.
  [`park/imports/${gone}`, false],
  [`park/0190/${gone}.xlsx`, false],
  ['park/0190/notes', false]
])('%s is a left-over: %s', (key, expected) => {
  expect(isLeftOver(key, new Set([kept]))).toBe(expected)
})

test.each([
  ['image/jpeg', true],
  ['application/pdf', true],
  ['image/svg+xml', false],
  ['image/heic', false],
  ['text/html', false],
  [undefined, false]
])('a file of type %s is taken: %s', (type, expected) => {
  expect(isAllowed(type)).toBe(expected)
})
