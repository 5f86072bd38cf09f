import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { findFollowers } from '../needs/index.ts'

/** Needs of which the sums may not hold what they count now. */
export type Tail = { needIds: string[]; noted: string[] }

/**
 * What changed since it was counted, at most `limit` needs of it; what lies merged with it; and what counts otherwise by
 * now though nobody did anything. `noted` are the notes by which the first are known.
 */
export async function findTail(db: Db, { now }: Call, limit: number): Promise<Tail> {
  const changed = await db.selectFrom('uncounted').select(['id', 'needId']).orderBy('id').limit(limit).execute()
  const lapsed = await db
    .selectFrom('figureShare')
    .select('needId')
    .where('holdsUntil', '<=', now)
    .orderBy('holdsUntil')
    .limit(limit)
    .execute()
  const ids = [...new Set([...changed, ...lapsed].map(({ needId }) => needId))]
  const followers = ids.length > 0 ? await findFollowers(db, ids) : []
  return { needIds: [...new Set([...ids, ...followers])], noted: changed.map(({ id }) => id) }
}
