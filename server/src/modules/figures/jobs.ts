import { sql } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import { onSchema, schemaOf, type Tx } from '../../kernel/db.ts'
import type { ScheduledJobs } from '../../kernel/jobs.ts'
import { findShares, reckon, replaceShares } from './shares.ts'
import { changeSums } from './sums.ts'
import { findTail } from './tail.ts'

/** Needs of one transaction. Nobody but another folder waits for it. */
const batch = 4000
/** Milliseconds, less than the minute after which it comes again. */
const foldFor = 50_000

export const figuresSchedule = {
  /** Counts anew what changed; costs by what changed, not by what there is. */
  'figures.fold': async (_, call, { db }) => {
    const here = onSchema(db, schemaOf(call.place))
    const until = Date.now() + foldFor
    while (Date.now() < until && (await here.transaction().execute((tx) => foldSome(tx, call))) > 0);
  }
} satisfies Partial<ScheduledJobs>

/**
 * Takes what some needs counted out of the sums and puts in what they count now; returns how many. A need that is
 * changed meanwhile has a note that this transaction does not see, and is counted again.
 */
export async function foldSome(tx: Tx, call: Call): Promise<number> {
  // Of two that fold at once the second waits, lest both take the same away.
  await tx.updateTable('figureHead').set({ foldedAt: call.now }).execute()
  const { needIds, noted } = await findTail(tx, call, batch)
  if (needIds.length === 0) return 0
  const before = await findShares(tx, needIds)
  const now = await reckon(tx, call, needIds)
  await changeSums(tx, before, now)
  await replaceShares(tx, needIds, now)
  await tx
    .deleteFrom('uncounted')
    .where('id', '=', sql<string>`any(${noted}::bigint[])`)
    .execute()
  return needIds.length
}
