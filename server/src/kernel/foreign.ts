import { createHash } from 'node:crypto'

import type { Call } from './call.ts'
import { type Db, onSchema, schemaOf, type Tx } from './db.ts'
import type { Deps } from './http.ts'
import { once } from './idempotency.ts'
import { inTransaction } from './transaction.ts'

/** For an interface that others wrote, and that `serve` therefore does not serve: the database on a place, to read. */
export function placeDb(deps: Deps, place: string): Db {
  return onSchema(deps.db, schemaOf(place))
}

/** The same to write, in one transaction. */
export async function inPlaceTransaction<T>(deps: Deps, place: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  return await inTransaction(deps.db, (transaction) => run(onSchema(transaction, schemaOf(place))))
}

const repeatWithin = 10 * 60_000

/**
 * Does a write of such an interface once. Its caller may name the call; otherwise the same content by the same account
 * within ten minutes is the same call, sent again because its answer got lost.
 */
export async function onceByContent<T>(
  tx: Tx,
  call: Call,
  { content, callKey, secret }: { content: string; callKey: string | undefined; secret: string },
  write: () => Promise<T>
): Promise<T> {
  const key = callKey ? `named:${callKey}` : await keyOf(tx, call, content)
  return await once(tx, call, { key, request: content, secret }, write)
}

async function keyOf(tx: Tx, { actor, now }: Call, content: string): Promise<string> {
  const digest = createHash('sha256').update(content).digest('base64url')
  const slot = Math.floor(now.getTime() / repeatWithin)
  const [earlier, current] = [`content:${digest}:${slot - 1}`, `content:${digest}:${slot}`]
  const used = await tx
    .selectFrom('idempotency')
    .select('key')
    .where('accountId', '=', actor.accountId)
    .where('key', '=', earlier)
    .where('createdAt', '>', new Date(now.getTime() - repeatWithin))
    .executeTakeFirst()
  return used?.key ?? current
}
