import { expect, test } from 'vitest'

import { baseOf, filterOf, tabOf, tabsFor, withTab } from './filter.ts'

const clerk = tabsFor({ wide: true, dispatches: true, handles: false })

test('an address becomes a filter; what is not a filter of needs is left out', () => {
  const address = { status: 'submitted,accepted', due: 'someday', team: 'green', q: '路灯', need: 'x', sort: 'due' }

  expect(filterOf(address, {})).toEqual({ status: 'submitted,accepted', q: '路灯' })
})

test('a tab keeps the filters that stand beside it', () => {
  const overdue = clerk.find(({ key }) => key === 'overdue')
  const filter = { status: 'submitted', category: 'lamp', q: '台阶' }

  expect(overdue && withTab(overdue, filter)).toEqual({ category: 'lamp', q: '台阶', due: 'overdue' })
})

test('a tab is recognised by what it settles, whatever stands beside it', () => {
  expect(tabOf(clerk, { due: 'overdue', category: 'lamp' })?.key).toBe('overdue')
  expect(tabOf(clerk, { category: 'lamp' })?.key).toBe('all')
  expect(tabOf(clerk, { due: 'overdue', handledBy: 'me' })).toBeUndefined()
})

test('whoever sees only what was dispatched to them is never led to a wider list', () => {
  const reach = { wide: false, dispatches: false, handles: true }
  const tabs = tabsFor(reach)

  expect(tabs.every(({ filter }) => filter.view === 'handling')).toBe(true)
  expect(tabOf(tabs, filterOf({}, baseOf(reach)))?.key).toBe('all')
})

test('whoever neither handles nor oversees finds what they raised themselves', () => {
  const tabs = tabsFor({ wide: false, dispatches: false, handles: false })

  expect(tabs.every(({ filter }) => filter.view === 'mine')).toBe(true)
})
