import type { AssistState } from '@hongchao/contract'
import { describe, expect, test } from 'vitest'

import { assistAfter, type AssistFacts, isAssisting, refusalOfAssist, refusalWhileAssisted } from './assists.ts'

const steps = ['sign', 'answer', 'return', 'keep', 'record', 'release'] as const

/** The life of an assist: from each state, what signing, answering, returning, keeping, recording and releasing lead to. */
const life: [AssistState, ...(AssistState | undefined)[]][] = [
  ['asked', 'handling', undefined, 'returning', undefined, 'done', 'released'],
  ['handling', undefined, 'done', 'returning', undefined, 'done', 'released'],
  ['returning', undefined, undefined, undefined, 'asked', 'done', 'released'],
  ['done', undefined, undefined, undefined, undefined, undefined, undefined],
  ['released', undefined, undefined, undefined, undefined, undefined, undefined]
]

test.each(life)('an assist that is %s, by each step in turn: %s, %s, %s, %s, %s, %s', (state, ...after) => {
  expect(steps.map((step) => assistAfter(state, step))).toEqual(after)
})

test('an office assists until it has answered or was released', () => {
  expect(life.map(([state]) => isAssisting({ state }))).toEqual([true, true, true, false, false])
})

const mine: AssistFacts = { state: 'asked', ofDepartment: false, own: true, kept: false }
const theirs: AssistFacts = { state: 'handling', ofDepartment: true, own: false, kept: false }

test('the lead answers when all who assist have ended', () => {
  expect(refusalWhileAssisted({ assists: [{ ...mine, state: 'done' }, theirs], shielded: false })).toBe(
    'need.assistsOpen'
  )
  expect(refusalWhileAssisted({ assists: [{ ...mine, state: 'done' }], shielded: false })).toBeUndefined()
})

describe('with what was asked of others', () => {
  test.each([
    ['somebody of the office signs', 'sign', [mine], undefined],
    ['nobody of another office signs', 'sign', [{ ...mine, own: false }], 'need.actionNotAllowed'],
    ['nobody answers before it is signed', 'answer', [mine], 'need.actionNotAllowed'],
    ['a reply is recorded for departments only', 'record', [mine], 'need.actionNotAllowed'],
    ['a reply is recorded for a department', 'record', [theirs], undefined],
    ['what was kept is not returned again', 'return', [{ ...mine, kept: true }], 'need.designated'],
    ['what is over is not released', 'release', [{ ...mine, state: 'done' }], 'need.actionNotAllowed'],
    ['whatever is open is released', 'release', [theirs], undefined]
  ] as const)('%s', (_, step, assists, refusal) => {
    expect(refusalOfAssist(step, { assists, shielded: false })).toBe(refusal)
  })

  test('the unit complained of does nothing, even where it leads', () => {
    for (const step of steps) {
      expect(refusalOfAssist(step, { assists: [mine, theirs], shielded: true })).toBe('need.actionNotAllowed')
    }
  })
})
