import { expect, test } from 'vitest'

import { courseOf, growth } from './topics.ts'

const now = new Date('2026-03-08T00:00:00Z')
const ago = (days: number): Date => new Date(now.getTime() - days * 86_400_000)

test('the course of a week has a part for each day, that of a quarter one for each week', () => {
  expect(courseOf([ago(0.5), ago(0.6), ago(6.5), ago(8)], now, 7)).toEqual([1, 0, 0, 0, 0, 0, 2])
  expect(courseOf([ago(1), ago(89)], now, 90)).toHaveLength(13)
})

test.each([
  [{ count: 3, before: 2 }, '+50%'],
  [{ count: 1, before: 2 }, '-50%'],
  [{ count: 2, before: 2 }, '0%'],
  [{ count: 2, before: 0 }, undefined]
])('of %j the growth is %s', (topic, said) => {
  expect(growth(topic)).toBe(said)
})
