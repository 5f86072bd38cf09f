import type { NoticeProblem } from '@hongchao/contract'

import { dayAfter, isoOf, isWeekday, type Told, type ToldDay } from './lines.ts'

const heading = /^\s*[一二三四五六七八九十]+、\s*([^：:]{2,12})[：:](.*)$/
const dayInWords = /(至|到)?(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:（[^）]*）|\([^)]*\))?/g
const weekdayInWords = /(?:周|星期)([一二三四五六日天])/
const countInWords = /(?:共|放假)(\d{1,2})天/

/** Is it the notice of the State Council as it was published, a paragraph for each holiday? */
export function isProse(text: string): boolean {
  return text.split('\n').some((line) => heading.test(line))
}

/**
 * Reads the notice as it was published: “二、春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）上班。” What it
 * says twice, weekdays and how many days, is checked.
 */
export function readProse(text: string): Told {
  const year = yearOf(text)
  const sources = text.match(/https?:\/\/[^\s，。）]+/g) ?? []
  if (!year) return { sources, days: [], problems: [{ line: 1, code: 'yearMissing' }] }
  const read = text.split('\n').map((line, index) => readLine(line, year, index + 1))
  return {
    year,
    sources,
    days: read.flatMap(({ days }) => days),
    problems: read.flatMap(({ problems }) => problems)
  }
}

function yearOf(text: string): number | undefined {
  const found = /(\d{4})\s*年[^\n]{0,12}(?:节假日|放假)/.exec(text)?.[1]
  return found ? Number(found) : undefined
}

type Read = { days: ToldDay[]; problems: NoticeProblem[] }

function readLine(text: string, year: number, line: number): Read {
  const [, name, rest] = heading.exec(text) ?? []
  if (!name || !rest) return { days: [], problems: [] }
  const read = rest.split('。').map((sentence) => readSentence(sentence, { year, line, name: name.trim() }))
  const days = read.flatMap((one) => one.days)
  const problems = read.flatMap((one) => one.problems)
  if (days.length === 0 && problems.length === 0) problems.push({ line, code: 'nothingFound', about: name.trim() })
  return { days, problems }
}

type Place = { year: number; line: number; name: string }

function readSentence(sentence: string, place: Place): Read {
  const { line, name } = place
  const isOffDay = sentence.includes('放假')
  if (!isOffDay && !sentence.includes('上班')) return { days: [], problems: [] }
  const { dates, problems } = readDays(isOffDay ? sentence.slice(0, sentence.indexOf('放假')) : sentence, place)
  const count = isOffDay ? Number(countInWords.exec(sentence)?.[1] ?? dates.length) : dates.length
  if (problems.length === 0 && count !== dates.length) problems.push({ line, code: 'count', about: `${count}` })
  return { days: dates.map((date) => ({ date, name, isOffDay, line })), problems }
}

/** The days of a sentence; a month or year that is left out is that of the day before. */
function readDays(text: string, { year, line }: Place): { dates: string[]; problems: NoticeProblem[] } {
  const dates: string[] = []
  let [inYear, inMonth] = [year, 0]
  for (const [whole, until, yearSaid = inYear, monthSaid = inMonth, daySaid] of text.matchAll(dayInWords)) {
    inYear = Number(yearSaid)
    inMonth = Number(monthSaid)
    const date = isoOf(inYear, inMonth, Number(daySaid))
    const since = until && (dates.at(-1) ?? date)
    const code = faultOf(date, { whole, since })
    if (code) return { dates, problems: [{ line, code, about: whole }] }
    if (!until) dates.push(date!)
    else while (dates.at(-1)! < date!) dates.push(dayAfter(dates.at(-1)!))
  }
  return { dates, problems: [] }
}

type Said = { whole: string; since: string | undefined }

function faultOf(date: string | undefined, { whole, since }: Said): NoticeProblem['code'] | undefined {
  if (!date) return 'noSuchDay'
  const weekday = weekdayInWords.exec(whole)?.[1]
  if (weekday && !isWeekday(date, weekday)) return 'weekday'
  return since !== undefined && date <= since ? 'rangeBackwards' : undefined
}
