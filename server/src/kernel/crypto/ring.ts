import { createHmac, hkdfSync } from 'node:crypto'

import { sql } from 'kysely'

import { CannotStart } from '../config.ts'
import type { Db, Tx } from '../db.ts'
import { type Cells, openCells, type Ring, type RingKey } from './cells.ts'
import type { SuiteName } from './suites.ts'

/** How often a running server looks whether there is a new key. */
export const ringPatience = 5_000

/**
 * Opens the ring as the owner of the database. On the first start, and where the configuration names another suite
 * than before, it makes a new key, under which everything is sealed from then on; what stands is opened by its own.
 */
export async function openRing(owner: Db, secret: string, suite: SuiteName): Promise<{ cells: Cells; ring: Ring }> {
  await owner.transaction().execute(async (tx) => {
    await lockRing(tx)
    const keys = await findKeys(tx, secret)
    if (keys.at(-1)?.suite !== suite) await addKey(tx, secret, suite)
  })
  const ring: Ring = { keys: await findKeys(owner, secret) }
  return { cells: openCells(secret, ring), ring }
}

/** Learns, as long as the server runs, of keys that another process adds. */
export function watchRing(db: Db, secret: string, ring: Ring, onError: (error: Error) => void): { stop: () => void } {
  const learn = async (): Promise<void> => {
    ring.keys = await findKeys(db, secret)
  }
  const timer = setInterval(() => void learn().catch(onError), ringPatience)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** The keys in use, the current one last. */
export async function findKeys(db: Db, secret: string): Promise<RingKey[]> {
  const rows = await db
    .selectFrom('platform.columnKey')
    .select(['id', 'suite', 'proof'])
    .where('retiredAt', 'is', null)
    .orderBy('id')
    .execute()
  for (const { id, proof } of rows) {
    if (proof !== proofOf(secret, id)) {
      throw new CannotStart(
        'Telephones in this database were sealed under another secret. Give the server its own back: the file ' +
          '"secret" of its data folder, or HONGCHAO_SECRET.'
      )
    }
  }
  return rows.map(({ id, suite }) => ({ id, suite }))
}

/** Two that add a key at once get one each, one after the other. */
export async function addKey(tx: Tx, secret: string, suite: SuiteName): Promise<RingKey> {
  await lockRing(tx)
  const last = await tx.selectFrom('platform.columnKey').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
  const id = (last?.id ?? 0) + 1
  await tx
    .insertInto('platform.columnKey')
    .values({ id, suite, proof: proofOf(secret, id) })
    .execute()
  return { id, suite }
}

async function lockRing(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('hongchao column keys'))`.execute(tx)
}

/** Shows that a secret is the one a key follows from, and nothing of either. */
function proofOf(secret: string, id: number): string {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'column key proof', 32))
  return createHmac('sha256', key).update(String(id)).digest('base64url')
}
