import { jsonArrayFrom } from 'kysely/helpers/postgres'

import { unitsOf } from './actor.ts'
import { type Calendar, workingDayBack } from './calendar/index.ts'
import { type Actor, type Call, system } from './call.ts'
import { dayIn } from './days.ts'
import type { Tx } from './db.ts'

/** Keys of a preset, and the rows that they became. */
export type Ids = ReadonlyMap<string, string>

export async function idsOf(
  tx: Tx,
  table: 'organisation' | 'person' | 'team' | 'roundPlan' | 'serviceItem'
): Promise<Map<string, string>> {
  const rows = await tx.selectFrom(table).select(['key', 'id']).execute()
  return new Map(rows.flatMap(({ key, id }) => (key ? [[key, id] as const] : [])))
}

export function idOf(ids: Ids, key: string): string
export function idOf(ids: Ids, key: string | undefined): string | undefined
export function idOf(ids: Ids, key: string | undefined): string | undefined {
  if (key === undefined) return undefined
  const id = ids.get(key)
  if (!id) throw new Error(`the preset names "${key}", which is not in the place`)
  return id
}

/** Somebody of a demonstration, as if they had signed in. */
export async function actorOf(tx: Tx, personId: string, now: Date): Promise<Actor> {
  const person = await tx
    .selectFrom('person')
    .select('person.name')
    .select((eb) => jsonArrayFrom(unitsOf(eb, dayIn(now))).as('units'))
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow()
  const grants = await tx
    .selectFrom('roleGrant')
    .innerJoin('organisation', 'organisation.id', 'roleGrant.organisationId')
    .select(['roleGrant.role', 'organisation.id as at', 'organisation.path'])
    .where('roleGrant.personId', '=', personId)
    .execute()
  const teams = await tx
    .selectFrom('teamMember')
    .select(['teamId as id', 'leader'])
    .where('personId', '=', personId)
    .execute()
  const unitPaths = person.units.map(({ path }) => path)
  return { ...system, personId, name: person.name, unitPaths, grants, teams }
}

/** So many working days before a demonstration is loaded, and never after that. */
export function momentBack(
  calendar: Calendar,
  { now }: Pick<Call, 'now'>,
  { workdaysAgo, at }: { workdaysAgo: number; at: string }
): Date {
  const time = new Date(`${workingDayBack(calendar, now, workdaysAgo)}T${at}:00+08:00`)
  return time < now ? time : now
}
