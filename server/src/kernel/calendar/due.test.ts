import type { DueStep, Limit } from '@hongchao/contract'
import { describe, expect, test } from 'vitest'

import { at, local, officeTime, officeTimeUntil } from '../../../test/working-time.ts'
import { type Changes, type WorkingTime, calendarOf, daysUntil, dueTime } from './index.ts'

function due(start: string, amount: number, unit: Limit['unit'], changes?: Changes) {
  return local(dueTime(officeTime, at(start), { amount, unit }, changes).at)
}

function steps(start: string, amount: number, unit: Limit['unit'], changes?: Changes, time: WorkingTime = officeTime) {
  return dueTime(time, at(start), { amount, unit }, changes).steps
}

function kinds(told: DueStep[]) {
  return told.map(({ kind }) => kind)
}

function pause(from: string, to: string) {
  return { from: at(from), to: at(to), reason: '等待业主配合', grantedBy: '社区主任' }
}

const oneMoreDay = { amount: 1, unit: 'workingDay', reason: '需专业公司上门', grantedBy: '社区主任' } as const

describe('a limit in working days', () => {
  test.each([
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-09-24', 5, '2026-10-09'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2025-12-31', 1, '2026-01-04']
  ])('received on %s, %i days, ends with the service of %s', (received, amount, last) => {
    for (const time of ['00:00', '10:20', '17:30', '23:59']) {
      expect(due(`${received} ${time}`, amount, 'workingDay')).toBe(`${last} 17:30`)
    }
  })

  test('received on a day off begins to count on the next working day', () => {
    expect(due('2026-03-07 10:00', 1, 'workingDay')).toBe('2026-03-09 17:30')
  })

  test('skips the Spring Festival and works through its make-up Saturday, and says so', () => {
    expect(steps('2026-02-13 10:00', 5, 'workingDay')).toEqual([
      { kind: 'start', at: '2026-02-13T02:00:00.000Z', countsFrom: 'nextDay' },
      { kind: 'limit', amount: 5, unit: 'workingDay' },
      { kind: 'makeUpDay', day: '2026-02-14', name: '春节' },
      { kind: 'holiday', name: '春节', from: '2026-02-15', to: '2026-02-23' },
      { kind: 'due', at: '2026-02-27T09:30:00.000Z' }
    ])
  })

  test('tells a weekend and the holidays that follow it apart', () => {
    const days = {
      '2026-03-09': { kind: 'holiday', name: '清明节' },
      '2026-03-10': { kind: 'holiday', name: '清明节' },
      '2026-03-11': { kind: 'holiday', name: '端午节' }
    } as const
    const calendar = calendarOf([{ year: 2026, sources: ['https://www.gov.cn/notice'], days }])
    expect(steps('2026-03-06 10:00', 1, 'workingDay', {}, { ...officeTime, calendar }).slice(2, -1)).toEqual([
      { kind: 'weekend', from: '2026-03-07', to: '2026-03-08' },
      { kind: 'holiday', name: '清明节', from: '2026-03-09', to: '2026-03-10' },
      { kind: 'holiday', name: '端午节', from: '2026-03-11', to: '2026-03-11' }
    ])
  })
})

describe('a limit in working hours', () => {
  test.each([
    ['on Friday before closing', '2026-03-06 17:00', 4, '2026-03-09 14:00'],
    ['before opening', '2026-03-04 07:15', 2, '2026-03-04 11:00'],
    ['over lunch', '2026-03-04 11:30', 1, '2026-03-04 14:00'],
    ['during lunch', '2026-03-04 12:45', 1, '2026-03-04 14:30'],
    ['after closing', '2026-03-04 20:00', 1, '2026-03-05 10:00'],
    ['on Saturday before a make-up Sunday', '2026-01-03 15:00', 2, '2026-01-04 11:00'],
    ['up to closing exactly', '2026-03-04 13:30', 4, '2026-03-04 17:30'],
    ['up to lunch exactly', '2026-03-04 10:00', 2, '2026-03-04 12:00'],
    ['before the National Day week', '2026-09-30 16:30', 2, '2026-10-08 10:00']
  ])('received %s', (_, start, amount, end) => {
    expect(due(start, amount, 'workingHour')).toBe(end)
  })

  test('says whether it runs at once or when service opens', () => {
    expect(steps('2026-03-04 10:00', 1, 'workingHour')[0]).toMatchObject({ countsFrom: 'atOnce' })
    expect(steps('2026-03-04 12:30', 1, 'workingHour')[0]).toMatchObject({ countsFrom: 'nextOpening' })
    expect(steps('2026-03-06 20:00', 1, 'workingHour').slice(2, -1)).toEqual([
      { kind: 'weekend', from: '2026-03-07', to: '2026-03-08' }
    ])
  })
})

