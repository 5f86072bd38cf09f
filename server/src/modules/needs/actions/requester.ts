import { NeedId } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { dueTime } from '../../../kernel/calendar/index.ts'
import { by, type Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { publish } from '../../../kernel/events.ts'
import { getPreset } from '../../places/index.ts'
import { spareCallback } from '../callbacks/draw.ts'
import { startClock, stopClocks, traitsOf, workingTimeOf } from '../clocks.ts'
import { nextStatus } from '../rules.ts'
import { insertDispatch, insertEvaluation, type NeedRow, updateDispatch, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { leaveMaster, whoAnswered } from './merging.ts'
import type { Take } from './take.ts'

/** 评价: solved or not, how satisfied, a word; the need is closed by it (W-9). */
export const evaluate: Take<'evaluate'> = async (tx, call, need, { solved, score, words }) => {
  await insertEvaluation(tx, {
    id: uuid(),
    needId: need.id,
    round: need.reopenedAt ? 2 : 1,
    personId: call.actor.personId ?? null,
    solved,
    score,
    words: words || null,
    evaluatedAt: call.now
  })
  await closeNeed(tx, call, need)
  await spareCallback(tx, call, need.id)

  await tell(tx, call, need.id, {
    kind: 'evaluated',
    public: true,
    text: words || undefined,
    details: { solved, score }
  })
  await publish(tx, call, 'need.evaluated', { needId: NeedId.parse(need.id), ...by(call) })
}

/** 办结, by evaluation or because nobody evaluated in time; for a while it can still be reopened. */
export async function closeNeed(tx: Tx, call: Call, need: NeedRow): Promise<void> {
  const preset = await getPreset(tx, need.presetVersion)
  const { reopenWithin } = preset.needs.evaluation
  const until = need.reopenedAt ? null : dueTime(await workingTimeOf(tx, preset), call.now, reopenWithin).at
  await updateNeed(tx, need.id, { status: 'closed', closedAt: call.now, reopenUntil: until, updatedAt: call.now })
}

/**
 * Asked again, once: it goes straight back to those who answered, under a clock of its own. What was answered with its
 * master goes its own way from then on.
 */
export const reopen: Take<'reopen'> = async (tx, call, need, { reason }) => {
  await spareCallback(tx, call, need.id)
  const answered = await whoAnswered(tx, need)
  const dispatchId = await dispatchAgain(tx, call, need, answered)
  if (need.mergedIntoId) await leaveMaster(tx, call, need)
  const preset = await getPreset(tx, need.presetVersion)
  const start = { needId: need.id, kind: 'handling' as const, round: 2, from: call.now, traits: traitsOf(need) }
  const dueAt = await startClock(tx, preset, start)
  await updateNeed(tx, need.id, {
    status: nextStatus(need.status, 'reopen'),
    dispatchId,
    teamId: answered.teamId,
    departmentId: answered.departmentId,
    departmentPath: answered.departmentPath,
    instructions: answered.instructions,
    mergedIntoId: null,
    handlerId: null,
    dueAt,
    reopenedAt: call.now,
    reopenUntil: null,
    closedAt: null,
    updatedAt: call.now
  })

  await tell(tx, call, need.id, {
    kind: 'reopened',
    public: true,
    text: reason,
    details: { dueAt: dueAt.toISOString() }
  })
  await publish(tx, call, 'need.reopened', { needId: NeedId.parse(need.id), ...by(call) })
}

/** A second dispatch to the same team or department, by whoever dispatched it first. */
async function dispatchAgain(tx: Tx, call: Call, need: NeedRow, answered: NeedRow): Promise<string> {
  const earlier = await tx
    .selectFrom('dispatch')
    .select(['teamId', 'departmentId', 'instructions', 'dispatchedById', 'designated'])
    .where('id', '=', answered.dispatchId)
    .executeTakeFirstOrThrow()
  const id = uuid()
  await insertDispatch(tx, { ...earlier, id, needId: need.id, dispatchedAt: call.now })
  return id
}

export const withdraw: Take<'withdraw'> = async (tx, call, need, { reason }) => {
  await stopClocks(tx, need.id, call.now)
  if (need.dispatchId) await updateDispatch(tx, need.dispatchId, { endedAt: call.now, outcome: 'withdrawn' })
  if (need.status === 'merged') await leaveMaster(tx, call, need)
  const status = nextStatus(need.status, 'withdraw')
  await updateNeed(tx, need.id, { status, mergedIntoId: null, dueAt: null, closedAt: call.now, updatedAt: call.now })

  await tell(tx, call, need.id, { kind: 'withdrawn', public: true, text: reason || undefined })
  await publish(tx, call, 'need.withdrawn', { needId: NeedId.parse(need.id), ...by(call) })
}
