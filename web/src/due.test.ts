import type { ClockState, DueStep, Remaining } from '@hongchao/contract'
import { describe, expect, test } from 'vitest'

import { duePhrase, explain, explainPromise, fullDate, remainingPhrase } from './due.ts'

function at(clock: string): string {
  return new Date(`${clock.replace(' ', 'T')}+08:00`).toISOString()
}

function start(clock: string, countsFrom: 'atOnce' | 'nextOpening' | 'nextDay' = 'nextDay'): DueStep {
  return { kind: 'start', at: at(clock), countsFrom }
}

function due(clock: string): DueStep {
  return { kind: 'due', at: at(clock) }
}

function weekend(from: string, to: string): DueStep {
  return { kind: 'weekend', from, to }
}

describe('an account reads', () => {
  test('from the dispatch over weekends and pauses to the due time', () => {
    const steps: DueStep[] = [
      start('2026-03-02 10:20'),
      { kind: 'limit', amount: 4, unit: 'workingDay' },
      weekend('2026-03-07', '2026-03-08'),
      {
        kind: 'paused',
        from: at('2026-03-04 09:00'),
        to: at('2026-03-05 09:00'),
        amount: 1,
        unit: 'workingDay',
        reason: '等待业主配合',
        grantedBy: '社区主任'
      },
      due('2026-03-09 18:00')
    ]
    expect(explain(steps, 'handling')).toEqual([
      '3 月 2 日 10:20 派单，次日起算',
      '4 个工作日',
      '3 月 7–8 日周末不计',
      '3 月 4 日起暂停 1 个工作日（等待业主配合，社区主任批准）',
      '→ 3 月 9 日 18:00'
    ])
  })

  test('with the holidays and the weekends worked for them', () => {
    const steps: DueStep[] = [
      start('2026-02-13 10:00'),
      { kind: 'limit', amount: 5, unit: 'workingDay' },
      { kind: 'makeUpDay', day: '2026-02-14', name: '春节' },
      { kind: 'holiday', name: '春节', from: '2026-02-15', to: '2026-02-23' },
      due('2026-02-27 17:30')
    ]
    expect(explain(steps, 'intake')).toEqual([
      '2 月 13 日 10:00 收到，次日起算',
      '5 个工作日',
      '2 月 14 日（周六）因春节调休上班，计入',
      '2 月 15–23 日春节放假不计',
      '→ 2 月 27 日 17:30'
    ])
  })

  test('with the year where it is another one, and what is not known of it', () => {
    const steps: DueStep[] = [
      start('2026-12-30 10:00'),
      { kind: 'limit', amount: 3, unit: 'workingDay' },
      weekend('2027-01-02', '2027-01-03'),
      { kind: 'yearUnknown', year: 2027 },
      due('2027-01-04 17:30')
    ]
    expect(explain(steps, 'handling')).toEqual([
      '12 月 30 日 10:00 派单，次日起算',
      '3 个工作日',
      '2027 年 1 月 2–3 日周末不计',
      '2027 年放假安排尚未公布，暂按周一至周五推算，公布后重新计算',
      '→ 2027 年 1 月 4 日 17:30'
    ])
  })

  test.each([
    ['atOnce', '3 月 6 日 20:00 派单，即时起算'],
    ['nextOpening', '3 月 6 日 20:00 派单，上班后起算']
  ] as const)('%s as %s', (countsFrom, line) => {
    expect(explain([start('2026-03-06 20:00', countsFrom)], 'handling')).toEqual([line])
  })

  test.each([
    [2, 'workingHour', '2 个工作小时'],
    [24, 'naturalHour', '24 小时'],
    [15, 'naturalDay', '15 个自然日'],
    [1, 'sameDay', '当天下班前'],
    [1, 'nextDay', '次日（遇休息日顺延）下班前']
  ] as const)('a limit of %i %s as %s', (amount, unit, line) => {
    expect(explain([{ kind: 'limit', amount, unit }], 'handling')).toEqual([line])
  })

  test('a few weekends one by one and in one line, many by their number', () => {
    const march = [weekend('2026-03-07', '2026-03-08'), weekend('2026-03-14', '2026-03-15')]
    expect(explain([start('2026-03-02 10:00'), ...march], 'handling')[1]).toBe('3 月 7–8 日、3 月 14–15 日周末不计')
    const more = [...march, weekend('2026-03-21', '2026-03-22'), weekend('2026-03-28', '2026-03-29')]
    expect(explain([start('2026-03-02 10:00'), ...more], 'handling').slice(1)).toEqual([
      '3 月 7 日至 3 月 29 日间 4 个周末不计'
    ])
  })

  test('days off that span two months', () => {
    expect(explain([start('2026-02-27 10:00'), weekend('2026-02-28', '2026-03-01')], 'handling')[1]).toBe(
      '2 月 28 日–3 月 1 日周末不计'
    )
  })

  test('a pause of hours with its hour, and one that took no time as such', () => {
    const pause = { kind: 'paused', to: at('2026-03-09 09:00'), reason: '等待业主配合', grantedBy: '社区主任' } as const
    const hours = { ...pause, from: at('2026-03-04 13:30'), amount: 2.5, unit: 'workingHour' } as const
    const nothing = { ...pause, from: at('2026-03-07 00:00'), amount: 0, unit: 'workingDay' } as const
    expect(explain([start('2026-03-02 10:00'), hours, nothing], 'handling').slice(1)).toEqual([
      '3 月 4 日 13:30 起暂停 2.5 个工作小时（等待业主配合，社区主任批准）',
      '3 月 7 日起暂停，未占用办理时间（等待业主配合，社区主任批准）'
    ])
  })

  test('an extension with its reason, and a natural day to its 24th hour', () => {
    const extension = { amount: 30, unit: 'naturalDay', reason: '案情复杂', grantedBy: '街道' } as const
    expect(
      explain([start('2026-03-02 10:00'), { kind: 'extended', ...extension }, due('2026-06-01 00:00')], 'handling')
    ).toEqual(['3 月 2 日 10:00 派单，次日起算', '延期 30 天（案情复杂，街道批准）', '→ 5 月 31 日 24:00'])
  })
})

