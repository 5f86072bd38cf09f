import { type Calendar, calendarOf, CalendarYear } from './calendar/index.ts'
import { readShippedYears } from './calendar-files.ts'
import type { Db, Tx } from './db.ts'
import { fixed } from './fixed.ts'

/** Enters the years that come with the product and are not known yet; what an administrator imported stays. */
export async function seedCalendars(tx: Tx): Promise<void> {
  for (const { year, days, sources } of await readShippedYears()) {
    await tx
      .insertInto('platform.calendarYear')
      .values({ year, days: JSON.stringify(days), sources: JSON.stringify(sources) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

let laidOut: { version: string; calendar: Calendar } | undefined

/** The calendar of all known years. It is laid out once for as long as no notice is imported. */
export async function loadCalendar(db: Db): Promise<Calendar> {
  const [known] = await knownYears(db, {})
  const version = `${known?.count} ${known?.last?.toISOString()}`
  if (laidOut?.version !== version) {
    const rows = await db.selectFrom('platform.calendarYear').select(['year', 'days', 'sources']).execute()
    laidOut = { version, calendar: calendarOf(rows.map((row) => CalendarYear.parse(row))) }
  }
  return laidOut.calendar
}

const knownYears = fixed((db) =>
  db
    .selectFrom('platform.calendarYear')
    .select((eb) => [eb.fn.countAll<string>().as('count'), eb.fn.max('loadedAt').as('last')])
)
