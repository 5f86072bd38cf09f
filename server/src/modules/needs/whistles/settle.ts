import { NeedId } from '@hongchao/contract'
import { sql } from 'kysely'

import { by, type Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { publish } from '../../../kernel/events.ts'
import { isOpen } from '../rules.ts'
import { findAnyNeed, type NeedRow } from '../store.ts'
import { tell } from '../story.ts'
import { noteOwed } from './owed.ts'
import { updateWhistle } from './store.ts'

/**
 * What a step with a need leaves of the whistle that is blown for it: whoever ended their part is not called any more, and
 * it ends with the last of them; what calls nobody yet is taken back where the need is over.
 */
export async function settleWhistle(tx: Tx, call: Call, before: NeedRow): Promise<void> {
  if (before.whistle === null) return
  const open = tx.selectFrom('whistle').select(['id', 'name', 'code', 'state']).where('needId', '=', before.id)
  const whistle = await open.where('endedAt', 'is', null).executeTakeFirst()
  if (!whistle) return
  const { status } = await findAnyNeed(tx, before.id)
  if (whistle.state !== 'called') {
    if (!isOpen(status)) await end(tx, call, before.id, whistle, 'withdrawn')
    return
  }
  await endCalls(tx, call, whistle.id)
  await noteOwed(tx, whistle.id)
  if (!(await isWaitedFor(tx, whistle.id))) await end(tx, call, before.id, whistle, 'ended')
}

/** Whoever answered for their part has come, whether that was said or not. */
async function endCalls(tx: Tx, call: Call, whistleId: string): Promise<void> {
  await tx
    .updateTable('whistleCall')
    .from('assist')
    .set({
      endedAt: call.now,
      answeredAt: sql<Date>`case when assist.state = 'done' then ${call.now}::timestamptz end`
    })
    .whereRef('assist.id', '=', 'whistleCall.assistId')
    .where('whistleCall.whistleId', '=', whistleId)
    .where('whistleCall.endedAt', 'is', null)
    .where('assist.endedAt', 'is not', null)
    .execute()
}

async function isWaitedFor(tx: Tx, whistleId: string): Promise<boolean> {
  const open = await tx
    .selectFrom('whistleCall')
    .innerJoin('assist', 'assist.id', 'whistleCall.assistId')
    .select('whistleCall.id')
    .where('whistleCall.whistleId', '=', whistleId)
    .where('assist.endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return open !== undefined
}

async function end(
  tx: Tx,
  call: Call,
  needId: string,
  { id, name, code }: { id: string; name: string; code: string },
  state: 'ended' | 'withdrawn'
): Promise<void> {
  await updateWhistle(tx, id, { state, endedAt: call.now })
  const kind = state === 'ended' ? 'whistleEnded' : 'whistleWithdrawn'
  await tell(tx, call, needId, { kind, public: false, details: { whistle: `${name} ${code}` } })
  if (state === 'ended')
    await publish(tx, call, 'need.whistleEnded', { needId: NeedId.parse(needId), whistleId: id, ...by(call) })
}
