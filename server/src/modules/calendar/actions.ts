import type {
  CalendarEdition,
  CalendarYearView,
  DueMove,
  NoticedDay,
  NoticePreview,
  PageQuery
} from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { calendarOf, type CalendarYear } from '../../kernel/calendar/index.ts'
import { loadYears } from '../../kernel/calendars.ts'
import { type Call, personOf } from '../../kernel/call.ts'
import { dayIn } from '../../kernel/days.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { publish } from '../../kernel/events.ts'
import { mayForWhole } from '../../kernel/grants.ts'
import { findMoves, listMoves } from '../needs/index.ts'
import { daysChanged } from './rules/changes.ts'
import { readNotice } from './rules/read-notice.ts'
import {
  findEdition,
  findEditionById,
  findEditions,
  importedYears,
  insertEdition,
  lastEdition,
  lockCalendar
} from './store.ts'

type Given = { text: string; source?: string | undefined }

/** A year as this place counts with it; where none is named, that of today. */
export async function getYear(db: Db, call: Call, asked?: number): Promise<CalendarYearView> {
  const year = asked ?? Number(dayIn(call.now).slice(0, 4))
  const known = await loadYears(db)
  const imported = await importedYears(db)
  const origin = (of: number): 'imported' | 'shipped' => (imported.has(of) ? 'imported' : 'shipped')
  const found = known.find((one) => one.year === year)
  const years = known.map((one) => ({ year: one.year, origin: origin(one.year) }))
  const next = Math.max(...years.map((one) => one.year)) + 1
  return {
    year,
    origin: found ? origin(year) : 'unknown',
    edition: (await lastEdition(db, year))?.edition ?? 0,
    days: found ? daysOf(found) : [],
    sources: found?.sources ?? [],
    years: [...years, { year: next, origin: 'unknown' }]
  }
}

export async function listEditions(db: Db, call: Call, year: number): Promise<CalendarEdition[]> {
  refuseForPart(call)
  const rows = await findEditions(db, year)
  return rows.map(({ id, edition, takesBack, sources, madeAt, by, moved }) => ({
    id,
    year,
    edition,
    takenBack: takesBack,
    sources: sources as string[],
    madeAt: madeAt.toISOString(),
    by,
    moved: moved ?? 0
  }))
}

export async function movesOf(
  db: Db,
  call: Call,
  id: string,
  page: PageQuery
): Promise<{ items: DueMove[]; next?: string }> {
  refuseForPart(call)
  if (!(await findEditionById(db, id))) throw new AppError('notFound')
  return await listMoves(db, id, page)
}

const mostShown = 50

/** What a notice would change: which days, and which due times of what runs. */
export async function previewNotice(db: Db, call: Call, given: Given): Promise<NoticePreview> {
  refuseForPart(call)
  const notice = read(given)
  const { before, after, changes } = await changed(db, notice)
  const moves = await findMoves(db, calendarOf(after), {
    days: reach(changes),
    becomesKnown: !before.some(({ year }) => year === notice.year)
  })
  return {
    year: notice.year,
    edition: (await lastEdition(db, notice.year))?.edition ?? 0,
    sources: notice.sources,
    days: daysOf(notice),
    changes,
    moves: { count: moves.length, first: moves.slice(0, mostShown) }
  }
}

/** Counts with a notice from now on. What runs is counted again by a job, and whoever waits for it is told. */
export async function importNotice(tx: Tx, call: Call, given: Given & { edition: number }): Promise<CalendarYearView> {
  refuseForPart(call)
  const notice = read(given)
  const { year } = notice
  const edition = await nextEdition(tx, call, year, given.edition)
  const before = (await loadYears(tx)).find((one) => one.year === year)
  if (before && sameDays(before, notice)) throw new AppError('calendar.unchanged')
  await addEdition(tx, call, { year, edition, days: notice.days, sources: notice.sources, takesBack: false })
  return await getYear(tx, call, year)
}

/** Counts again with what held before the last import of a year. */
export async function takeBackNotice(
  tx: Tx,
  call: Call,
  { year, edition: expected }: { year: number; edition: number }
): Promise<CalendarYearView> {
  refuseForPart(call)
  const edition = await nextEdition(tx, call, year, expected)
  const last = await lastEdition(tx, year)
  if (!last || last.takesBack) throw new AppError('calendar.nothingToTakeBack')
  const earlier = await findEdition(tx, year, last.edition - 1)
  const days = (earlier?.days ?? null) as CalendarYear['days'] | null
  const sources = (earlier?.sources ?? []) as string[]
  await addEdition(tx, call, { year, edition, days, sources, takesBack: true })
  return await getYear(tx, call, year)
}

/** The calendar is the whole place's: who looks after a part of it leaves it alone. */
function refuseForPart(call: Call): void {
  if (!mayForWhole(call, 'places.manage')) throw new AppError('forbidden')
}

function read({ text, source }: Given): CalendarYear {
  const notice = readNotice(text, source)
  if (!notice.ok) throw new AppError('calendar.unreadable', { problems: notice.problems.slice(0, mostShown) })
  return notice.year
}

async function changed(db: Db, notice: CalendarYear) {
  const before = await loadYears(db)
  const after = [...before.filter(({ year }) => year !== notice.year), notice]
  return { before, after, changes: daysChanged(before, after) }
}

async function nextEdition(tx: Tx, call: Call, year: number, expected: number): Promise<number> {
  await lockCalendar(tx, call)
  const last = (await lastEdition(tx, year))?.edition ?? 0
  if (last !== expected) throw new AppError('conflict')
  return last + 1
}

type New = {
  year: number
  edition: number
  days: CalendarYear['days'] | null
  sources: readonly string[]
  takesBack: boolean
}

async function addEdition(tx: Tx, call: Call, { days, sources, ...rest }: New): Promise<void> {
  const before = await loadYears(tx)
  const id = uuid()
  await insertEdition(tx, {
    ...rest,
    id,
    days: days && JSON.stringify(days),
    sources: JSON.stringify(sources),
    madeAt: call.now,
    madeById: personOf(call)
  })
  const changes = daysChanged(before, await loadYears(tx))
  const event = rest.takesBack ? 'calendar.takenBack' : 'calendar.imported'
  await recordAudit(tx, call, event, String(rest.year), { edition: rest.edition, days: changes.length })
  await publish(tx, call, 'calendar.changed', { editionId: id, ...reach(changes) })
}

/** From the first to the last day that changed, where any did. */
function reach(changes: readonly { date: string }[]): { first?: string; last?: string } {
  const [first, last] = [changes[0]?.date, changes.at(-1)?.date]
  return first && last ? { first, last } : {}
}

function sameDays(a: CalendarYear, b: CalendarYear): boolean {
  return JSON.stringify(daysOf(a)) === JSON.stringify(daysOf(b))
}

function daysOf({ days }: CalendarYear): NoticedDay[] {
  return Object.entries(days)
    .map(([date, { kind, name }]) => ({ date, kind, name }))
    .toSorted((a, b) => a.date.localeCompare(b.date))
}
