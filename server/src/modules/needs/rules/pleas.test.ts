import { PleaKind, PleaState } from '@hongchao/contract'
import { describe, expect, test } from 'vitest'

import { daysOfPlea, pleaAfter, type PleaGround, refusalOfPlea } from './pleas.ts'

const now = new Date('2026-03-02T02:00:00Z')
const later = new Date('2026-03-05T09:00:00Z')

/** The life of a plea: from each state, what each step leads to. */
const life: [PleaKind, PleaState, ...(PleaState | undefined)[]][] = [
  // grant, decline, lapse, end
  ['extension', 'pending', 'granted', 'declined', 'lapsed', undefined],
  ['pause', 'pending', 'running', 'declined', 'lapsed', undefined],
  ['shelving', 'pending', 'running', 'declined', 'lapsed', undefined],
  ['pause', 'running', undefined, undefined, undefined, 'ended'],
  ['shelving', 'running', undefined, undefined, undefined, 'ended']
]

test.each(life)('%s that is %s is granted, declined, lapsed, ended: %s, %s, %s, %s', (kind, state, ...after) => {
  const steps = (['grant', 'decline', 'lapse', 'end'] as const).map((step) => pleaAfter({ kind, state }, step))
  expect(steps).toEqual(after)
})

test('what is decided or over does not change any more', () => {
  for (const kind of PleaKind.options) {
    for (const state of PleaState.exclude(['pending', 'running']).options) {
      for (const step of ['grant', 'decline', 'lapse', 'end'] as const) {
        expect(pleaAfter({ kind, state }, step)).toBeUndefined()
      }
    }
  }
})

describe('time is asked for', () => {
  const ground: PleaGround = { plea: null, extended: false, dueAt: later }
  const plea = { kind: 'pause', state: 'pending', approver: 'supervisor', own: true } as const

  test.each([
    ['while a clock runs', 'extension', ground, undefined],
    ['not where none does', 'pause', { ...ground, dueAt: null }, 'need.actionNotAllowed'],
    ['not once it is due', 'extension', { ...ground, dueAt: now }, 'need.dueAlready'],
    ['not beside another plea', 'extension', { ...ground, plea }, 'need.actionNotAllowed'],
    ['not twice to extend', 'extension', { ...ground, extended: true }, 'need.extendedBefore'],
    ['after an extension to pause', 'pause', { ...ground, extended: true }, undefined]
  ] as const)('%s', (_, kind, state, refusal) => {
    expect(refusalOfPlea(kind, state, now)).toBe(refusal)
  })

  test('until a day after the due day, or after today, and not beyond what the place allows', () => {
    const days = { today: '2026-02-27', dueDay: '2026-03-05' }
    expect(daysOfPlea('extension', days, 30)).toEqual({ first: '2026-03-06', last: '2026-04-04' })
    expect(daysOfPlea('pause', days, 2)).toEqual({ first: '2026-02-28', last: '2026-03-01' })
  })
})
