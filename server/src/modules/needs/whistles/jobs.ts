import { NeedId } from '@hongchao/contract'

import type { Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { publish } from '../../../kernel/events.ts'
import { tell } from '../story.ts'
import { planSteps } from '../supervision/jobs.ts'
import { takeLateCalls } from './store.ts'

/** Tells of offices that were called and did not come in time, each once, and plans what follows from that. */
export async function noteLateCalls(tx: Tx, call: Call, batch: number): Promise<number> {
  const late = await takeLateCalls(tx, call.now, batch)
  for (const { id: callId, assistId, whistleId, needId, office, dueAt: since } of late) {
    await tell(tx, call, needId, { kind: 'whistleOverdue', public: false, details: { called: office } })
    await publish(tx, call, 'need.whistleOverdue', { needId: NeedId.parse(needId), whistleId, assistId })
    await planSteps(tx, call, { on: 'whistleOverdue', needId, callId, since })
  }
  return late.length
}
