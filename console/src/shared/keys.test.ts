import { expect, test } from 'vitest'

import { actionKeys, everywhereKeys, listKeys } from './keys.ts'

const all = [everywhereKeys, listKeys, actionKeys].flatMap((keys) => Object.values<string>(keys))

test('no key means two things', () => {
  expect(all.toSorted()).toEqual([...new Set(all)].toSorted())
})

test('the first of two keys in a row does nothing by itself', () => {
  const firsts = all.filter((key) => /^. .$/.test(key)).map((key) => key[0]!)
  expect(firsts.filter((key) => all.includes(key))).toEqual([])
})
