import type { Limit } from '@hongchao/contract'
import { describe, expect, test } from 'vitest'

import { at, local, officeTime } from '../../../test/working-time.ts'
import { type Changes, type ClockRecord, clockAt, dueTime, soonAt } from './index.ts'

function clock(start: string, amount: number, unit: Limit['unit'], changes: Changes = {}): ClockRecord {
  const startedAt = at(start)
  const limit = { amount, unit }
  const { at: dueAt, provisional } = dueTime(officeTime, startedAt, limit, changes)
  const soon = soonAt(officeTime, { startedAt, limit, changes, dueAt })
  return { kind: 'handling', startedAt, limit, changes, dueAt, soonAt: soon, provisional }
}

function look(record: ClockRecord, now: string) {
  const { state, remaining } = clockAt(officeTime, record, at(now))
  return `${state} ${remaining.amount} ${remaining.unit}`
}

const waiting = {
  from: at('2026-03-04 09:00'),
  to: at('2026-03-05 09:00'),
  reason: '等待业主配合',
  grantedBy: '社区主任'
}

describe('a clock of three working days', () => {
  const record = clock('2026-03-02 10:20', 3, 'workingDay')

  test.each([
    ['2026-03-02 10:20', 'inTime 3 workingDay'],
    ['2026-03-03 09:00', 'inTime 3 workingDay'],
    ['2026-03-03 13:30', 'inTime 2 workingDay'],
    ['2026-03-04 10:30', 'inTime 12 workingHour'],
    ['2026-03-05 12:30', 'dueSoon 4 workingHour'],
    ['2026-03-05 17:00', 'dueSoon 0 workingHour'],
    ['2026-03-05 17:30', 'overdue 0 workingHour'],
    ['2026-03-06 10:30', 'overdue 1 workingHour'],
    ['2026-03-08 12:00', 'overdue 7 workingHour'],
    ['2026-03-09 17:30', 'overdue 2 workingDay']
  ])('is, at %s, %s', (now, seen) => {
    expect(look(record, now)).toBe(seen)
  })

  test('that stopped in time was met, with what was left then', () => {
    expect(look({ ...record, stoppedAt: at('2026-03-05 15:30') }, '2026-04-01 10:00')).toBe('met 2 workingHour')
  })

  test('that stopped when time was over was missed, by how much it was over then', () => {
    expect(look({ ...record, stoppedAt: record.dueAt }, '2026-04-01 10:00')).toBe('missed 0 workingHour')
    expect(look({ ...record, stoppedAt: at('2026-03-10 17:30') }, '2026-04-01 10:00')).toBe('missed 3 workingDay')
  })
})

describe('a pause', () => {
  const record = clock('2026-03-02 10:20', 3, 'workingDay', { pauses: [waiting] })

  test('lets the time left stand still', () => {
    expect(look(record, '2026-03-04 09:00')).toBe('paused 2 workingDay')
    expect(look(record, '2026-03-04 16:00')).toBe('paused 2 workingDay')
    expect(look(record, '2026-03-05 09:00')).toBe('inTime 2 workingDay')
  })

  test('that begins when the time is over does not hide that', () => {
    const late = clock('2026-03-02 10:20', 1, 'workingDay', { pauses: [waiting] })
    expect(look(late, '2026-03-04 12:00')).toBe('overdue 3 workingHour')
  })
})

describe('a clock becomes due soon', () => {
  test.each([
    ['with a quarter of its time left', '2026-03-02 10:20', 4, 'workingDay', '2026-03-06 09:00'],
    ['with two hours left where that is more', '2026-03-04 09:00', 7, 'workingHour', '2026-03-04 15:30'],
    ['not before half of its time is over', '2026-03-04 09:00', 2, 'workingHour', '2026-03-04 10:00'],
    ['when service opens, not when it closed the day before', '2026-03-04 13:30', 6, 'workingHour', '2026-03-05 09:00'],
    ['by natural time where it counts natural time', '2026-03-06 17:00', 24, 'naturalHour', '2026-03-07 11:00'],
    ['by the hours of service of its day', '2026-03-04 09:00', 1, 'sameDay', '2026-03-04 15:30']
  ] as const)('%s', (_, start, amount, unit, soon) => {
    expect(local(clock(start, amount, unit).soonAt)).toBe(soon)
  })

  test('later by what a pause and an extension give', () => {
    const extension = { amount: 1, unit: 'workingDay', reason: '需专业公司上门', grantedBy: '社区主任' } as const
    expect(local(clock('2026-03-02 10:20', 3, 'workingDay', { extension }).soonAt)).toBe('2026-03-06 09:00')
    expect(local(clock('2026-03-02 10:20', 3, 'workingDay', { pauses: [waiting], extension }).soonAt)).toBe(
      '2026-03-09 09:00'
    )
  })

  test('with the time left that the place says', () => {
    const record = clock('2026-03-02 10:20', 3, 'workingDay')
    const within = { amount: 1, unit: 'workingDay' } as const
    expect(local(soonAt(officeTime, record, within))).toBe('2026-03-05 09:00')
  })
})

test('a clock tells when it started, is due and stopped, and that its due time is provisional', () => {
  const record = { ...clock('2026-12-30 10:00', 2, 'workingDay'), stoppedAt: at('2026-12-31 10:00') }
  expect(clockAt(officeTime, record, at('2027-01-05 10:00'))).toEqual({
    kind: 'handling',
    startedAt: '2026-12-30T02:00:00.000Z',
    dueAt: '2027-01-01T09:30:00.000Z',
    provisional: true,
    state: 'met',
    remaining: { amount: 13, unit: 'workingHour' },
    stoppedAt: '2026-12-31T02:00:00.000Z'
  })
})