test('a promise is explained clock by clock, the weekends of each with it', () => {
  const steps: DueStep[] = [
    start('2026-03-06 20:00', 'nextOpening'),
    { kind: 'limit', amount: 1, unit: 'workingDay' },
    weekend('2026-03-07', '2026-03-08'),
    due('2026-03-09 17:30'),
    start('2026-03-09 17:30'),
    { kind: 'limit', amount: 5, unit: 'workingDay' },
    weekend('2026-03-14', '2026-03-15'),
    due('2026-03-16 17:30')
  ]

  expect(explainPromise(steps)).toEqual([
    {
      kind: 'intake',
      lines: ['3 月 6 日 20:00 收到，上班后起算', '1 个工作日', '3 月 7–8 日周末不计', '→ 3 月 9 日 17:30']
    },
    {
      kind: 'handling',
      lines: ['最迟 3 月 9 日 17:30 派单，次日起算', '5 个工作日', '3 月 14–15 日周末不计', '→ 3 月 16 日 17:30']
    }
  ])
})

describe('a due time is called', () => {
  const wednesday = new Date(at('2026-03-04 16:00'))

  test.each([
    ['2026-03-04 17:00', '今天 17:00 前'],
    ['2026-03-04 09:00', '今天 09:00 前'],
    ['2026-03-05 17:00', '明天 17:00 前'],
    ['2026-03-05 00:00', '今天 24:00 前'],
    ['2026-03-06 17:30', '周五 17:30 前'],
    ['2026-03-08 17:30', '周日 17:30 前'],
    ['2026-03-09 17:30', '3 月 9 日 17:30 前'],
    ['2026-03-03 17:30', '昨天 17:30 前'],
    ['2026-03-02 17:30', '3 月 2 日 17:30 前'],
    ['2027-01-04 17:30', '2027 年 1 月 4 日 17:30 前']
  ])('at %s, seen on a Wednesday, %s', (clock, phrase) => {
    expect(duePhrase(at(clock), wednesday)).toBe(phrase)
  })

  test('by the day in China, not by that of the screen', () => {
    expect(duePhrase(at('2026-03-05 17:00'), new Date(at('2026-03-04 23:59')))).toBe('明天 17:00 前')
    expect(duePhrase(at('2026-03-05 17:00'), new Date(at('2026-03-05 00:00')))).toBe('今天 17:00 前')
  })
})

test.each<[ClockState, Remaining, string]>([
  ['inTime', { amount: 2, unit: 'workingDay' }, '还剩 2 个工作日'],
  ['dueSoon', { amount: 5, unit: 'workingHour' }, '还剩 5 个工作小时'],
  ['dueSoon', { amount: 0, unit: 'workingHour' }, '还剩不到 1 个工作小时'],
  ['overdue', { amount: 2, unit: 'workingDay' }, '已超时 2 个工作日'],
  ['overdue', { amount: 0, unit: 'naturalHour' }, '已超时不到 1 小时'],
  ['paused', { amount: 3, unit: 'naturalDay' }, '已暂停，还剩 3 天'],
  ['met', { amount: 3, unit: 'workingHour' }, '按时完成'],
  ['missed', { amount: 3, unit: 'workingDay' }, '超时 3 个工作日完成']
])('a clock %s with %j reads %s', (state, remaining, phrase) => {
  expect(remainingPhrase(remaining, state)).toBe(phrase)
})

test('a full date has year, weekday and time', () => {
  expect(fullDate(at('2026-03-06 17:30'))).toBe('2026 年 3 月 6 日（周五）17:30')
  expect(fullDate(at('2026-12-31 23:59'))).toBe('2026 年 12 月 31 日（周四）23:59')
})
