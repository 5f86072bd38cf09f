import { AssistState, NeedAction, NeedStatus } from '@hongchao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { availableActions, isOpen, type NeedState, nextStatus, type Part, refusalOf } from './rules.ts'
import { isOfUnit, receivedAt } from './rules/offices.ts'
import { maskedName, titleOf, withoutNumbers } from './rules/words.ts'

const now = new Date('2026-03-02T02:00:00Z')
const later = new Date('2026-03-09T02:00:00Z')
const need: NeedState = {
  status: 'submitted',
  withDepartment: false,
  reopened: false,
  reopenUntil: null,
  ownWork: false,
  plea: null,
  extended: false,
  dueAt: later,
  merged: false,
  returning: null,
  designated: false,
  assists: [],
  shielded: false
}

/** For each status, what each part may do: the life of a need as one table (W-7 to W-9). */
const life: Record<NeedStatus, Partial<Record<Part, NeedAction[]>>> = {
  submitted: { clerk: ['accept', 'merge', 'refuse'], supervisor: ['urge'], requester: ['withdraw'] },
  accepted: {
    clerk: ['dispatch', 'note', 'classify', 'merge', 'refuse'],
    teammate: ['note'],
    leader: ['note'],
    handler: ['note'],
    supervisor: ['urge'],
    requester: ['withdraw'],
    assistant: ['note']
  },
  dispatched: {
    clerk: ['note', 'classify', 'dispatch', 'assist', 'merge'],
    teammate: ['sign', 'note', 'return'],
    leader: ['assign', 'note', 'return'],
    handler: ['note', 'return'],
    supervisor: ['urge'],
    requester: ['withdraw'],
    assistant: ['note']
  },
  handling: {
    clerk: ['note', 'classify', 'dispatch', 'assist', 'merge'],
    teammate: ['note', 'return'],
    leader: ['answer', 'note', 'assign', 'askTime', 'return'],
    handler: ['answer', 'note', 'askTime', 'return'],
    supervisor: ['urge'],
    requester: ['withdraw'],
    assistant: ['note']
  },
  merged: {
    clerk: ['note'],
    teammate: ['note'],
    leader: ['note'],
    handler: ['note'],
    requester: ['withdraw'],
    assistant: ['note']
  },
  answered: {
    clerk: ['note'],
    teammate: ['note'],
    leader: ['note'],
    handler: ['note'],
    requester: ['evaluate', 'reopen'],
    assistant: ['note']
  },
  closed: { requester: [] },
  refused: {},
  withdrawn: {}
}

const parts: Part[] = ['requester', 'clerk', 'teammate', 'leader', 'handler', 'supervisor', 'designee', 'assistant']
const cells = NeedStatus.options.flatMap((status) =>
  parts.map((part) => [status, part, life[status][part] ?? []] as const)
)

test.each(cells)('when %s, the %s may %j', (status, part, actions) => {
  expect(availableActions({ ...need, status }, [part], now)).toEqual(actions)
})

const everything: [NeedStatus, Part[], NeedAction[]][] = [
  ['submitted', ['clerk', 'supervisor', 'requester'], ['accept', 'merge', 'refuse', 'urge', 'withdraw']],
  [
    'accepted',
    ['clerk', 'supervisor', 'requester'],
    ['dispatch', 'note', 'classify', 'merge', 'refuse', 'urge', 'withdraw']
  ],
  ['dispatched', ['teammate', 'leader'], ['sign', 'assign', 'note', 'return']],
  [
    'dispatched',
    ['clerk', 'teammate'],
    ['sign', 'recordReply', 'note', 'classify', 'dispatch', 'assist', 'merge', 'return']
  ],
  ['handling', ['teammate', 'leader', 'handler'], ['answer', 'note', 'assign', 'askTime', 'return']],
  ['handling', ['clerk', 'supervisor'], ['recordReply', 'note', 'classify', 'dispatch', 'assist', 'merge', 'urge']],
  ['answered', ['clerk', 'requester'], ['evaluate', 'note', 'reopen']],
  ['closed', ['clerk', 'requester'], ['reopen']]
]

