import { expect, test } from 'vitest'

import { initialsOf, personInitials } from './initials.ts'

test.each([
  ['人力资源局', 'rlzyj'],
  ['重庆小面（二店）', 'cqxmed'],
  ['A3 Lab 实验室', 'a3labsys'],
  ['—', '']
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test.each([
  ['曾秋野', 'zqy'],
  ['单雄', 'sx']
])('the initials of the person %s are %s, by how a surname sounds', (name, initials) => {
  expect(personInitials(name)).toBe(initials)
})
