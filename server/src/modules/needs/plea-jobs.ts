import { NeedId } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import { publish } from '../../kernel/events.ts'
import { getPreset } from '../places/index.ts'
import { lapse, nextReview } from './actions/pleas.ts'
import { remindOfReturn } from './actions/returns.ts'
import { updatePlea } from './pleas.ts'
import { pleaAfter } from './rules/pleas.ts'
import { findAnyNeed } from './store.ts'
import { tell } from './story.ts'

/** What runs and has come to a moment, with its need: whoever takes a step holds that, and neither may wait for the other. */
function runningPleas(tx: Tx, moment: 'endsAt' | 'reviewAt', { now }: Call, batch: number) {
  return tx
    .selectFrom('clockPlea')
    .innerJoin('need', 'need.id', 'clockPlea.needId')
    .select(['clockPlea.id', 'clockPlea.needId', 'clockPlea.kind', 'clockPlea.state', 'clockPlea.endsAt'])
    .select(['need.presetVersion', 'need.dueAt'])
    .where('clockPlea.state', '=', 'running')
    .where(`clockPlea.${moment}`, '<=', now)
    .orderBy(`clockPlea.${moment}`)
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** A pause or shelving ends on its day. The clock knew that day from the beginning. */
export async function endPleas(tx: Tx, call: Call, batch: number): Promise<number> {
  const over = await runningPleas(tx, 'endsAt', call, batch)
  for (const { needId, dueAt, ...plea } of over) {
    await updatePlea(tx, plea.id, { state: pleaAfter(plea, 'end')!, reviewAt: null })
    const details = { ...(dueAt && { dueAt: dueAt.toISOString() }) }
    await tell(tx, call, needId, { kind: 'resumed', public: true, details })
    await publish(tx, call, 'need.resumed', { needId: NeedId.parse(needId) })
  }
  return over.length
}

/** What is shelved is looked at again from time to time, so that nobody forgets it there. */
export async function remindOfReviews(tx: Tx, call: Call, batch: number): Promise<number> {
  const due = await runningPleas(tx, 'reviewAt', call, batch)
  for (const { id, needId, endsAt, presetVersion } of due) {
    const preset = await getPreset(tx, presetVersion)
    await updatePlea(tx, id, { reviewAt: await nextReview(tx, preset, call.now, endsAt!) })
    await tell(tx, call, needId, { kind: 'reviewDue', public: false })
    await publish(tx, call, 'need.reviewDue', { needId: NeedId.parse(needId) })
  }
  return due.length
}

/** A return that nobody decided within its limit. */
export async function remindOfReturns(tx: Tx, call: Call, batch: number): Promise<number> {
  const late = await tx
    .selectFrom('returnPlea')
    .innerJoin('need', 'need.id', 'returnPlea.needId')
    .select(['returnPlea.id', 'returnPlea.needId'])
    .where('returnPlea.state', '=', 'pending')
    .where('returnPlea.remindedAt', 'is', null)
    .where('returnPlea.decideBy', '<=', call.now)
    .orderBy('returnPlea.decideBy')
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const plea of late) await remindOfReturn(tx, call, plea)
  return late.length
}

/** The need is due and nobody has decided: it is too late to grant anything. */
export async function lapsePlea(tx: Tx, call: Call, needId: string): Promise<void> {
  const { plea } = await findAnyNeed(tx, needId)
  if (plea?.state !== 'pending') return
  await lapse(tx, call, needId, plea)
  await publish(tx, call, 'need.pleaLapsed', { needId: NeedId.parse(needId) })
}
