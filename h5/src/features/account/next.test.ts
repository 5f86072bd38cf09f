import { expect, test } from 'vitest'

import { safeNext } from './next.ts'

test.each([
  ['/raise', '/raise'],
  ['/needs/1?do=evaluate', '/needs/1?do=evaluate'],
  [undefined, '/'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/']
])('after signing in, %s leads to %s', (next, expected) => {
  expect(safeNext(next)).toBe(expected)
})
