import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  bareText,
  comparable,
  fingerprintOf,
  groupsOf,
  keysPerText,
  likenessOf,
  type Told,
  whereOf
} from './duplicates.ts'

test.each([
  ['Ａ３栋，路灯 坏了！', 'a3栋路灯坏了'],
  ['路灯\n\t坏了。（急）', '路灯坏了急'],
  ['ＴＥＬ：１２３', 'tel123'],
  ['——', '']
])('“%s” is compared as “%s”', (text, bare) => {
  expect(bareText(text)).toBe(bare)
})

const told = (text: string, more: Partial<Told> = {}): Told => ({
  text: comparable(text),
  aboutId: null,
  place: null,
  category: null,
  collectedAt: new Date('2026-03-02'),
  ...more
})

const lamp = '三号楼门口的路灯坏了，晚上看不见路。'
const alike = '三号楼门口路灯坏了好几天，晚上看不见路，请修一修。'

describe('two needs may be one matter', () => {
  test.each<[string, Partial<Told>, Partial<Told>, string, boolean, boolean]>([
    ['with the same words', {}, {}, '三号楼门口的路灯坏了;晚上看不见路', true, true],
    ['with alike words', {}, {}, alike, true, false],
    ['with the same words at another place, as a likelihood', { place: 'a.b' }, { place: 'a.c' }, lamp, true, false],
    ['not with alike words at another place', { place: 'a.b' }, { place: 'a.c' }, '三号楼的路灯坏了', false, false],
    ['within one place', { place: 'a' }, { place: 'a.c' }, lamp, true, true],
    ['not if one complains of a unit', { aboutId: 'x' }, {}, lamp, false, false],
    ['not if alike and of another class', { category: 'a' }, { category: 'b' }, '三号楼的路灯坏了', false, false],
    ['not with other words', {}, {}, '食堂中午排队的人太多', false, false]
  ])('%s', (_, one, other, text, found, same) => {
    const likeness = likenessOf(told(lamp, one), told(text, other))
    expect(likeness !== undefined).toBe(found)
    expect(likeness?.same ?? false).toBe(same)
  })

  test('that long apart only if they resemble each other much', () => {
    const then = { collectedAt: new Date('2025-01-02') }
    expect(likenessOf(told('三号楼的路灯坏了'), told(lamp))).toBeDefined()
    expect(likenessOf(told('三号楼的路灯坏了', then), told(lamp))).toBeUndefined()
    expect(likenessOf(told(lamp, then), told(lamp))).toMatchObject({ same: true })
  })
})

test.each([
  [null, 'a', 'unknown'],
  ['a.b', 'a.b', 'here'],
  ['a.b', 'a', 'here'],
  ['a.b', 'a.bc', 'elsewhere']
])('between %s and %s: %s', (one, other, where) => {
  expect(whereOf({ place: one }, { place: other })).toBe(where)
})

const text = fc.string({ unit: fc.constantFrom(...'路灯坏了三号楼门口晚上看不见食堂排队人太多，。 '), maxLength: 60 })

test('likeness is the same both ways, and whole only for the same words', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const forth = likenessOf(told(one), told(other))
      expect(likenessOf(told(other), told(one))).toEqual(forth)
      expect(forth?.same ?? false).toBe(bareText(one) === bareText(other))
    })
  )
})

test('texts that are read alike have the same fingerprint, others share as many keys as they share words', () => {
  expect(fingerprintOf('路灯 坏了！')).toEqual(fingerprintOf('路灯坏了'))
  const shared = (one: string, other: string): number => {
    const keys = new Set(fingerprintOf(one))
    return fingerprintOf(other).filter((key) => keys.has(key)).length
  }
  expect(shared(lamp, alike)).toBeGreaterThan(keysPerText / 4)
  expect(shared(lamp, '食堂中午排队的人太多，能不能分批用餐？')).toBe(0)
})

test('a group is what hangs together, however long the chain', () => {
  const pairs = [
    ['a', 'b'],
    ['c', 'd'],
    ['b', 'e'],
    ['x', 'a']
  ] as const
  expect(groupsOf(['a', 'b', 'c', 'd', 'e', 'f'], pairs)).toEqual([
    ['a', 'b', 'e'],
    ['c', 'd']
  ])
})
