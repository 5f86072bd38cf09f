import type { Need, Todo } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { isTheirTurn, owedLines } from './owed.ts'

const one = [{} as Need]
const none: Todo = { overdue: [], today: [], later: [], waiting: [], reviews: [], owed: {} }

test.each([
  ['nothing', {}, false, false],
  ['what waits for others', { waiting: one }, false, false],
  ['what is late', { overdue: one }, false, true],
  ['what is to be judged', { reviews: one }, false, true],
  ['a list of its own', { owed: { evaluations: { count: 3, more: false } } }, false, true],
  ['whom to ask', {}, true, true]
] satisfies [string, Partial<Todo>, boolean, boolean][])(
  'with %s it is somebody’s turn, or not',
  (_, there, asks, turn) => {
    expect(isTheirTurn({ ...none, ...there }, asks)).toBe(turn)
  }
)

test('each kind has a line, in one order; of many it says that there are more', () => {
  const owed = { publications: { count: 2, more: false }, callbacks: { count: 99, more: true } }
  expect(owedLines(owed).map(({ text }) => text)).toEqual(['待回访 99+ 件', '拟公开待审核 2 件'])
})