describe('a natural limit', () => {
  test('runs through weekends and nights', () => {
    expect(due('2026-03-06 17:00', 24, 'naturalHour')).toBe('2026-03-07 17:00')
    expect(kinds(steps('2026-03-06 17:00', 48, 'naturalHour'))).toEqual(['start', 'limit', 'due'])
  })

  test('in days leaves out the first and ends at 24:00 of the last, also on a day off', () => {
    expect(due('2026-03-05 10:00', 3, 'naturalDay')).toBe('2026-03-09 00:00')
    expect(due('2026-02-10 10:00', 15, 'naturalDay')).toBe('2026-02-26 00:00')
  })
})

describe('“small matters not overnight, large ones not a day later”', () => {
  test.each([
    ['in service', '2026-03-04 10:00', '2026-03-04 17:30', '2026-03-05 17:30'],
    ['before opening', '2026-03-04 06:00', '2026-03-04 17:30', '2026-03-05 17:30'],
    ['at closing', '2026-03-04 17:30', '2026-03-05 17:30', '2026-03-05 17:30'],
    ['on Friday noon', '2026-03-06 12:00', '2026-03-06 17:30', '2026-03-09 17:30'],
    ['on Friday night', '2026-03-06 21:00', '2026-03-09 17:30', '2026-03-09 17:30'],
    ['on Saturday', '2026-03-07 10:00', '2026-03-09 17:30', '2026-03-09 17:30'],
    ['on a make-up Sunday', '2026-01-04 10:00', '2026-01-04 17:30', '2026-01-05 17:30']
  ])('received %s', (_, start, sameDay, nextDay) => {
    expect(due(start, 1, 'sameDay')).toBe(sameDay)
    expect(due(start, 1, 'nextDay')).toBe(nextDay)
  })
})

describe('a granted pause', () => {
  test('moves the end by the working time it covers', () => {
    const pauses = [pause('2026-03-04 10:00', '2026-03-05 10:00')]
    expect(due('2026-03-02 10:20', 3, 'workingDay', { pauses })).toBe('2026-03-06 17:30')
    expect(steps('2026-03-02 10:20', 3, 'workingDay', { pauses }).slice(2)).toEqual([
      {
        kind: 'paused',
        from: '2026-03-04T02:00:00.000Z',
        to: '2026-03-05T02:00:00.000Z',
        amount: 1,
        unit: 'workingDay',
        reason: '等待业主配合',
        grantedBy: '社区主任'
      },
      { kind: 'due', at: '2026-03-06T09:30:00.000Z' }
    ])
  })

  test.each([
    ['of half a day ends within a day', '2026-03-04 13:30', '2026-03-04 17:30', '2026-03-06 14:30'],
    ['on the day of receipt costs nothing', '2026-03-02 11:00', '2026-03-02 17:00', '2026-03-05 17:30'],
    ['over a weekend costs nothing', '2026-03-07 00:00', '2026-03-09 00:00', '2026-03-05 17:30'],
    ['when the time is over changes nothing', '2026-03-05 17:30', '2026-03-06 17:30', '2026-03-05 17:30'],
    ['until after the end keeps what was left', '2026-03-05 13:30', '2026-03-10 09:00', '2026-03-10 14:30']
  ])('%s', (_, from, to, end) => {
    expect(due('2026-03-02 10:20', 3, 'workingDay', { pauses: [pause(from, to)] })).toBe(end)
  })

  test('moves a natural limit by natural time', () => {
    const pauses = [pause('2026-03-07 00:00', '2026-03-09 00:00')]
    expect(due('2026-03-06 17:00', 48, 'naturalHour', { pauses })).toBe('2026-03-10 17:00')
  })

  test('that overlaps another counts once', () => {
    const pauses = [pause('2026-03-04 09:00', '2026-03-05 09:00'), pause('2026-03-03 09:00', '2026-03-04 17:30')]
    expect(due('2026-03-02 10:20', 3, 'workingDay', { pauses })).toBe('2026-03-09 17:30')
  })

  test('shows the weekend it pushed the end over', () => {
    const pauses = [pause('2026-03-03 09:00', '2026-03-05 09:00')]
    expect(kinds(steps('2026-03-02 10:20', 3, 'workingDay', { pauses }))).toEqual([
      'start',
      'limit',
      'weekend',
      'paused',
      'due'
    ])
  })
})

describe('an extension', () => {
  test('adds to the end, pauses included', () => {
    const pauses = [pause('2026-03-04 09:00', '2026-03-04 17:30')]
    expect(due('2026-03-02 10:20', 3, 'workingDay', { extension: oneMoreDay })).toBe('2026-03-06 17:30')
    expect(due('2026-03-02 10:20', 3, 'workingDay', { pauses, extension: oneMoreDay })).toBe('2026-03-09 17:30')
  })

  test('is told after the pauses', () => {
    const pauses = [pause('2026-03-06 09:00', '2026-03-06 17:30')]
    const told = steps('2026-03-02 10:20', 3, 'workingDay', { pauses, extension: oneMoreDay })
    expect(kinds(told)).toEqual(['start', 'limit', 'weekend', 'paused', 'extended', 'due'])
    expect(told.at(-2)).toEqual({ kind: 'extended', ...oneMoreDay })
    expect(told.at(-1)).toEqual({ kind: 'due', at: '2026-03-09T09:30:00.000Z' })
  })

  test('of thirty natural days follows the sixty of a petition', () => {
    const extension = { ...oneMoreDay, amount: 30, unit: 'naturalDay' } as const
    expect(due('2026-03-02 10:20', 60, 'naturalDay', { extension })).toBe('2026-06-01 00:00')
  })

  test('may count otherwise than the limit did', () => {
    expect(due('2026-03-05 10:00', 2, 'naturalDay', { extension: oneMoreDay })).toBe('2026-03-09 17:30')
    expect(steps('2026-03-05 10:00', 2, 'naturalDay', { extension: oneMoreDay }).slice(2, -2)).toEqual([
      { kind: 'weekend', from: '2026-03-08', to: '2026-03-08' }
    ])
  })
})

