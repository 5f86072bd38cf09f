import { expect, test } from 'vitest'

import { actionText, nextStep } from './actions.ts'

test.each([
  [['dispatch', 'note', 'classify', 'refuse'], 'dispatch'],
  [['answer', 'note', 'assign', 'return'], 'answer'],
  [['note', 'classify', 'dispatch'], undefined],
  [['reopen'], undefined],
  [[], undefined]
] as const)('of %j the main action is %s', (availableActions, main) => {
  expect(nextStep({ availableActions: [...availableActions] })).toBe(main)
})

test('what was dispatched before is dispatched again by another word', () => {
  expect(actionText('dispatch', { status: 'accepted' })).toBe('派单')
  expect(actionText('dispatch', { status: 'handling' })).toBe('改派')
  expect(actionText('note', { status: 'handling' })).toBe('记录进展')
})
