import { expect, test } from 'vitest'

import { readShippedYears } from '../calendar-files.ts'
import { parseNotice } from './index.ts'

const fixedHolidays = ['2027-01-01', '2027-05-01', '2027-10-01', '2027-10-02', '2027-10-03']

function notice(days: object[] = []) {
  return {
    $schema: 'https://example.org/schema.json',
    year: 2027,
    papers: ['https://www.gov.cn/notice-2027'],
    days: [...fixedHolidays.map((date) => ({ name: '法定', date, isOffDay: true })), ...days]
  }
}

function problemsOf(json: unknown) {
  const parsed = parseNotice(json)
  return parsed.ok ? [] : parsed.problems
}

test('the years 2010 to 2026 come with the product', async () => {
  const years = await readShippedYears()
  expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 17 }, (_, index) => 2010 + index))
  expect(years.find(({ year }) => year === 2026)?.days).toMatchObject({
    '2026-01-04': { kind: 'makeUpDay', name: '元旦' },
    '2026-02-17': { kind: 'holiday', name: '春节' }
  })
})

test('the make-up days of 2026 are the six of the notice', async () => {
  const year = (await readShippedYears()).find((shipped) => shipped.year === 2026)
  const makeUpDays = Object.entries(year?.days ?? {}).filter(([, { kind }]) => kind === 'makeUpDay')
  expect(makeUpDays.map(([date]) => date)).toEqual([
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10'
  ])
})

test('a notice is read with its sources, and may reach into December of the year before', () => {
  const parsed = parseNotice(notice([{ name: '元旦', date: '2026-12-27', isOffDay: false }]))
  expect(parsed).toMatchObject({
    ok: true,
    year: {
      year: 2027,
      sources: ['https://www.gov.cn/notice-2027'],
      days: { '2027-01-01': { kind: 'holiday', name: '法定' }, '2026-12-27': { kind: 'makeUpDay', name: '元旦' } }
    }
  })
})

test('a weekday that the notice merely confirms as worked is no make-up day', () => {
  const parsed = parseNotice(notice([{ name: '春节', date: '2027-02-15', isOffDay: false }]))
  expect(parsed.ok && Object.keys(parsed.year.days)).toEqual(fixedHolidays)
})

test.each([
  ['no object', 'not json', [{ path: '', code: 'invalid' }]],
  ['a year out of reach', { ...notice(), year: 1949 }, [{ path: 'year', code: 'invalid' }]],
  ['no source', { ...notice(), papers: [] }, [{ path: 'papers', code: 'invalid' }]],
  [
    'a day that does not exist',
    notice([{ name: '春节', date: '2027-02-30', isOffDay: true }]),
    [{ path: 'days.5.date', code: 'invalid' }]
  ],
  [
    'a day without a name and without saying whether it is off',
    notice([{ date: '2027-02-06' }]),
    [
      { path: 'days.5.name', code: 'invalid' },
      { path: 'days.5.isOffDay', code: 'invalid' }
    ]
  ],
  [
    'a day of another year',
    notice([{ name: '春节', date: '2028-02-06', isOffDay: true }]),
    [{ path: 'days.5.date', code: 'dayOfOtherYear' }]
  ],
  [
    'a day twice',
    notice([{ name: '国庆节', date: '2027-10-01', isOffDay: true }]),
    [{ path: 'days.5.date', code: 'dayTwice' }]
  ]
])('a notice with %s is refused at that field', (_, json, problems) => {
  expect(problemsOf(json)).toEqual(problems)
})

test('a notice of a year that is not out yet is refused, so that the year stays unknown', () => {
  const problems = problemsOf({ ...notice(), days: [] })
  expect(problems).toEqual(fixedHolidays.map((date) => ({ path: 'days', code: 'holidayMissing', date })))
})
