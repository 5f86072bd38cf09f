import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { pathsWith, visibleTo } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'

const most = 500

function recurrences(db: Db) {
  return db
    .selectFrom('recurrence')
    .innerJoin('organisation', 'organisation.id', 'recurrence.organisationId')
    .selectAll('recurrence')
    .select(['organisation.name as organisationName', 'organisation.path'])
}

export type RecurrenceRow = Awaited<ReturnType<ReturnType<typeof recurrences>['execute']>>[number]

/** Those that go on or pause, the oldest first. */
export async function findRecurrences(db: Db): Promise<RecurrenceRow[]> {
  return await recurrences(db)
    .where('recurrence.state', '<>', 'ended')
    .orderBy('recurrence.createdAt')
    .orderBy('recurrence.id')
    .limit(most)
    .execute()
}

export async function findRecurrence(db: Db, id: string): Promise<RecurrenceRow | undefined> {
  return await recurrences(db).where('recurrence.id', '=', id).executeTakeFirst()
}

/** So that of two who plan its dates or change it the second sees what the first did. */
export async function lockRecurrence(tx: Tx, id: string): Promise<RecurrenceRow | undefined> {
  return await recurrences(tx).where('recurrence.id', '=', id).forUpdate('recurrence').executeTakeFirst()
}

export async function insertRecurrence(tx: Tx, row: Insertable<Tables['recurrence']>): Promise<void> {
  await tx.insertInto('recurrence').values(row).execute()
}

export async function updateRecurrence(tx: Tx, id: string, changes: Updateable<Tables['recurrence']>): Promise<void> {
  await tx.updateTable('recurrence').set(changes).where('id', '=', id).execute()
}

function occurrences(db: Db) {
  return db
    .selectFrom('occurrence')
    .innerJoin('recurrence', 'recurrence.id', 'occurrence.recurrenceId')
    .innerJoin('organisation', 'organisation.id', 'recurrence.organisationId')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('enrolment')
          .select((on) => [
            on.cast<number>(on.fn.countAll(), 'integer').as('organisations'),
            on.cast<number>(on.fn.coalesce(on.fn.sum('enrolment.people'), on.lit(0)), 'integer').as('people'),
            on.cast<number>(on.fn.coalesce(on.fn.sum('enrolment.served'), on.lit(0)), 'integer').as('served')
          ])
          .whereRef('enrolment.occurrenceId', '=', 'occurrence.id')
          .as('enrolled'),
      (join) => join.onTrue()
    )
    .selectAll('occurrence')
    .select([
      'enrolled.organisations',
      'enrolled.people',
      'enrolled.served',
      'recurrence.name',
      'recurrence.location',
      'recurrence.starts',
      'recurrence.ends',
      'recurrence.capacity',
      'organisation.path'
    ])
}

export type OccurrenceRow = Awaited<ReturnType<ReturnType<typeof occurrences>['execute']>>[number]

/** The dates of some services from a day on, in their order. */
export async function findOccurrences(db: Db, ids: readonly string[], from: string): Promise<OccurrenceRow[]> {
  if (ids.length === 0) return []
  return await occurrences(db)
    .where('occurrence.recurrenceId', 'in', ids)
    .where((eb) => eb(eb.fn.coalesce('occurrence.heldOn', 'occurrence.plannedOn'), '>=', from))
    .orderBy('occurrence.plannedOn')
    .orderBy('occurrence.id')
    .limit(5000)
    .execute()
}

export async function findOccurrence(db: Db, id: string): Promise<OccurrenceRow | undefined> {
  return await occurrences(db).where('occurrence.id', '=', id).executeTakeFirst()
}

/** Locked, so that nobody enrols while its places are counted. */
export async function lockOccurrence(tx: Tx, id: string): Promise<OccurrenceRow | undefined> {
  await tx.selectFrom('occurrence').select('id').where('id', '=', id).forUpdate().execute()
  return await findOccurrence(tx, id)
}

/** All of a service from a day on, locked: nobody enrols for them, cancels or records them meanwhile. */
export async function lockOccurrences(tx: Tx, recurrenceId: string, from: string): Promise<OccurrenceRow[]> {
  await tx
    .selectFrom('occurrence')
    .select('id')
    .where('recurrenceId', '=', recurrenceId)
    .where((eb) => eb(eb.fn.coalesce('heldOn', 'plannedOn'), '>=', from))
    .orderBy('plannedOn')
    .forUpdate()
    .execute()
  return await findOccurrences(tx, [recurrenceId], from)
}

export async function insertOccurrence(tx: Tx, row: Insertable<Tables['occurrence']>): Promise<void> {
  await tx
    .insertInto('occurrence')
    .values(row)
    .onConflict((conflict) => conflict.columns(['recurrenceId', 'plannedOn']).doNothing())
    .execute()
}

export async function updateOccurrence(
  tx: Tx,
  { id, sequence }: Pick<OccurrenceRow, 'id' | 'sequence'>,
  changes: Updateable<Tables['occurrence']>
): Promise<void> {
  await tx
    .updateTable('occurrence')
    .set({ ...changes, sequence: sequence + 1 })
    .where('id', '=', id)
    .execute()
}

