import { z } from 'zod'

import { epochDay, firstYear, isWeekend, lastYear } from './time.ts'

const Year = z.int().min(firstYear).max(lastYear)

export const SpecialDay = z.strictObject({ kind: z.enum(['holiday', 'makeUpDay']), name: z.string().min(1) })
export type SpecialDay = z.infer<typeof SpecialDay>

/** What the State Council's notices for `year` say: the days that differ from Monday to Friday. */
export const CalendarYear = z.strictObject({
  year: Year,
  sources: z.array(z.url()).min(1),
  days: z.record(z.iso.date(), SpecialDay)
})
export type CalendarYear = z.infer<typeof CalendarYear>

// Set by 全国年节及纪念日放假办法 since 2008 on fixed dates: a notice without them is cut off or not the notice.
const fixedHolidays = ['01-01', '05-01', '10-01', '10-02', '10-03']

const NoticeDay = z.object({ date: z.iso.date(), name: z.string().trim().min(1), isOffDay: z.boolean() })

/** The shape in which the open collection holiday-cn publishes a year's notice. */
const Notice = z.object({ year: Year, papers: z.array(z.url()).min(1), days: z.array(NoticeDay) })
type Notice = z.infer<typeof Notice>

/** `path` leads to the field, for example `days.3.date`; `date` is the statutory holiday that is missing. */
export type NoticeProblem =
  | { path: string; code: 'invalid' | 'dayOfOtherYear' | 'dayTwice' }
  | { path: string; code: 'holidayMissing'; date: string }

export type ParsedNotice = { ok: true; year: CalendarYear } | { ok: false; problems: NoticeProblem[] }

/** Reads a year's notice for import; one that is incomplete is refused, since its year would then count as known. */
export function parseNotice(json: unknown): ParsedNotice {
  const notice = Notice.safeParse(json)
  if (!notice.success) {
    return { ok: false, problems: notice.error.issues.map(({ path }) => ({ path: path.join('.'), code: 'invalid' })) }
  }

  const problems = [...misplacedDays(notice.data), ...missingHolidays(notice.data)]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, year: toCalendarYear(notice.data) }
}

function misplacedDays({ year, days }: Notice): NoticeProblem[] {
  const seen = new Set<string>()
  return days.flatMap(({ date }, index): NoticeProblem[] => {
    const path = `days.${index}.date`
    if (!isNear(year, date)) return [{ path, code: 'dayOfOtherYear' }]
    if (seen.has(date)) return [{ path, code: 'dayTwice' }]
    seen.add(date)
    return []
  })
}

function missingHolidays({ year, days }: Notice): NoticeProblem[] {
  const off = new Set(days.filter(({ isOffDay }) => isOffDay).map(({ date }) => date))
  return fixedHolidays
    .map((fixed) => `${year}-${fixed}`)
    .filter((date) => !off.has(date))
    .map((date) => ({ path: 'days', code: 'holidayMissing', date }))
}

function toCalendarYear({ year, papers, days }: Notice): CalendarYear {
  const differing = days.filter(({ date, isOffDay }) => isOffDay || isWeekend(epochDay(date)))
  const special = differing.map(({ date, name, isOffDay }): [string, SpecialDay] => [
    date,
    { kind: isOffDay ? 'holiday' : 'makeUpDay', name }
  ])
  return { year, sources: papers, days: Object.fromEntries(special) }
}

/** A notice reaches into the last days of the year before and the first of the year after, no further. */
function isNear(year: number, date: string): boolean {
  return date >= `${year - 1}-12-01` && date <= `${year + 1}-01-31`
}
