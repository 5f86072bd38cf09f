import type { NoticeProblem } from '@hongchao/contract'

import { type CalendarYear, parseNotice } from '../../../kernel/calendar/index.ts'
import { lineOfElement, readJson } from './json.ts'
import type { Told } from './lines.ts'
import { isProse, readProse } from './prose.ts'
import { readRows } from './rows.ts'

export type ReadNotice = { ok: true; year: CalendarYear } | { ok: false; problems: NoticeProblem[] }

/**
 * A year's notice as somebody has it at hand: the text as it was published, JSON in the shape of holiday-cn, or a line a
 * day. It is read whole and right, or refused with every line that is wrong. `source` is where it was published, unless
 * the text says so.
 */
export function readNotice(text: string, source?: string): ReadNotice {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  if (/^\s*[[{]/.test(plain)) return readJsonNotice(plain, source)

  const told = isProse(plain) ? readProse(plain) : readRows(plain)
  if (told.problems.length > 0) return { ok: false, problems: told.problems }
  const { year, days } = told
  if (year === undefined || days.length === 0) return refused('nothingFound')
  const papers = source ? [source] : told.sources
  if (papers.length === 0) return refused('sourceMissing')
  return checked({ year, papers, days }, (index) => lineOfDay(told, index))
}

function readJsonNotice(text: string, source: string | undefined): ReadNotice {
  const read = readJson(text)
  if ('line' in read) return refused('notJson', read.line)
  const given = read.value as { papers?: unknown }
  const hasPapers = Array.isArray(given.papers) && given.papers.length > 0
  if (!hasPapers && !source) return refused('sourceMissing')
  const notice = hasPapers ? given : { ...given, papers: [source] }
  return checked(notice, (index) => lineOfElement(text, 'days', index))
}

/** The checks of every notice, told with the lines of what was given. */
function checked(notice: unknown, lineOf: (day: number) => number): ReadNotice {
  const parsed = parseNotice(notice)
  if (parsed.ok) return parsed
  const days = (notice as { days?: { date?: unknown }[] }).days
  return {
    ok: false,
    problems: parsed.problems.map((problem) => {
      const index = Number(/^days\.(\d+)/.exec(problem.path)?.[1] ?? Number.NaN)
      const line = Number.isNaN(index) ? 1 : lineOf(index)
      if (problem.code === 'holidayMissing') return { line: 1, code: problem.code, about: problem.date }
      const date = Number.isNaN(index) ? problem.path : days?.[index]?.date
      return { line, code: problem.code, ...(typeof date === 'string' && date !== '' && { about: date.slice(0, 40) }) }
    })
  }
}

function lineOfDay({ days }: Told, index: number): number {
  return days[index]?.line ?? 1
}

function refused(code: NoticeProblem['code'], line = 1): ReadNotice {
  return { ok: false, problems: [{ line, code }] }
}
