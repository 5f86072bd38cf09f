import type { DueStep, Limit, TimeUnit } from '@hongchao/contract'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'

import { at, local, officeTime } from '../../../test/working-time.ts'
import { readShippedYears } from '../calendar-files.ts'
import { type Changes, type Extension, type Pause, dueTime, remaining } from './index.ts'

const minute = 60_000
const notices = new Map((await readShippedYears()).flatMap(({ days }) => Object.entries(days)))

/** Reckoned from the notices day by day, unlike the calendar itself. */
function isWorked(date: string): boolean {
  const special = notices.get(date)
  return special ? special.kind === 'makeUpDay' : Temporal.PlainDate.from(date).dayOfWeek < 6
}

const worked = new Map<string, boolean>()

function isInService(moment: Date): boolean {
  const [date = '', time = ''] = local(moment).split(' ')
  const works = worked.get(date) ?? isWorked(date)
  worked.set(date, works)
  return works && ((time >= '09:00' && time < '12:00') || (time >= '13:30' && time < '17:30'))
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let date = Temporal.PlainDate.from(from); date.toString() <= to; date = date.add({ days: 1 })) {
    days.push(date.toString())
  }
  return days
}

function dayOf(moment: Date): string {
  return local(moment).slice(0, 10)
}

function nextDay(moment: Date): string {
  return Temporal.PlainDate.from(dayOf(moment)).add({ days: 1 }).toString()
}

function after(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * minute)
}

function due(from: Date, limit: Limit, changes?: Changes): Date {
  return dueTime(officeTime, from, limit, changes).at
}

const workingUnits = ['workingHour', 'workingDay', 'sameDay', 'nextDay'] as const
const timeUnits = ['workingHour', 'workingDay', 'naturalHour', 'naturalDay'] as const

const anyStart = fc
  .integer({ min: at('2010-01-04 00:00').getTime() / minute, max: at('2026-06-30 00:00').getTime() / minute })
  .map((minutes) => new Date(minutes * minute))

const anyAmount = fc.integer({ min: 1, max: 60 })

function limitIn(units: readonly Limit['unit'][]): fc.Arbitrary<Limit> {
  return fc
    .record({ amount: anyAmount, unit: fc.constantFrom(...units) })
    .map(({ amount, unit }) => ({ amount: unit === 'sameDay' || unit === 'nextDay' ? 1 : amount, unit }))
}

const anyLimit = limitIn([...workingUnits, 'naturalHour', 'naturalDay'])
const workingLimit = limitIn(workingUnits)

/** Where pauses lie, in minutes from the start. */
const anyGap = fc.record({ begins: fc.integer({ min: 0, max: 30_000 }), lasts: fc.integer({ min: 0, max: 20_000 }) })
const anyGaps = fc.array(anyGap, { maxLength: 3 })

function pauseOf(start: Date, { begins, lasts }: { begins: number; lasts: number }): Pause {
  const from = after(start, begins)
  return { from, to: after(from, lasts), reason: '等待业主配合', grantedBy: '社区主任' }
}

function pausesOf(start: Date, gaps: { begins: number; lasts: number }[]): Pause[] {
  return gaps.map((gap) => pauseOf(start, gap))
}

function extensionOf(amount: number, unit: TimeUnit): Extension {
  return { amount, unit, reason: '需专业公司上门', grantedBy: '社区主任' }
}

describe('a due time', () => {
  test('is not earlier for who starts later', () => {
    fc.assert(
      fc.property(anyStart, anyLimit, fc.integer({ min: 0, max: 20_000 }), (start, limit, minutes) => {
        expect(due(after(start, minutes), limit) >= due(start, limit)).toBe(true)
      })
    )
  })

  test('is later for a greater amount, and always later than the start', () => {
    fc.assert(
      fc.property(anyStart, limitIn(timeUnits), (start, limit) => {
        expect(due(start, limit) > start).toBe(true)
        expect(due(start, { ...limit, amount: limit.amount + 1 }) > due(start, limit)).toBe(true)
      })
    )
  })

  test('in working time never falls on a day off or out of service, whatever was granted', () => {
    fc.assert(
      fc.property(anyStart, workingLimit, anyGaps, (start, limit, gaps) => {
        const changes = { pauses: pausesOf(start, gaps), extension: extensionOf(1, 'workingDay') }
        const lastMinute = after(due(start, limit, changes), -1)
        expect(isInService(lastMinute)).toBe(true)
      })
    )
  })

  test('in working days leaves out the day of receipt and has that many worked days, its own the last', () => {
    fc.assert(
      fc.property(anyStart, anyAmount, (start, amount) => {
        const days = daysBetween(nextDay(start), dayOf(due(start, { amount, unit: 'workingDay' })))
        expect(days.filter(isWorked)).toHaveLength(amount)
        expect(isWorked(days.at(-1) ?? '')).toBe(true)
      })
    )
  })

  test('is where a stopwatch ends that runs in service and stands still in pauses', () => {
    const anyHours = fc.integer({ min: 1, max: 40 })
    const shortGap = fc.record({ begins: fc.nat(5000), lasts: fc.nat(5000) })
    fc.assert(
      fc.property(anyStart, anyHours, fc.array(shortGap, { maxLength: 3 }), (start, amount, gaps) => {
        const pauses = pausesOf(start, gaps)
        let moment = start
        for (let left = amount * 60; left > 0; moment = after(moment, 1)) {
          const now = moment
          if (isInService(now) && !pauses.some(({ from, to }) => from <= now && now < to)) left -= 1
        }
        expect(local(due(start, { amount, unit: 'workingHour' }, { pauses }))).toBe(local(moment))
      }),
      { numRuns: 40 }
    )
  })
})

