import type { Limit } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { at, local, officeTime } from '../../../../test/working-time.ts'
import { dueTime } from '../../../kernel/calendar/index.ts'
import { limitFor, type NeedTraits } from '../rules.ts'
import { type Report, reportOn } from './checks.ts'
import { limitSets, writeOutLimits } from './limit-sets.ts'
import { NeedsFile } from './schema.ts'

const dueSoonWithin: Limit = { amount: 4, unit: 'workingHour' }

/** A place with this limit file, its reports empty unless told. */
function placeWith(limits: object, pleas?: object, report: Report = reportOn({ file: 'needs.yaml', lineOf: () => 7 })) {
  const named = (...keys: string[]) => keys.map((key) => ({ key, name: key }))
  const needs = NeedsFile.parse({
    requesterKinds: named('resident'),
    levels: named('red', 'orange', 'yellow', 'green'),
    ways: named('door'),
    categories: named('licence', 'trouble', 'idea'),
    dispatch: [{ team: 'helpers' }],
    limits: { dueSoonWithin, ...limits },
    ...(pleas && { pleas }),
    evaluation: {
      questions: { solved: '1', score: '2', words: '3' },
      scale: ['1', '2', '3', '4', '5'],
      closeAfter: { amount: 5, unit: 'workingDay' },
      reopenWithin: { amount: 5, unit: 'workingDay' }
    }
  })
  return writeOutLimits(report, needs)
}

const intake = [{ amount: 1, unit: 'workingDay' }]
const each = { papers: { category: 'licence' }, problem: {}, opinion: { category: ['idea'] } }
const levels = { first: { level: 'red' }, second: { level: 'orange' }, third: { level: 'yellow' }, fourth: {} }
const sizes = { small: { category: 'licence' }, large: {} }
const street = { intake: {}, enquiry: { category: 'idea' }, request: {}, again: {} }

// Received on Friday 2026-02-13 at 10:00: the next day is a make-up Saturday, then come nine days of the Spring Festival.
test.each<[set: string, apply: object | undefined, need: NeedTraits, due: string]>([
  ['135', each, { category: 'licence' }, '2026-02-14 17:30'],
  ['135', each, { category: 'trouble' }, '2026-02-25 17:30'],
  ['135', each, { category: 'idea' }, '2026-02-27 17:30'],
  ['same-day', sizes, { category: 'licence' }, '2026-02-13 17:30'],
  ['same-day', sizes, { category: 'trouble' }, '2026-02-14 17:30'],
  ['bj-4level', levels, { level: 'red' }, '2026-02-13 12:00'],
  ['bj-4level', levels, { level: 'orange' }, '2026-02-14 10:00'],
  ['bj-4level', levels, { level: 'yellow' }, '2026-02-21 00:00'],
  ['bj-4level', levels, { level: 'green' }, '2026-03-01 00:00'],
  ['sh-street', street, { category: 'idea' }, '2026-02-14 17:30'],
  ['sh-street', street, { category: 'trouble' }, '2026-02-27 17:30'],
  ['sh-street', street, { category: 'trouble', again: true }, '2026-02-25 17:30'],
  ['sd-5wd', undefined, { category: 'trouble' }, '2026-02-27 17:30'],
  ['petition', undefined, { category: 'trouble' }, '2026-04-15 00:00']
])('under %s %j %j is due on %s', (set, apply, need, expected) => {
  const needs = placeWith({ set, apply, intake })
  const limit = limitFor(needs, 'handling', need)!
  expect(local(dueTime(officeTime, at('2026-02-13 10:00'), limit).at)).toBe(expected)
})

test.each([...limitSets()])('every limit of %s says who set it, and its account what it is called', (key, set) => {
  expect(set.source.length).toBeGreaterThan(10)
  const apply = Object.fromEntries(set.rows.map((row) => [row.key, {}]))
  const { limits } = placeWith({ set: key, apply, intake: [] })
  expect(limits.set).toEqual({ key, name: set.name, source: set.source })
  for (const row of [...limits.intake, ...limits.handling]) {
    expect(row).toMatchObject({ source: set.source, rule: expect.stringContaining(set.name) })
  }
  const limit = limitFor({ categories: [], limits }, 'handling', {})!
  const { steps } = dueTime(officeTime, at('2026-03-02 10:00'), limit)
  expect(steps[1]).toMatchObject({ kind: 'limit', rule: limits.handling[0]!.rule })
})

test('what the place writes out takes the place of the set for the same needs, and of nothing else', () => {
  const handling = [{ category: 'licence', amount: 2, unit: 'workingHour' }]
  const { limits } = placeWith({ set: '135', apply: each, intake, handling })
  expect(limits.handling.map(({ category, amount, unit }) => [category, amount, unit])).toEqual([
    ['licence', 2, 'workingHour'],
    [undefined, 3, 'workingDay'],
    ['idea', 5, 'workingDay']
  ])
  expect(limits.handling[0]).not.toHaveProperty('rule')
})

test('what is complex in a Shanghai street has fifteen working days, but only where a supervisor grants them', () => {
  const needs = placeWith({ set: 'sh-street', apply: street, intake })
  const { amount } = limitFor(needs, 'handling', { category: 'trouble' })!
  const { approver, mostDays } = needs.pleas!.extension!
  const [limit, received] = [{ amount: 15, unit: 'workingDay' } as const, at('2026-03-02 10:00')]
  const [granted, due] = [dueTime(officeTime, received, limit), dueTime(officeTime, received, { ...limit, amount })]
  expect(approver).toBe('supervisor')
  expect(granted.at.getTime() - due.at.getTime()).toBe(mostDays! * 24 * 60 * 60 * 1000)
})

test('a petition may be extended by thirty days, unless the place says otherwise', () => {
  expect(placeWith({ set: 'petition' }).pleas?.extension).toEqual({ approver: 'supervisor', mostDays: 30 })
  const reasons = [{ key: 'work', name: '需要施工' }]
  expect(placeWith({ set: 'petition' }, { extension: { mostDays: 20, reasons } }).pleas?.extension).toEqual({
    approver: 'supervisor',
    mostDays: 20,
    reasons
  })
})

test.each<[limits: object, told: string]>([
  [{ set: '136', intake }, '没有叫“136”的时限'],
  [{ set: '135', apply: { paper: {} }, intake }, '没有“paper”这一条，可以用的有：papers、problem、opinion'],
  [{ apply: { papers: {} }, intake }, '就要用 set 写明']
])('%j is refused', (limits, told) => {
  const report = reportOn({ file: 'needs.yaml', lineOf: () => 7 })
  placeWith(limits, undefined, report)
  expect(report.mistakes.map(({ message }) => message).join()).toContain(told)
})
