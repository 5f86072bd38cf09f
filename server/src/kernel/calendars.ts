import { sql } from 'kysely'

import { type Calendar, calendarOf, CalendarYear } from './calendar/index.ts'
import { readShippedYears } from './calendar-files.ts'
import type { Db, Tx } from './db.ts'
import { fixed } from './fixed.ts'

/** Enters the years that come with the product and are not known yet. */
export async function seedCalendars(tx: Tx): Promise<void> {
  for (const { year, days, sources } of await readShippedYears()) {
    await tx
      .insertInto('platform.calendarYear')
      .values({ year, days: JSON.stringify(days), sources: JSON.stringify(sources) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Calendars by what they are made of; places that imported nothing share one. */
const laidOut = new Map<string, Calendar>()
const mostLaidOut = 50

/** The calendar of all years that the place knows. It is laid out once for as long as no notice is imported. */
export async function loadCalendar(db: Db): Promise<Calendar> {
  const [known] = await knownYears(db, {})
  const version = `${known?.count} ${known?.last?.toISOString()} ${known?.editions}`
  const there = laidOut.get(version)
  if (there) return there
  const calendar = calendarOf(await loadYears(db))
  if (laidOut.size >= mostLaidOut) laidOut.clear()
  laidOut.set(version, calendar)
  return calendar
}

const knownYears = fixed((db) =>
  db.selectFrom('platform.calendarYear').select((eb) => [
    eb.fn.countAll<string>().as('count'),
    eb.fn.max('loadedAt').as('last'),
    eb
      .selectFrom('calendarEdition')
      .select(sql<string | null>`string_agg(id::text, ' ' order by id)`.as('ids'))
      .as('editions')
  ])
)

/** The years as they hold in the place: what it imported last, else what came with the product. */
export async function loadYears(db: Db): Promise<CalendarYear[]> {
  const shipped = await db.selectFrom('platform.calendarYear').select(['year', 'days', 'sources']).execute()
  const editions = await db
    .selectFrom('calendarEdition')
    .distinctOn('year')
    .select(['year', 'days', 'sources'])
    .orderBy('year')
    .orderBy('edition', 'desc')
    .execute()
  const imported = editions.filter(({ days }) => days !== null)
  const years = new Map([...shipped, ...imported].map((row) => [row.year, CalendarYear.parse(row)]))
  return [...years.values()].toSorted((a, b) => a.year - b.year)
}
