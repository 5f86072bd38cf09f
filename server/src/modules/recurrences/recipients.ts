import type { Db } from '../../kernel/db.ts'
import { findEnrollers } from './store.ts'

/** Who is told of a date: whoever enrolled an organisation for it. */
export async function toldOfOccurrence(db: Db, id: string): Promise<string[]> {
  return await findEnrollers(db, id)
}

/** What messages say of dates: the service and the day. */
export async function findOccurrenceTitles(db: Db, ids: readonly string[]): Promise<Map<string, { title: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('occurrence')
    .innerJoin('recurrence', 'recurrence.id', 'occurrence.recurrenceId')
    .select(['occurrence.id', 'recurrence.name', 'occurrence.heldOn', 'occurrence.plannedOn'])
    .where('occurrence.id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name, heldOn, plannedOn }) => [id, { title: `${name} ${heldOn ?? plannedOn}` }]))
}
