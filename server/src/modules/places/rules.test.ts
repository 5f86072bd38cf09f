import fc from 'fast-check'
import { expect, test } from 'vitest'

import { firstRule, limitFor, openCategories, type NeedRules } from './rules.ts'

const needs = {
  categories: [{ key: 'living', items: [{ key: 'lamp' }, { key: 'noise' }] }, { key: 'policy' }],
  dispatch: [{ category: ['lamp'], level: ['street'] }, { category: ['living'] }, { requester: ['member'] }],
  limits: {
    intake: [{ amount: 1, unit: 'workingDay' }],
    handling: [
      { amount: 10, unit: 'workingDay' },
      { level: 'street', amount: 5, unit: 'workingDay' },
      { category: 'living', amount: 4, unit: 'workingDay' },
      { category: 'living', level: 'street', amount: 3, unit: 'workingDay' },
      { category: 'lamp', amount: 2, unit: 'workingDay' }
    ]
  }
} as const satisfies NeedRules

test.each([
  [{ category: 'lamp', level: 'street', requester: 'member' }, 0],
  [{ category: 'lamp', level: 'community', requester: 'member' }, 1],
  [{ category: 'policy', level: 'street', requester: 'member' }, 2],
  [{ category: 'policy', level: 'street', requester: 'enterprise' }, undefined],
  [{}, undefined]
])('the first rule that fits %o is number %o', (need, rule) => {
  expect(firstRule(needs, need)).toBe(rule)
})

test.each([
  [{ category: 'lamp', level: 'street' }, 2],
  [{ category: 'noise', level: 'street' }, 3],
  [{ category: 'noise', level: 'community' }, 4],
  [{ category: 'policy', level: 'street' }, 5],
  [{ category: 'policy', level: 'community' }, 10],
  [{}, 10]
])('the limit for handling %o is %i working days', (need, amount) => {
  expect(limitFor(needs, 'handling', need)).toEqual({ amount, unit: 'workingDay' })
})

test('where there is a general limit, every need has one', () => {
  const word = fc.option(fc.constantFrom('lamp', 'noise', 'living', 'policy', 'street', 'other'), { nil: undefined })
  fc.assert(
    fc.property(word, word, (category, level) => {
      expect(limitFor(needs, 'handling', { category, level })).toBeDefined()
    })
  )
})

test('complaints and matters of one person are told to nobody outside, nor is what stands below them', () => {
  const item = { key: 'graft', complaint: false }
  const categories = [
    { key: 'living', items: [{ key: 'lamp' }, { key: 'noise', complaint: true }] },
    { key: 'policy', items: [] },
    { key: 'hardship', personal: true },
    { key: 'report', complaint: true, items: [item] }
  ]

  expect(openCategories({ needs: { categories } })).toEqual(['lamp', 'policy'])
})