describe('what is granted', () => {
  test('one pause or the same in two parts, told in any order, moves the end alike', () => {
    fc.assert(
      fc.property(anyStart, anyLimit, anyGap, fc.nat(20_000), (start, limit, gap, minutes) => {
        const whole = pauseOf(start, gap)
        const cut = after(whole.from, Math.min(minutes, gap.lasts))
        const parts = [
          { ...whole, from: cut },
          { ...whole, to: cut }
        ]
        expect(due(start, limit, { pauses: parts })).toEqual(due(start, limit, { pauses: [whole] }))
      })
    )
  })

  test('pauses move a natural end by the sum of what the account says of each', () => {
    fc.assert(
      fc.property(anyStart, anyAmount, anyGaps, (start, amount, gaps) => {
        const limit = { amount, unit: 'naturalHour' } as const
        const { at: end, steps } = dueTime(officeTime, start, limit, { pauses: pausesOf(start, gaps) })
        const told = steps.map((step) =>
          step.kind === 'paused' ? step.amount * (step.unit === 'naturalDay' ? 24 : 1) : 0
        )
        const hours = told.reduce((sum, next) => sum + next, 0)
        expect((end.getTime() - due(start, limit).getTime()) / (60 * minute)).toBeCloseTo(hours, 1)
      })
    )
  })

  test('a limit extended by an amount of its unit ends with the limit of both amounts', () => {
    fc.assert(
      fc.property(anyStart, limitIn(timeUnits), anyAmount, anyGaps, (start, limit, more, gaps) => {
        const pauses = pausesOf(start, gaps)
        const unit = timeUnits.find((known) => known === limit.unit) ?? 'workingDay'
        const extended = due(start, limit, { pauses, extension: extensionOf(more, unit) })
        expect(extended).toEqual(due(start, { ...limit, amount: limit.amount + more }, { pauses }))
      })
    )
  })
})

function daysNotCounted(steps: DueStep[]): string[] {
  return steps.flatMap((step) =>
    step.kind === 'weekend' || step.kind === 'holiday' ? daysBetween(step.from, step.to) : []
  )
}

describe('the account of a due time', () => {
  test('begins with the start, ends with the due time, and names just the days not counted and the weekends worked', () => {
    fc.assert(
      fc.property(anyStart, workingLimit, anyGaps, (start, limit, gaps) => {
        const changes = { pauses: pausesOf(start, gaps), extension: extensionOf(3, 'workingDay') }
        const { at: end, steps } = dueTime(officeTime, start, limit, changes)
        expect(steps[0]).toMatchObject({ kind: 'start', at: start.toISOString() })
        expect(steps.at(-1)).toEqual({ kind: 'due', at: end.toISOString() })

        const fromNextDay = limit.unit === 'workingDay' || limit.unit === 'nextDay'
        const days = daysBetween(fromNextDay ? nextDay(start) : dayOf(start), dayOf(end))
        expect(daysNotCounted(steps)).toEqual(days.filter((date) => !isWorked(date)))
        const madeUp = steps.flatMap((step) => (step.kind === 'makeUpDay' ? [step.day] : []))
        expect(madeUp).toEqual(days.filter((date) => notices.get(date)?.kind === 'makeUpDay'))
      })
    )
  })
})

describe('what remains', () => {
  test('of a clock that just began to count is its limit, however long it will be paused', () => {
    const anyDays = fc.integer({ min: 2, max: 60 })
    const anyUnit = fc.constantFrom('workingDay' as const, 'naturalDay' as const)
    fc.assert(
      fc.property(anyStart, anyDays, anyUnit, anyGaps, (startedAt, amount, unit, gaps) => {
        const limit = { amount, unit }
        const changes = { pauses: pausesOf(startedAt, gaps) }
        const dueAt = due(startedAt, limit, changes)
        expect(remaining(officeTime, { startedAt, limit, changes, dueAt }, startedAt)).toEqual(limit)
      })
    )
  })

  test('given anew as a limit ends no later than the clock, and one unit more ends after it', () => {
    const hoursOf = { workingDay: 7, naturalDay: 24, workingHour: 1, naturalHour: 1 }
    const anyUnit = fc.constantFrom('workingHour' as const, 'naturalHour' as const)
    fc.assert(
      fc.property(anyStart, anyAmount, anyUnit, fc.nat(99), (startedAt, amount, unit, percent) => {
        const dueAt = due(startedAt, { amount, unit })
        const passed = ((dueAt.getTime() - startedAt.getTime()) * percent) / 100
        const now = new Date(startedAt.getTime() + Math.floor(passed))
        const left = remaining(officeTime, { startedAt, limit: { amount, unit }, dueAt }, now)

        const atLeast = left.amount * hoursOf[left.unit]
        const lessThan = atLeast + hoursOf[left.unit]
        expect(atLeast === 0 ? now < dueAt : due(now, { amount: atLeast, unit }) <= dueAt).toBe(true)
        expect(due(now, { amount: lessThan, unit }) > dueAt).toBe(true)
      })
    )
  })
})