test.each(everything)('when %s, first what moves it on is offered to %j: %j', (status, held, actions) => {
  const state = { ...need, status, withDepartment: true, reopenUntil: later }
  expect(availableActions(state, held, now)).toEqual(actions)
})

describe('beyond the status', () => {
  test.each(['merged', 'answered'] as const)('what was merged, and only that, is given back when %s', (status) => {
    expect(refusalOf({ ...need, status, merged: true }, 'unmerge', ['clerk'], now)).toBeUndefined()
    expect(refusalOf({ ...need, status }, 'unmerge', ['clerk'], now)).toBe('need.actionNotAllowed')
  })

  test('a reply is entered for a department, never for a team, which answers itself', () => {
    const state = { ...need, status: 'handling' as const }
    expect(refusalOf(state, 'recordReply', ['clerk'], now)).toBe('need.actionNotAllowed')
    expect(refusalOf({ ...state, withDepartment: true }, 'recordReply', ['clerk'], now)).toBeUndefined()
  })

  test('a closed need is reopened within the limit of the place, and once', () => {
    const closed = { ...need, status: 'closed' as const, reopenUntil: later }
    expect(refusalOf(closed, 'reopen', ['requester'], now)).toBeUndefined()
    expect(refusalOf(closed, 'reopen', ['requester'], later)).toBe('need.actionNotAllowed')
    expect(refusalOf({ ...closed, reopened: true }, 'reopen', ['requester'], now)).toBe('need.reopenedBefore')
  })

  test('nobody evaluates their own work', () => {
    const own = { ...need, status: 'answered' as const, ownWork: true }
    expect(refusalOf(own, 'evaluate', ['requester', 'handler'], now)).toBe('need.ownWork')
  })
})

const anyStatus = fc.constantFrom(...NeedStatus.options)
const anyAction = fc.constantFrom(...NeedAction.options)
const anyParts = fc.subarray(parts)
const anyState = fc.record({
  status: anyStatus,
  withDepartment: fc.boolean(),
  reopened: fc.boolean(),
  reopenUntil: fc.constantFrom(null, later),
  ownWork: fc.boolean(),
  plea: fc.constantFrom<NeedState['plea'][]>(
    null,
    { kind: 'extension', state: 'pending', approver: 'clerk', own: false },
    { kind: 'pause', state: 'pending', approver: 'supervisor', own: true },
    { kind: 'shelving', state: 'running', approver: 'supervisor', own: false }
  ),
  extended: fc.boolean(),
  dueAt: fc.constantFrom(null, now, later),
  merged: fc.boolean(),
  returning: fc.constantFrom<NeedState['returning'][]>(
    null,
    { state: 'pending', adjudicator: 'supervisor', decideBy: later, own: false, toDepartment: false },
    { state: 'pending', adjudicator: 'clerk', decideBy: now, own: true, toDepartment: false },
    { state: 'granted', adjudicator: 'supervisor', decideBy: later, own: false, toDepartment: true }
  ),
  designated: fc.boolean(),
  assists: fc.array(
    fc.record({
      state: fc.constantFrom(...AssistState.options),
      ofDepartment: fc.boolean(),
      own: fc.boolean(),
      kept: fc.boolean()
    }),
    { maxLength: 3 }
  ),
  shielded: fc.boolean()
})

test('what is offered is exactly what is not refused', () => {
  fc.assert(
    fc.property(anyState, anyAction, anyParts, (state, action, held) => {
      const offered = availableActions(state, held, now).includes(action)
      expect(offered).toBe(refusalOf(state, action, held, now) === undefined)
    })
  )
})

test('more parts never allow less', () => {
  fc.assert(
    fc.property(anyState, anyParts, anyParts, (state, some, others) => {
      const fewer = availableActions(state, some, now)
      expect(availableActions(state, [...some, ...others], now)).toEqual(expect.arrayContaining(fewer))
    })
  )
})

