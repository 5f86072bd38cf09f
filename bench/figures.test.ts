import { expect, test } from 'vitest'

import { figureOf, percentile, tableOf } from './figures.ts'
import { anew, madeIn } from './record.ts'

const of = { work: 'todo', size: 10_000, scope: 'park' }

test('a figure sets the server against the floor under it', () => {
  const figure = figureOf(
    of,
    { seconds: 2, latencies: [4, 1, 3, 2] },
    { seconds: 2, latencies: [1, 1, 1, 1, 1, 1, 1, 1] }
  )
  expect(figure).toEqual({ ...of, rps: 2, p50Ms: 2, p95Ms: 4, floorRps: 4, ratio: 0.5 })
})

test('the 95th percentile is a time that was measured, and no more than five in a hundred took longer', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(percentile(hundred, 0.95)).toBe(95)
  expect(percentile([7], 0.95)).toBe(7)
})

test('numbers stand below each other, to the right', () => {
  const figure = { ...of, rps: 7, p50Ms: 1, p95Ms: 2, floorRps: 9, ratio: 0.78 }
  expect(tableOf([figure])).toBe(
    'work  size   scope  rps  p50Ms  p95Ms  floorRps  ratio\ntodo  10000  park     7      1      2         9   0.78'
  )
})

test('ids that a unit of work made are made anew when it is run again, and the same one stays the same', () => {
  const [need, other, place] = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`)
  const recording = (id: string | undefined) => ({
    statements: [
      { text: 'insert', values: [id, place, 5] },
      { text: 'tell', values: [`{"needId":"${id}"}`] }
    ]
  })
  const made = madeIn([recording(need), recording(other)])
  expect(made).toEqual(new Set([need, other]))

  const [inserted, told] = anew(recording(need), made)
  const fresh = inserted!.values[0]
  expect(fresh).not.toBe(need)
  expect(inserted!.values.slice(1)).toEqual([place, 5])
  expect(told!.values).toEqual([`{"needId":"${String(fresh)}"}`])
})
