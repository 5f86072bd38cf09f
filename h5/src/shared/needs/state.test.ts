import type { Clock } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { type Stated, stateText } from './state.ts'

const now = new Date('2026-03-02T02:20:00Z')
const team = { id: '1', name: '暖心橙服务队', color: '#c60' }
const clock: Clock = {
  kind: 'handling',
  startedAt: '2026-03-02T02:20:00Z',
  dueAt: '2026-03-12T10:00:00Z',
  provisional: false,
  state: 'inTime',
  remaining: { amount: 8, unit: 'workingDay' }
}

const need = (given: Partial<Stated>): Stated => ({
  status: 'dispatched',
  team,
  clock,
  availableActions: [],
  ...given
})

test('a dispatched need says to whom and by when', () => {
  expect(stateText(need({}), now)).toBe('已派给暖心橙服务队，3 月 12 日 18:00 前答复')
})

test('a need that is late says when the answer should have come', () => {
  const late = need({ status: 'handling', clock: { ...clock, dueAt: '2026-02-13T10:00:00Z', state: 'overdue' } })

  expect(stateText(late, now)).toBe('暖心橙服务队正在办理，应在 2 月 13 日 18:00 前答复')
})

test('before the first dispatch nobody is named, and without a clock no time', () => {
  expect(stateText(need({ status: 'submitted', team: undefined, clock: undefined }), now)).toBe('已收到，等待受理')
})

test('an answered need asks those to evaluate who may, and nobody else', () => {
  const asked = need({ status: 'answered', availableActions: ['evaluate', 'reopen'] })
  expect(stateText(asked, now)).toBe('暖心橙服务队已答复，请您评价')
  expect(stateText(need({ status: 'answered' }), now)).toBe('暖心橙服务队已答复，等诉求人评价')
})
