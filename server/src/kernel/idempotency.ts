import { createHash } from 'node:crypto'

import type { Call } from './call.ts'
import type { Tx } from './db.ts'
import { AppError } from './errors.ts'

/**
 * Does a write once per key and account. A second request with the key waits on the primary key until the first
 * commits, and then gets its answer. A write that fails rolls its key back, so it may be tried again.
 */
export async function once<T>(tx: Tx, call: Call, key: string, request: unknown, write: () => Promise<T>): Promise<T> {
  const { accountId } = call.actor
  const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('hex')
  const claimed = await tx
    .insertInto('idempotency')
    .values({ accountId, key, fingerprint, createdAt: call.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()

  if (!claimed) {
    const mine = tx.selectFrom('idempotency').where('accountId', '=', accountId).where('key', '=', key)
    const earlier = await mine.select(['fingerprint', 'answer']).executeTakeFirstOrThrow()
    if (earlier.fingerprint !== fingerprint) throw new AppError('idempotency.mismatch')
    // A call that failed and kept its writes left no answer.
    if (earlier.answer === null) throw new AppError('conflict')
    return JSON.parse(earlier.answer) as T
  }

  const answer = await write()
  await tx
    .updateTable('idempotency')
    .set({ answer: JSON.stringify(answer) })
    .where('accountId', '=', accountId)
    .where('key', '=', key)
    .execute()
  return answer
}

/** Forgets keys that nobody will send again. */
export async function sweepIdempotency(tx: Tx, call: Call, hours = 48): Promise<void> {
  const before = new Date(call.now.getTime() - hours * 3_600_000)
  await tx.deleteFrom('idempotency').where('createdAt', '<', before).execute()
}
