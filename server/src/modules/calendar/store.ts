import { type Insertable, type Selectable, sql } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'

export type EditionRow = Selectable<Tables['calendarEdition']>

/** The last edition of a year in this place. */
export async function lastEdition(db: Db, year: number): Promise<EditionRow | undefined> {
  return await db
    .selectFrom('calendarEdition')
    .selectAll()
    .where('year', '=', year)
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function findEditionById(db: Db, id: string): Promise<EditionRow | undefined> {
  return await db.selectFrom('calendarEdition').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findEdition(db: Db, year: number, edition: number): Promise<EditionRow | undefined> {
  return await db
    .selectFrom('calendarEdition')
    .selectAll()
    .where('year', '=', year)
    .where('edition', '=', edition)
    .executeTakeFirst()
}

/** The editions of a year, the last first, each with who made it and how much it moved. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- rows of a query
export async function findEditions(db: Db, year: number) {
  return await db
    .selectFrom('calendarEdition as edition')
    .innerJoin('person', 'person.id', 'edition.madeById')
    .selectAll('edition')
    .select('person.name as by')
    .select((eb) =>
      eb
        .selectFrom('dueMove')
        .select(sql<number>`count(*)::int`.as('moved'))
        .whereRef('dueMove.editionId', '=', 'edition.id')
        .as('moved')
    )
    .where('edition.year', '=', year)
    .orderBy('edition.edition', 'desc')
    .limit(100)
    .execute()
}

/** The years of which this place holds a notice of its own. */
export async function importedYears(db: Db): Promise<Set<number>> {
  const rows = await db
    .selectFrom('calendarEdition')
    .distinctOn('year')
    .select(['year', 'days'])
    .orderBy('year')
    .orderBy('edition', 'desc')
    .execute()
  return new Set(rows.filter(({ days }) => days !== null).map(({ year }) => year))
}

export async function insertEdition(tx: Tx, edition: Insertable<Tables['calendarEdition']>): Promise<void> {
  await tx.insertInto('calendarEdition').values(edition).execute()
}

/** Two who change the calendar at once: the second waits, and then finds what the first did. */
export async function lockCalendar(tx: Tx, { place }: Call): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('calendar'), hashtext(${place}))`.execute(tx)
}
