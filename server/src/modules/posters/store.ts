import type { Insertable } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { visibleTo } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'

function posters(db: Db) {
  return db
    .selectFrom('poster')
    .innerJoin('organisation', 'organisation.id', 'poster.organisationId')
    .selectAll('poster')
    .select('organisation.name as organisationName')
}

export type PosterRow = Awaited<ReturnType<ReturnType<typeof posters>['execute']>>[number]

export async function findPosters(db: Db, call: Call): Promise<PosterRow[]> {
  return await posters(db)
    .where(visibleTo(call, 'posters.manage', 'organisation.path'))
    .orderBy('poster.createdAt', 'desc')
    .orderBy('poster.id')
    .limit(1000)
    .execute()
}

export async function findPosterByCode(db: Db, code: string): Promise<PosterRow | undefined> {
  return await posters(db).where('poster.code', '=', code).where('poster.active', '=', true).executeTakeFirst()
}

export async function findPoster(db: Db, call: Call, id: string): Promise<PosterRow | undefined> {
  return await posters(db)
    .where('poster.id', '=', id)
    .where(visibleTo(call, 'posters.manage', 'organisation.path'))
    .executeTakeFirst()
}

export async function insertPoster(tx: Tx, poster: Insertable<Tables['poster']>): Promise<void> {
  await tx.insertInto('poster').values(poster).execute()
}

export async function retirePosterRow(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('poster').set({ active: false }).where('id', '=', id).execute()
}
