import { NeedId } from '@hongchao/contract'

import type { Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { publish } from '../../../kernel/events.ts'
import { tell } from '../story.ts'
import { takeUndecided } from './store.ts'

/** Tells of what a level did not decide in time, once. */
export async function noteUndecided(tx: Tx, call: Call, batch: number): Promise<number> {
  const late = await takeUndecided(tx, call.now, batch)
  for (const { needId, name } of late) {
    await tell(tx, call, needId, { kind: 'escalationOverdue', public: false, details: { escalatedTo: name } })
    await publish(tx, call, 'need.escalationOverdue', { needId: NeedId.parse(needId) })
  }
  return late.length
}