describe('the turn of the year', () => {
  test('counts a make-up day in December that the next year’s notice set', () => {
    expect(due('2018-12-28 10:00', 2, 'workingDay')).toBe('2019-01-02 17:30')
    expect(due('2011-12-30 10:00', 1, 'workingDay')).toBe('2011-12-31 17:30')
  })

  test('into a year without a notice counts weekdays but is provisional', () => {
    const {
      at: end,
      provisional,
      steps: told
    } = dueTime(officeTime, at('2026-12-30 10:00'), { amount: 2, unit: 'workingDay' })
    expect(local(end)).toBe('2027-01-01 17:30')
    expect(provisional).toBe(true)
    expect(told.at(-2)).toEqual({ kind: 'yearUnknown', year: 2027 })
  })

  test('is provisional from the last week of December on, which the next notice can still change', () => {
    const limit = { amount: 1, unit: 'workingDay' } as const
    expect(dueTime(officeTime, at('2026-12-23 10:00'), limit).provisional).toBe(false)
    expect(dueTime(officeTime, at('2026-12-24 10:00'), limit).provisional).toBe(true)
    expect(dueTime(officeTimeUntil(2018), at('2018-12-27 10:00'), { ...limit, amount: 2 })).toMatchObject({
      at: at('2018-12-31 17:30'),
      provisional: true
    })
  })

  test('of two notices on the same day the later one holds, in whatever order they were imported', () => {
    const sources = ['https://www.gov.cn/notice']
    const first = { year: 2025, sources, days: { '2025-12-31': { kind: 'holiday', name: '元旦' } } } as const
    const second = { year: 2026, sources, days: { '2025-12-31': { kind: 'makeUpDay', name: '元旦' } } } as const
    for (const years of [
      [first, second],
      [second, first]
    ]) {
      const time = { ...officeTime, calendar: calendarOf(years) }
      expect(local(dueTime(time, at('2025-12-30 10:00'), { amount: 1, unit: 'workingDay' }).at)).toBe(
        '2025-12-31 17:30'
      )
    }
  })

  test('a natural limit is certain in every year', () => {
    expect(dueTime(officeTime, at('2031-05-01 10:00'), { amount: 5, unit: 'naturalDay' }).provisional).toBe(false)
  })
})

test('several unknown years are each named once', () => {
  const told = steps('2026-12-30 10:00', 300, 'workingDay')
  expect(told.filter(({ kind }) => kind === 'yearUnknown')).toEqual([
    { kind: 'yearUnknown', year: 2027 },
    { kind: 'yearUnknown', year: 2028 }
  ])
})

test('a moment that no calendar reaches is refused rather than guessed', () => {
  expect(() => due('1990-01-01 10:00', 1, 'workingDay')).toThrow(RangeError)
  expect(() => due('2100-12-30 10:00', 9, 'workingDay')).toThrow(RangeError)
})

describe('an extension to a day', () => {
  test.each([
    ['a working limit, in working days', '2026-03-03 10:00', 3, 'workingDay', '2026-03-12', 4, '2026-03-12 17:30'],
    ['a day off, to the last working day before it', '2026-03-03 10:00', 3, 'workingDay', '2026-03-08', 0, undefined],
    ['over a holiday', '2026-09-28 10:00', 2, 'workingDay', '2026-10-09', 2, '2026-10-09 17:30'],
    ['a limit in hours, at its hour', '2026-03-03 09:00', 2, 'workingHour', '2026-03-05', 2, '2026-03-05 11:00'],
    ['a natural limit, in natural days', '2026-03-03 10:00', 3, 'naturalDay', '2026-03-08', 2, '2026-03-08 24:00'],
    ['a day that is passed by then', '2026-03-03 10:00', 3, 'workingDay', '2026-03-01', 0, undefined]
  ] as const)('of %s', (_, start, amount, unit, day, days, end) => {
    const limit = { amount, unit }
    const dueAt = dueTime(officeTime, at(start), limit).at
    const added = daysUntil(officeTime, { limit, dueAt }, day)
    expect(added.amount).toBe(days)
    if (end === undefined) return
    const extension = { ...added, reason: '等待采购', grantedBy: '街道' }
    const extended = dueTime(officeTime, at(start), limit, { extension }).at
    expect(extended).toEqual(at(end))
  })
})