/** The dates of which people are to be reminded today, each marked, so that nobody is reminded twice. */
export async function takeNear(tx: Tx, now: Date, today: string): Promise<{ id: string }[]> {
  return await tx
    .updateTable('occurrence')
    .from('recurrence')
    .set({ remindedAt: now })
    .whereRef('recurrence.id', '=', 'occurrence.recurrenceId')
    .where('occurrence.state', '=', 'planned')
    .where('occurrence.remindedAt', 'is', null)
    .where('occurrence.heldOn', '>=', today)
    .where('occurrence.heldOn', '<=', sql<string>`${today}::date + ${sql.ref('recurrence.remindDays')}`)
    .returning('occurrence.id')
    .execute()
}

export type EnrolmentRow = Selectable<Tables['enrolment']> & { organisationName: string }

function enrolments(db: Db, occurrenceId: string) {
  return db
    .selectFrom('enrolment')
    .innerJoin('organisation', 'organisation.id', 'enrolment.organisationId')
    .selectAll('enrolment')
    .select('organisation.name as organisationName')
    .where('enrolment.occurrenceId', '=', occurrenceId)
    .orderBy('organisation.name')
    .orderBy('enrolment.id')
    .limit(2000)
}

export async function findEnrolments(db: Db, occurrenceId: string): Promise<EnrolmentRow[]> {
  return await enrolments(db, occurrenceId).execute()
}

/** Those of organisations that the caller enrols. */
export async function findOwnEnrolments(db: Db, call: Call, occurrenceId: string): Promise<EnrolmentRow[]> {
  if (pathsWith(call, 'needs.record').length === 0) return []
  return await enrolments(db, occurrenceId)
    .where(visibleTo(call, 'needs.record', 'organisation.path'))
    .execute()
}

export async function putEnrolment(tx: Tx, row: Insertable<Tables['enrolment']>): Promise<void> {
  const { people, names, enrolledById, updatedAt } = row
  await tx
    .insertInto('enrolment')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['occurrenceId', 'organisationId']).doUpdateSet({ people, names, enrolledById, updatedAt })
    )
    .execute()
}

export async function deleteEnrolment(tx: Tx, occurrenceId: string, organisationId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('enrolment')
    .where('occurrenceId', '=', occurrenceId)
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function noteServed(tx: Tx, id: string, served: number): Promise<void> {
  await tx.updateTable('enrolment').set({ served }).where('id', '=', id).execute()
}

/** Who enrolled organisations for a date, each once. */
export async function findEnrollers(db: Db, occurrenceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('enrolment')
    .distinct()
    .select('enrolledById')
    .where('occurrenceId', '=', occurrenceId)
    .execute()
  return rows.map(({ enrolledById }) => enrolledById)
}

/** Names are kept no longer than they are needed: they went with the date. */
export async function forgetNames(tx: Tx, before: string): Promise<void> {
  await tx
    .updateTable('enrolment')
    .from('occurrence')
    .set({ names: [] })
    .whereRef('occurrence.id', '=', 'enrolment.occurrenceId')
    .where((eb) => eb(eb.fn.coalesce('occurrence.heldOn', 'occurrence.plannedOn'), '<', before))
    .where((eb) => eb(eb.fn('cardinality', ['enrolment.names']), '>', 0))
    .execute()
}

export type DateOf = Pick<OccurrenceRow, 'id' | 'state' | 'sequence'> &
  Pick<RecurrenceRow, 'name' | 'location' | 'details' | 'starts' | 'ends'> & { changedAt: Date; day: string }

/** Dates as they stand in a calendar: of a service, or those for which somebody enrolled organisations. */
export async function findDates(
  db: Db,
  of: { recurrenceId: string } | { enrolledById: string },
  from: string
): Promise<DateOf[]> {
  return await db
    .selectFrom('occurrence')
    .innerJoin('recurrence', 'recurrence.id', 'occurrence.recurrenceId')
    .select([
      'occurrence.id',
      'occurrence.state',
      'occurrence.sequence',
      'occurrence.updatedAt as changedAt',
      'recurrence.name',
      'recurrence.location',
      'recurrence.details',
      'recurrence.starts',
      'recurrence.ends'
    ])
    .select((eb) => eb.fn.coalesce('occurrence.heldOn', 'occurrence.plannedOn').as('day'))
    .where((eb) =>
      'recurrenceId' in of
        ? eb('recurrence.id', '=', of.recurrenceId)
        : eb.exists(
            eb
              .selectFrom('enrolment')
              .select('enrolment.id')
              .whereRef('enrolment.occurrenceId', '=', 'occurrence.id')
              .where('enrolment.enrolledById', '=', of.enrolledById)
          )
    )
    .where((eb) => eb(eb.fn.coalesce('occurrence.heldOn', 'occurrence.plannedOn'), '>=', from))
    .orderBy('occurrence.plannedOn')
    .orderBy('occurrence.id')
    .limit(most)
    .execute()
}
