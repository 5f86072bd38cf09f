import { expect, test } from 'vitest'

import { holds, isUnfolded, type Section, sectionsOf } from './menu.ts'
import { type Entry, groups } from './pages.tsx'

const all = sectionsOf(groups, () => true)
const [handling, collecting] = all as [Section, Section]
const few = sectionsOf(groups, ({ needs }) => needs.includes('organisations.read'))

test('whoever sees much finds the first group and that of the page unfolded, and the rest folded', () => {
  expect(isUnfolded(all, {}, handling, '/todo')).toBe(true)
  expect(isUnfolded(all, {}, collecting, '/todo')).toBe(false)
  expect(isUnfolded(all, {}, collecting, '/cards')).toBe(true)
})

test('whoever sees little finds everything unfolded, and no group without an entry', () => {
  expect(few.map(({ group }) => group)).toEqual(['people'])
  expect(few.every((section) => isUnfolded(few, {}, section, '/todo'))).toBe(true)
})

test('what somebody folded stays folded, also where their page is in it', () => {
  expect(isUnfolded(all, { handling: false }, handling, '/orders')).toBe(false)
  expect(isUnfolded(all, { collecting: true }, collecting, '/todo')).toBe(true)
})

test('a page below an entry belongs to its group', () => {
  expect(holds(collecting, '/meetings/7')).toBe(true)
  expect(holds(handling, '/meetings/7')).toBe(false)
})

test('no page stands in two groups', () => {
  const pages = groups.flatMap(({ entries }: { entries: readonly Entry[] }) => entries.map(({ to }) => to))
  expect(new Set(pages).size).toBe(pages.length)
})
