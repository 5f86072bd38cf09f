import type { SavedFilter } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { isShown, movedIds, savedOf } from './saved-filters.ts'

test('what is saved is what is set, and the order where it is not the usual one', () => {
  expect(savedOf({ status: 'submitted', q: undefined }, 'newest')).toEqual({ status: 'submitted' })
  expect(savedOf({ due: 'overdue' }, 'due')).toEqual({ due: 'overdue', sort: 'due' })
})

test('a saved filter is shown where the address says the same, no more and no less', () => {
  const saved = { filter: { category: 'lamp', due: 'overdue' } }

  expect(isShown(saved, { due: 'overdue', category: 'lamp' }, 'newest')).toBe(true)
  expect(isShown(saved, { due: 'overdue', category: 'lamp' }, 'due')).toBe(false)
  expect(isShown(saved, { due: 'overdue', category: 'lamp', q: '台阶' }, 'newest')).toBe(false)
  expect(isShown(saved, { due: 'overdue' }, 'newest')).toBe(false)
})

test('one is moved among one’s own, as far as they go', () => {
  const filter = (id: string, own = true): SavedFilter => ({
    id,
    own,
    removable: own,
    name: id,
    filter: {},
    shared: !own
  })
  const saved = [filter('a'), filter('b'), filter('c'), filter('of another', false)]

  expect(movedIds(saved, 'c', -1)).toEqual(['a', 'c', 'b'])
  expect(movedIds(saved, 'a', 1)).toEqual(['b', 'a', 'c'])
  expect(movedIds(saved, 'a', -1)).toBeUndefined()
  expect(movedIds(saved, 'c', 1)).toBeUndefined()
  expect(movedIds(saved, 'of another', -1)).toBeUndefined()
})
