import fc from 'fast-check'
import { expect, test } from 'vitest'

import { mayJudge, speaksFor, totalOf } from './parties.ts'

test.each([
  ['nobody spoke', [], null],
  ['one, the best', [{ weight: 30, most: 5, score: 5 }], 100],
  ['one, of a hundred', [{ weight: 30, most: 100, score: 73 }], 73],
  [
    'the requester and the committee, by weight',
    [
      { weight: 60, most: 5, score: 5 },
      { weight: 40, most: 10, score: 5 }
    ],
    80
  ]
])('%s', (_, judged, total) => {
  expect(totalOf(judged)).toBe(total)
})

const judged = fc
  .record({ weight: fc.integer({ min: 1, max: 100 }), most: fc.integer({ min: 2, max: 100 }), part: fc.nat(99) })
  .map(({ weight, most, part }) => ({ weight, most, score: 1 + Math.floor((part / 100) * most) }))

test('the total lies between the lowest and the highest share, whatever the weights', () => {
  fc.assert(
    fc.property(fc.array(judged, { minLength: 1 }), (all) => {
      const shares = all.map(({ score, most }) => (100 * score) / most)
      expect(totalOf(all)).toBeGreaterThanOrEqual(Math.min(...shares) - 0.05)
      expect(totalOf(all)).toBeLessThanOrEqual(Math.max(...shares) + 0.05)
    })
  )
})

test.each([
  [['zone.park_committee'], true],
  [['zone.park_committee.office'], true],
  [['zone', 'zone.park_committee_two'], false],
  [[], false]
])('of %j the committee is %s', (paths, speaks) => {
  expect(speaksFor({ of: 'park-committee' }, paths)).toBe(speaks)
})

test.each([
  ['closed', { status: 'closed' }, true],
  ['answered', { status: 'answered' }, true],
  ['still open', { status: 'handling' }, false],
  ['refused', { status: 'refused' }, false],
  ['closed elsewhere and imported', { handledHere: false }, false],
  ['their own work', { ownWork: true }, false]
])('%s', (_, need, may) => {
  expect(mayJudge({ status: 'closed', handledHere: true, ownWork: false, ...need })).toBe(may)
})
