import type { Insertable, Selectable } from 'kysely'

import type { Db, Tx } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'

export type FileRow = Selectable<Tables['file']>

export async function insertFile(tx: Tx, file: Insertable<Tables['file']>): Promise<void> {
  await tx.insertInto('file').values(file).execute()
}

export async function findFile(db: Db, id: string): Promise<FileRow | undefined> {
  return await db.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Gives claimed files to their owner; returns how many there were to give. */
export async function claimFiles(
  tx: Tx,
  claimHashes: string[],
  owner: { subjectKind: 'need' | 'needEvent'; subjectId: string }
): Promise<number> {
  const claimed = await tx
    .updateTable('file')
    .set({ ...owner, claimHash: null })
    .where('claimHash', 'in', claimHashes)
    .returning('id')
    .execute()
  return claimed.length
}

export async function findFilesOf(db: Db, subjectKind: 'need' | 'needEvent', ids: string[]): Promise<FileRow[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('file')
    .selectAll()
    .where('subjectKind', '=', subjectKind)
    .where('subjectId', 'in', ids)
    .orderBy('id')
    .execute()
}

export async function findKept(db: Db): Promise<Pick<FileRow, 'id' | 'type'>[]> {
  return await db.selectFrom('file').select(['id', 'type']).execute()
}

/** Of these, the files that there are. */
export async function findIds(db: Db, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('file').select('id').where('id', 'in', ids).execute()
  return rows.map(({ id }) => id)
}

export async function deleteUnclaimed(tx: Tx, before: Date): Promise<string[]> {
  const gone = await tx
    .deleteFrom('file')
    .where('subjectId', 'is', null)
    .where('createdAt', '<', before)
    .returning('id')
    .execute()
  return gone.map(({ id }) => id)
}
