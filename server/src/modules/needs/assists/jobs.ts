import { NeedId } from '@hongchao/contract'

import type { Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { publish } from '../../../kernel/events.ts'
import { tell } from '../story.ts'
import { planSteps } from '../supervision/jobs.ts'
import { type AssistMoment, takeDueAssists } from './store.ts'

/** Tells of what others have to do for a need and is due soon, or late: each once. */
export async function noteAssists(tx: Tx, call: Call, kind: AssistMoment, batch: number): Promise<number> {
  const due = await takeDueAssists(tx, kind, call.now, batch)
  for (const { id: assistId, needId, name, dueAt: since } of due) {
    await tell(tx, call, needId, { kind, public: false, details: { to: name } })
    await publish(tx, call, `need.${kind}`, { needId: NeedId.parse(needId), assistId })
    if (kind === 'assistOverdue') await planSteps(tx, call, { on: kind, needId, assistId, since })
  }
  return due.length
}