test('an open need can always be moved on by somebody, and reaches an end', () => {
  for (const status of NeedStatus.options.filter(isOpen)) {
    const moves = availableActions({ ...need, status, withDepartment: true }, parts, now)
    expect(moves.some((action) => nextStatus(status, action) !== status)).toBe(true)
  }
  const reached = new Set<NeedStatus>(['submitted'])
  for (const status of reached) {
    for (const action of availableActions({ ...need, status, reopenUntil: later }, parts, now))
      reached.add(nextStatus(status, action))
  }
  expect([...reached].toSorted()).toEqual([...NeedStatus.options].toSorted())
})

test('whatever others were asked for, somebody can bring the need to its answer', () => {
  const settles = new Set<NeedAction>(['answer', 'answerAssist', 'recordAssist', 'decideAssist', 'signAssist'])
  fc.assert(
    fc.property(anyState, (state) => {
      const handling = { ...state, status: 'handling' as const, shielded: false }
      const offered = availableActions(handling, ['clerk', 'handler', 'assistant'], now)
      expect(offered.some((action) => settles.has(action))).toBe(true)
    })
  )
})

describe('a need is received', () => {
  test.each([
    ['where it is about', 'zone.park.firm', ['zone.park'], [], 'zone.park.firm'],
    [
      'where the requester belongs, if nobody receives there',
      'zone.office',
      ['zone.park'],
      ['zone.park.firm'],
      'zone.park.firm'
    ],
    [
      'at the topmost office, if nobody receives there either',
      'zone.office',
      ['zone.b.c', 'zone.a'],
      ['zone.x'],
      'zone.a'
    ],
    ['where it is about, if nobody receives anywhere', 'zone.office', [], ['zone.park'], 'zone.office'],
    ['by a whole name, not by the letters it begins with', 'zone.parkland', ['zone.park'], [], 'zone.park']
  ])('%s', (_, path, offices, nearby, expected) => {
    expect(receivedAt(path, offices, nearby)).toBe(expected)
  })
})

describe('the unit complained of', () => {
  test.each([
    ['zone.park.firm', ['zone.park.firm'], true],
    ['zone.park.firm', ['zone.park.firm.branch'], true],
    ['zone.park.firm', ['zone.park'], false],
    ['zone.park.firm', ['zone.park.firmware'], false],
    ['zone.park.firm', ['zone.park', 'zone.park.firm'], true],
    ['zone.park.firm', [], false],
    [null, ['zone.park.firm'], false]
  ])('about %s, a caller at %j is of it: %s', (about, paths, expected) => {
    expect(isOfUnit(about, paths)).toBe(expected)
  })
})

describe('what stands in a list', () => {
  test.each([
    ['路灯坏了。请来修。', '路灯坏了'],
    ['\n\n第二行才有字', '第二行才有字'],
    ['请打 13800001234 找我', '请打 *** 找我'],
    ['一'.repeat(40), `${'一'.repeat(30)}…`],
    ['👨‍👩‍👧家', '👨‍👩‍👧家']
  ])('of %j the title is %j', (text, title) => {
    expect(titleOf(text)).toBe(title)
  })

  test('no title holds a telephone or identity number, however it is written', () => {
    const number = fc.stringMatching(/^1[3-9]\d{9}$/)
    fc.assert(
      fc.property(fc.string({ maxLength: 10 }), number, fc.string({ maxLength: 10 }), (before, digits, after) => {
        expect(titleOf(`${before}${digits}${after}`)).not.toContain(digits)
      })
    )
    expect(withoutNumbers('身份证 11010519491231002X 电话 138-0000-1234')).toBe('身份证 *** 电话 ***')
  })

  test.each([
    ['2026-03-02 已答复', '2026-03-02 已答复'],
    ['2026-3-2 09:30 到现场', '2026-3-2 09:30 到现场'],
    ['2026-03-02 13912345678', '***'],
    ['20260302', '***'],
    ['027-8473 1234', '***']
  ])('in %s days stay and other long numbers do not', (text, shown) => {
    expect(withoutNumbers(text)).toBe(shown)
  })

  test.each([
    ['张三', '张*'],
    ['王小明', '王**'],
    ['欧阳修远', '欧阳**'],
    ['李', '李*']
  ])('%s is masked as %s', (name, masked) => {
    expect(maskedName(name)).toBe(masked)
  })
})
