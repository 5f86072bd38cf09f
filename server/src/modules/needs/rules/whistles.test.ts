import { WhistleAction, type WhistleState } from '@hongchao/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Part } from '../rules.ts'
import { assignsAtOnce, mayBlow, refusalOfWhistle, sideOf, whistleActions, whistleAfter } from './whistles.ts'

const reviewed = { reviewer: 'supervisor', own: false } as const

/** For each state of a whistle that a supervisor reviews: what they, whoever dispatches and whoever blew it may do. */
const life: [WhistleState, WhistleAction[], WhistleAction[], WhistleAction[]][] = [
  ['proposed', ['approve', 'dismiss'], ['withdraw'], ['withdraw']],
  ['approved', ['dismiss'], ['assign', 'dismiss', 'withdraw'], ['withdraw']],
  ['called', [], ['assign', 'withdraw'], ['withdraw']],
  ['ended', [], [], []],
  ['dismissed', [], [], []],
  ['withdrawn', [], [], []]
]

test.each(life)('with a whistle that is %s', (state, supervisor, clerk, blower) => {
  expect(whistleActions({ ...reviewed, state }, ['supervisor'])).toEqual(supervisor)
  expect(whistleActions({ ...reviewed, state }, ['clerk'])).toEqual(clerk)
  expect(whistleActions({ ...reviewed, state, own: true }, ['handler'])).toEqual(blower)
  expect(whistleActions({ ...reviewed, state }, ['assistant', 'requester'])).toEqual([])
})

test('nobody reviews what they blew', () => {
  const own = { state: 'proposed', reviewer: 'clerk', own: true } as const
  expect(refusalOfWhistle(own, 'approve', ['clerk'])).toBe('whistle.own')
  expect(refusalOfWhistle(own, 'dismiss', ['clerk'])).toBe('whistle.own')
  expect(refusalOfWhistle({ ...own, own: false }, 'approve', ['clerk'])).toBeUndefined()
})

test.each([
  ['accepted', ['clerk'], false],
  ['dispatched', ['clerk'], true],
  ['handling', ['teammate'], true],
  ['handling', ['supervisor', 'requester', 'assistant'], false],
  ['answered', ['clerk'], false]
] as const)('of what is %s, %j may blow: %s', (status, parts, may) => {
  expect(mayBlow(status, parts)).toBe(may)
})

test('offices are named at once by whoever dispatches, where nobody reviews', () => {
  expect(assignsAtOnce({}, ['clerk'])).toBe(true)
  expect(assignsAtOnce({ review: 'supervisor' }, ['clerk'])).toBe(false)
  expect(assignsAtOnce({}, ['handler'])).toBe(false)
})

const ended = { ended: true, withdrawn: false, ofOffice: false, commanded: false }
test.each([
  ['who has the matter', ended, ['handler'], 'blower'],
  ['who blew it', { ...ended, commanded: true }, ['clerk'], 'blower'],
  ['who was called', { ...ended, ofOffice: true }, ['assistant'], 'called'],
  ['who was called and dispatches', { ...ended, ofOffice: true }, ['clerk'], 'called'],
  ['who blew it and was called', { ...ended, ofOffice: true, commanded: true }, ['clerk'], undefined],
  ['another office', ended, ['assistant'], undefined],
  ['a supervisor', ended, ['supervisor'], undefined],
  ['before it ended', { ...ended, ended: false }, ['clerk'], undefined],
  ['of what was taken back', { ...ended, withdrawn: true }, ['clerk'], undefined]
] as const)('of how it went speaks %s', (_, call, parts, side) => {
  expect(sideOf(call, parts)).toBe(side)
})

test('whatever is done, a whistle that is not ended can be taken back', () => {
  const anyActions = fc.array(fc.constantFrom(...WhistleAction.options))
  const all: Part[] = ['clerk', 'supervisor']
  fc.assert(
    fc.property(anyActions, (sequence) => {
      let state: WhistleState = 'proposed'
      for (const action of sequence) {
        if (refusalOfWhistle({ ...reviewed, state }, action, all) === undefined) state = whistleAfter(action)
      }
      const over = state === 'dismissed' || state === 'withdrawn'
      expect(over || whistleActions({ ...reviewed, state }, all).includes('withdraw')).toBe(true)
    })
  )
})
