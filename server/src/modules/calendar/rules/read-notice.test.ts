import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readNotice } from './read-notice.ts'

const source = 'https://www.gov.cn/notice'

const published: Record<number, string> = {
  2026: `国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`,
  2025: `国务院办公厅关于2025年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`,
  2023: `国务院办公厅关于2023年部分节假日安排的通知
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`
}

function shippedDays(year: number): Record<string, string> {
  const file = new URL(`../../../../calendars/${year}.json`, import.meta.url)
  const { days } = JSON.parse(readFileSync(file, 'utf8')) as { days: Record<string, { kind: string }> }
  return Object.fromEntries(Object.entries(days).map(([date, { kind }]) => [date, kind]))
}

function daysOf(text: string): Record<string, string> {
  const read = readNotice(text, source)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return Object.fromEntries(Object.entries(read.year.days).map(([date, { kind }]) => [date, kind]))
}

function problemsOf(text: string, from: string | undefined = source) {
  const read = readNotice(text, from)
  return read.ok ? [] : read.problems
}

test.each(Object.entries(published))(
  'the notice of %s as it was published tells the days that are known',
  (year, text) => {
    expect(daysOf(text)).toEqual(shippedDays(Number(year)))
  }
)

const days = [
  ['2027-01-01', '元旦', true],
  ['2027-05-01', '劳动节', true],
  ['2027-05-09', '劳动节', false],
  ['2027-10-01', '国庆节', true],
  ['2027-10-02', '国庆节', true],
  ['2027-10-03', '国庆节', true]
] as const
const json = JSON.stringify(
  { year: 2027, papers: [source], days: days.map(([date, name, isOffDay]) => ({ name, date, isOffDay })) },
  null,
  2
)
const rows = days.map(([date, name, isOffDay]) => `${date},${name},${isOffDay ? '休' : '班'}`).join('\n')
const expected = {
  '2027-01-01': 'holiday',
  '2027-05-01': 'holiday',
  '2027-05-09': 'makeUpDay',
  '2027-10-01': 'holiday',
  '2027-10-02': 'holiday',
  '2027-10-03': 'holiday'
}

test.each([
  ['JSON of holiday-cn', json],
  ['JSON with a mark of its encoding and the line ends of Windows', `\uFEFF${json.replaceAll('\n', '\r\n')}`],
  ['CSV', rows],
  ['CSV with titles', `date,name,isOffDay\n${rows}`],
  ['cells pasted from a sheet', rows.replaceAll(',', '\t').replaceAll('休', 'TRUE').replaceAll('班', 'FALSE')],
  ['days in Chinese', rows.replaceAll(/2027-(\d\d)-(\d\d)/g, '2027年$1月$2日')]
])('%s is read', (_, text) => {
  expect(daysOf(text)).toEqual(expected)
})

test.each<[what: string, text: string, problem: object]>([
  [
    'a weekday that is wrong',
    published[2026]!.replace('4月4日（周六）', '4月4日（周五）'),
    { line: 4, code: 'weekday' }
  ],
  ['a count that is wrong', published[2026]!.replace('共9天', '共8天'), { line: 3, code: 'count', about: '8' }],
  ['a day that is none', published[2026]!.replace('6月19日（周五）', '6月31日'), { line: 6, code: 'noSuchDay' }],
  ['no year', published[2026]!.replace('2026年', ''), { line: 1, code: 'yearMissing' }],
  ['a paragraph without days', `${published[2026]}\n八、其他：另行通知。`, { line: 10, code: 'nothingFound' }],
  [
    'a text cut off',
    published[2026]!.split('\n').slice(0, 5).join('\n'),
    { code: 'holidayMissing', about: '2026-10-01' }
  ],
  ['JSON cut off', json.slice(0, -30), { code: 'notJson' }],
  ['JSON with a date that is none', json.replace('2027-05-09', '2027-05-99'), { line: 17, code: 'invalid' }],
  ['JSON with a day twice', json.replace('2027-10-02', '2027-10-01'), { line: 27, code: 'dayTwice' }],
  ['JSON with a day of another year', json.replace('2027-05-09', '2029-05-09'), { line: 17, code: 'dayOfOtherYear' }],
  ['a row without a day', rows.replace('2027-05-09', '五月九日'), { line: 3, code: 'invalid' }],
  ['a row without a word for off or worked', rows.replace('劳动节,班', '劳动节'), { line: 3, code: 'invalid' }],
  ['a row of a day that is none', rows.replace('2027-05-09', '2027-02-30'), { line: 3, code: 'noSuchDay' }],
  ['something else', '今天天气不错', { line: 1 }]
])('%s is refused with its line', (_, text, problem) => {
  expect(problemsOf(text)).toContainEqual(expect.objectContaining(problem))
})

test('a notice says where it was published, or whoever gives it does', () => {
  expect(readNotice(rows)).toMatchObject({ ok: false, problems: [{ code: 'sourceMissing' }] })
  expect(readNotice(`${source}\n${rows}`)).toMatchObject({ ok: true, year: { sources: [source] } })
  expect(readNotice(json)).toMatchObject({ ok: true, year: { year: 2027, sources: [source] } })
})

test('whatever is pasted is read or refused, and lines told are lines of it', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(...published[2026]!.split('\n'), ...rows.split('\n'), '{', '"days": [')
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('\n')
      const count = text.split('\n').length
      for (const { line } of problemsOf(text)) {
        expect(line).toBeGreaterThan(0)
        expect(line).toBeLessThanOrEqual(count)
      }
    })
  )
})
