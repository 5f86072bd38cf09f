import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Storage } from '../../kernel/storage.ts'

/** Where the file of an import lies until nobody needs it any more. */
export function keyOfFile({ place }: Pick<Call, 'place'>, batchId: string): string {
  return `${folderOfFiles(place)}/${batchId}`
}

export function folderOfFiles(place: string): string {
  return `${place}/imports`
}

/** What has to lie in the storage, by the rows. */
export async function importsInUse(db: Db, place: string): Promise<string[]> {
  const rows = await db.selectFrom('importBatch').select('id').where('fileKept', '=', true).execute()
  return rows.map(({ id }) => keyOfFile({ place }, id))
}

export async function readFile(storage: Storage, call: Call, batchId: string): Promise<Uint8Array> {
  const bytes = await storage.get(keyOfFile(call, batchId))
  if (!bytes) throw new AppError('import.fileGone')
  return bytes
}
