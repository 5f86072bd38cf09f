import type { EscalationAction, EscalationState, NeedStatus } from '@hongchao/contract'
import { expect, test } from 'vitest'

import type { Part } from '../rules.ts'
import { escalatesAs, escalationActions, levelsAbove } from './escalation.ts'

const life: [EscalationState, EscalationAction[]][] = [
  ['proposed', ['confirm', 'dismiss']],
  ['open', ['decide', 'withdraw']],
  ['decided', []],
  ['dismissed', []],
  ['withdrawn', []]
]

test.each(life)('with an escalation that is %s a clerk and a supervisor may %j, and nobody else', (state, actions) => {
  expect(escalationActions(state, ['clerk'])).toEqual(actions)
  expect(escalationActions(state, ['supervisor'])).toEqual(actions)
  expect(escalationActions(state, ['leader', 'handler', 'requester', 'assistant'])).toEqual([])
})

test.each<[Part[], ReturnType<typeof escalatesAs>]>([
  [['clerk'], 'open'],
  [['supervisor'], 'open'],
  [['leader'], 'proposed'],
  [['handler'], 'proposed'],
  [['handler', 'clerk'], 'open'],
  [['requester', 'teammate', 'assistant', 'designee'], undefined]
])('what %j take to a higher level is %s', (parts, state) => {
  expect(escalatesAs(parts)).toBe(state)
})

const ladder = ['park', 'zone', 'district'].map((key) => ({ key }))
const past = (level: string, state: EscalationState) => [{ level, state }]

test.each<[string, NeedStatus, { level: string; state: EscalationState }[], string[]]>([
  ['any level at first', 'handling', [], ['park', 'zone', 'district']],
  ['above the level that decided', 'handling', past('park', 'decided'), ['zone', 'district']],
  ['above the highest that decided', 'closed', [...past('zone', 'decided'), ...past('park', 'decided')], ['district']],
  ['no level while one has it', 'handling', past('park', 'open'), []],
  ['no level while one is proposed', 'handling', past('park', 'proposed'), []],
  ['the same level where that was dismissed', 'handling', past('park', 'dismissed'), ['park', 'zone', 'district']],
  ['no level above the last', 'handling', past('district', 'decided'), []],
  ['no level before it was accepted', 'submitted', [], []],
  ['no level when it was withdrawn', 'withdrawn', [], []]
])('a need goes to %s', (_, status, before, keys) => {
  expect(levelsAbove(ladder, status, before).map(({ key }) => key)).toEqual(keys)
})
