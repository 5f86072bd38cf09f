import type { Insertable, Selectable } from 'kysely'

import type { Db, Tx } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'

export type FeedRow = Selectable<Tables['feed']>

/** So many addresses one person, or one service, has at a time: more nobody keeps apart. */
export const most = { own: 10, service: 100 }

export async function findFeeds(db: Db, of: { personId: string } | { recurrenceId: string }): Promise<FeedRow[]> {
  const [column, id] =
    'personId' in of ? (['personId', of.personId] as const) : (['recurrenceId', of.recurrenceId] as const)
  return await db
    .selectFrom('feed')
    .selectAll()
    .where(column, '=', id)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(most.service)
    .execute()
}

export async function findFeed(db: Db, id: string): Promise<FeedRow | undefined> {
  return await db.selectFrom('feed').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Whoever knows the token reads it, until it is revoked, or the person whose it is has left. */
export async function findFeedByHash(db: Db, tokenHash: string): Promise<FeedRow | undefined> {
  return await db
    .selectFrom('feed')
    .leftJoin('person', 'person.id', 'feed.personId')
    .selectAll('feed')
    .where('feed.tokenHash', '=', tokenHash)
    .where('feed.revokedAt', 'is', null)
    .where((eb) => eb.or([eb('feed.personId', 'is', null), eb('person.active', '=', true)]))
    .executeTakeFirst()
}

export async function insertFeed(tx: Tx, row: Insertable<Tables['feed']>): Promise<void> {
  await tx.insertInto('feed').values(row).execute()
}

export async function revokeFeedRow(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('feed').set({ revokedAt: now }).where('id', '=', id).where('revokedAt', 'is', null).execute()
}
