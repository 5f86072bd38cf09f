import type { Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { findCandidates, findTold, inOrder, insertFingerprint } from './store.ts'

/** Needs of one transaction: few, for whoever works on one of them meanwhile waits for it. */
const batch = 20

/** Compares needs that are new with those entered before them, and keeps who may be whose duplicate; returns how many. */
export async function compareSome(tx: Tx, call: Call): Promise<number> {
  const waiting = await tx
    .deleteFrom('uncompared')
    .where('needId', 'in', (eb) =>
      eb.selectFrom('uncompared as next').select('next.needId').orderBy('next.needId').limit(batch).forUpdate()
    )
    .returning('needId')
    .execute()
  if (waiting.length === 0) return 0
  const ids = waiting.map(({ needId }) => needId).toSorted()
  const all = await findTold(tx, ids)
  for (const id of ids) {
    const told = all.get(id)
    if (!told) continue
    await insertFingerprint(tx, id, told.text)
    const found = await findCandidates(tx, told, id)
    if (found.length === 0) continue
    const pairs = found.map(({ id: other, similarity, same }) => ({ ...inOrder(id, other), similarity, same }))
    await tx
      .insertInto('duplicate')
      .values(pairs.map((pair) => ({ ...pair, foundAt: call.now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return ids.length
}
