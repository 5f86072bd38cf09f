import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes
} from 'node:crypto'

import type { Insertable } from 'kysely'

import type { Call } from './call.ts'
import type { Tx } from './db.ts'
import { AppError } from './errors.ts'
import { fixed, fixedFor, type Given } from './fixed.ts'
import type { Tables } from './tables.ts'

/** One call, as its sender names it, and what it asks. */
type Once = { key: string; request: unknown; secret: string }

/**
 * Does a write once per key and account. A second request with the key waits on the primary key until the first
 * commits, and then gets its answer. A write that fails rolls its key back, so it may be tried again. Answers can hold
 * a telephone or the key of a receipt, so they are kept sealed.
 */
export async function once<T>(tx: Tx, call: Call, { key, request, secret }: Once, write: () => Promise<T>): Promise<T> {
  const { accountId } = call.actor
  const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('hex')
  const [claimed] = await claim(tx, { accountId, key, fingerprint, createdAt: call.now })

  if (!claimed) {
    const mine = tx.selectFrom('idempotency').where('accountId', '=', accountId).where('key', '=', key)
    const earlier = await mine.select(['fingerprint', 'answer']).executeTakeFirstOrThrow()
    if (earlier.fingerprint !== fingerprint) throw new AppError('idempotency.mismatch')
    // A call that failed and kept its writes left no answer.
    if (earlier.answer === null) throw new AppError('conflict')
    return JSON.parse(unseal(secret, earlier.answer)) as T
  }

  const answer = await write()
  await keep(tx, { accountId, key, answer: seal(secret, JSON.stringify(answer)) })
  return answer
}

const claim = fixedFor((tx, row: Insertable<Tables['idempotency']>) =>
  tx
    .insertInto('idempotency')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
)

const keep = fixed((tx, given: Given<{ accountId: string; key: string; answer: string }>) =>
  tx
    .updateTable('idempotency')
    .set({ answer: given('answer') })
    .where('accountId', '=', given('accountId'))
    .where('key', '=', given('key'))
)

const cipher = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16

const sealingKeys = new Map<string, KeyObject>()

/** Derived once: the secret of a server stays the same. */
function sealingKey(secret: string): KeyObject {
  const known = sealingKeys.get(secret)
  if (known) return known
  const key = createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', 'idempotency answers', 32)))
  sealingKeys.set(secret, key)
  return key
}

function seal(secret: string, text: string): string {
  const iv = randomBytes(ivLength)
  const sealing = createCipheriv(cipher, sealingKey(secret), iv)
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64')
}

function unseal(secret: string, kept: string): string {
  const bytes = Buffer.from(kept, 'base64')
  const opening = createDecipheriv(cipher, sealingKey(secret), bytes.subarray(0, ivLength))
  opening.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
  return Buffer.concat([opening.update(bytes.subarray(ivLength + tagLength)), opening.final()]).toString('utf8')
}

/** Forgets keys that nobody will send again. */
export async function sweepIdempotency(tx: Tx, call: Call, hours = 48): Promise<void> {
  const before = new Date(call.now.getTime() - hours * 3_600_000)
  await tx.deleteFrom('idempotency').where('createdAt', '<', before).execute()
}
