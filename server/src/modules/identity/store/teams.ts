import type { Insertable } from 'kysely'

import type { Db, Tx } from '../../../kernel/db.ts'
import type { Tables } from '../../../kernel/tables.ts'

type Membership = { id: string; teamId: string; drawnFromId: string; leader: boolean; heldFrom: string | null }

export async function findMemberships(db: Db, personId: string, today: string): Promise<Membership[]> {
  return await db
    .selectFrom('teamMember')
    .select(['id', 'teamId', 'drawnFromId', 'leader', 'heldFrom'])
    .where('personId', '=', personId)
    .where((on) => on.or([on('heldTo', 'is', null), on('heldTo', '>', today)]))
    .execute()
}

export async function isMember(db: Db, { teamId, personId }: { teamId: string; personId: string }): Promise<boolean> {
  const row = await db
    .selectFrom('teamMember')
    .select('id')
    .where('teamId', '=', teamId)
    .where('personId', '=', personId)
    .where('heldTo', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertMembership(tx: Tx, row: Insertable<Tables['teamMember']>): Promise<void> {
  await tx.insertInto('teamMember').values(row).execute()
}

export async function updateMembershipEnd(tx: Tx, id: string, heldTo: string): Promise<void> {
  await tx.updateTable('teamMember').set({ heldTo }).where('id', '=', id).execute()
}
