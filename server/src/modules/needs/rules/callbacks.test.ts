import fc from 'fast-check'
import { expect, test } from 'vitest'

import { callbackActions, callbackAfter, type CallbackFacts, heardOf, isDrawn, refusalOfCallback } from './callbacks.ts'

const answered = { hasPhone: true, personal: false, evaluated: false, lot: 0.5 }

test.each([
  ['by its lot', {}, 51, true],
  ['not, by its lot', {}, 50, false],
  ['never without a telephone', { hasPhone: false }, 100, false],
  ['never in a private matter', { personal: true }, 100, false],
  ['never where the requester evaluated', { evaluated: true }, 100, false]
])('a requester is drawn %s', (_, facts, share, drawn) => {
  expect(isDrawn({ ...answered, ...facts }, { share })).toBe(drawn)
})

test('whoever is drawn is drawn at every larger share', () => {
  const lots = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  const shares = fc.integer({ min: 1, max: 100 })
  fc.assert(
    fc.property(lots, shares, shares, (lot, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)]
      const drawn = (share: number): boolean => isDrawn({ ...answered, lot }, { share })
      expect(!drawn(less) || drawn(more)).toBe(true)
    })
  )
})

const now = new Date('2026-03-05T02:00:00Z')
const open: CallbackFacts = { state: 'open', callFrom: now, claim: null, ownWork: false }
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000)

test.each<[string, Partial<CallbackFacts>, ReturnType<typeof callbackActions>]>([
  ['can be claimed', {}, ['claim']],
  ['cannot be called before its time', { callFrom: new Date(now.getTime() + 1) }, []],
  ['is entered or given back by whoever claimed it', { claim: { own: true, at: minutesAgo(5) } }, ['enter', 'release']],
  ['is nobody else’s meanwhile', { claim: { own: false, at: minutesAgo(5) } }, []],
  ['is free again when the claim was forgotten', { claim: { own: false, at: minutesAgo(121) } }, ['claim']],
  ['is over once it ended', { state: 'reached', claim: null }, []],
  ['is never one’s own work', { ownWork: true }, []]
])('a call-back %s', (_, facts, actions) => {
  expect(callbackActions({ ...open, ...facts }, now)).toEqual(actions)
})

test.each<[string, Partial<CallbackFacts>, ReturnType<typeof refusalOfCallback>]>([
  ['own work', { ownWork: true, state: 'reached' }, 'need.ownWork'],
  ['somebody else calls', { claim: { own: false, at: minutesAgo(1) } }, 'callback.claimed'],
  ['not claimed', {}, 'callback.actionNotAllowed'],
  ['spared', { state: 'spared' }, 'callback.actionNotAllowed']
])('a result is refused: %s', (_, facts, refusal) => {
  expect(refusalOfCallback({ ...open, ...facts }, 'enter', now)).toBe(refusal)
})

test.each([
  ['reached', 1, 'reached'],
  ['declined', 1, 'declined'],
  ['notReached', 2, 'open'],
  ['notReached', 3, 'unreached']
] as const)('%s at try %i of 3 leaves it %s', (outcome, missed, state) => {
  expect(callbackAfter(outcome, { missed, attempts: 3 })).toBe(state)
})

const own = { round: 1, solved: true, score: 5 }
const call = { round: 1, solved: false, score: null }

test('what the requester evaluated counts before what they said when they were called, of the same answer', () => {
  expect(heardOf(undefined, undefined)).toBeUndefined()
  expect(heardOf(own, undefined)).toBe(own)
  expect(heardOf(undefined, call)).toBe(call)
  expect(heardOf(own, call)).toBe(own)
  expect(heardOf({ ...own, round: 2 }, call)).toMatchObject({ round: 2 })
  const second = { ...call, round: 2 }
  expect(heardOf(own, second)).toBe(second)
})
