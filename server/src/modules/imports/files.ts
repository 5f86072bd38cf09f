import type { Call } from '../../kernel/call.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Storage } from '../../kernel/storage.ts'

/** Where the file of an import lies until nobody needs it any more. */
export function keyOfFile({ place }: Call, batchId: string): string {
  return `${place}/imports/${batchId}`
}

export async function readFile(storage: Storage, call: Call, batchId: string): Promise<Uint8Array> {
  const bytes = await storage.get(keyOfFile(call, batchId))
  if (!bytes) throw new AppError('import.fileGone')
  return bytes
}
