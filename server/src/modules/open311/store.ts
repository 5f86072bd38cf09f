import { type Insertable, sql } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { visibleTo } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'

function keys(db: Db) {
  return db
    .selectFrom('open311Key')
    .innerJoin('organisation', 'organisation.id', 'open311Key.organisationId')
    .selectAll('open311Key')
    .select('organisation.name as organisationName')
    .select((eb) => {
      const reports = eb.selectFrom('open311Report').whereRef('open311Report.keyId', '=', 'open311Key.id')
      return [
        reports.select((on) => on.cast<number>(on.fn.countAll(), 'integer').as('reports')).as('reports'),
        reports.select((on) => on.fn.max('open311Report.createdAt').as('at')).as('lastReportAt')
      ]
    })
}

export type KeyRow = Awaited<ReturnType<ReturnType<typeof keys>['execute']>>[number]

export async function findKeys(db: Db, call: Call): Promise<KeyRow[]> {
  return await keys(db)
    .where(visibleTo(call, 'interfaces.manage', 'organisation.path'))
    .orderBy('open311Key.createdAt', 'desc')
    .orderBy('open311Key.id')
    .limit(1000)
    .execute()
}

export async function findKey(db: Db, call: Call, id: string): Promise<KeyRow | undefined> {
  return await keys(db)
    .where('open311Key.id', '=', id)
    .where(visibleTo(call, 'interfaces.manage', 'organisation.path'))
    .executeTakeFirst()
}

export async function insertKey(tx: Tx, key: Insertable<Tables['open311Key']>): Promise<void> {
  await tx.insertInto('open311Key').values(key).execute()
}

export async function revokeKeyRow(tx: Tx, id: string, by: string, at: Date): Promise<void> {
  const changes = { revokedById: by, revokedAt: at }
  await tx.updateTable('open311Key').set(changes).where('id', '=', id).where('revokedAt', 'is', null).execute()
}

export type Holder = { id: string; name: string; organisationId: string; kind: string; perMinute: number }

/** Who holds a key that is in use, and how many reports came by it since then. */
export async function findHolder(
  db: Db,
  keyHash: string,
  since: Date
): Promise<(Holder & { lately: number }) | undefined> {
  return await db
    .selectFrom('open311Key')
    .select(['id', 'name', 'organisationId', 'kind', 'perMinute'])
    .select((eb) =>
      eb
        .selectFrom('open311Report')
        .select((on) => on.cast<number>(on.fn.countAll(), 'integer').as('lately'))
        .whereRef('keyId', '=', 'open311Key.id')
        .where('open311Report.createdAt', '>', since)
        .$asScalar()
        .$notNull()
        .as('lately')
    )
    .where('keyHash', '=', keyHash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
}

export async function insertReport(tx: Tx, report: Insertable<Tables['open311Report']>): Promise<void> {
  await tx.insertInto('open311Report').values(report).execute()
}

export type Area = { id: string; key: string; name: string }

/** The areas and communities of a place, which everybody knows. */
export async function findAreas(db: Db, kinds: readonly string[]): Promise<Area[]> {
  return await db
    .selectFrom('organisation')
    .select(['id', 'key', 'name'])
    .where('kind', '=', sql<string>`any(${kinds}::text[])`)
    .where('active', '=', true)
    .orderBy('path')
    .limit(500)
    .execute()
}

/** The spots that reports named. */
export async function findSpots(
  db: Db,
  needIds: readonly string[]
): Promise<Map<string, { lat: number; long: number }>> {
  if (needIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('open311Report')
    .select(['needId', 'lat', 'long'])
    .where('needId', '=', sql<string>`any(${needIds}::uuid[])`)
    .where('lat', 'is not', null)
    .execute()
  return new Map(rows.map(({ needId, lat, long }) => [needId, { lat: lat!, long: long! }]))
}
