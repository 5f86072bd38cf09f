import { NeedId } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import { getPreset } from '../../places/index.ts'
import { askAssists } from '../assists/actions.ts'
import { restartClock, runningClock, startClock, stopClocks, traitsOf } from '../clocks.ts'
import { nextStatus } from '../rules.ts'
import { isOfUnit } from '../rules/offices.ts'
import { findAnyNeed, insertDispatch, type NeedRow, updateDispatch, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import type { Take } from './take.ts'
import { refuseUnknownKeys } from './keys.ts'
import { findLead, officeOf, type Target } from './office.ts'

/** 受理: taken on, and put into the place's own class, level and way to serve (W-7). */
export const accept: Take<'accept'> = async (tx, call, need, { category, level, way }) => {
  refuseUnknownKeys(await getPreset(tx), { category, level, way })

  const dueAt = await recount(tx, { ...need, category, level })
  const status = nextStatus(need.status, 'accept')
  await updateNeed(tx, need.id, { status, category, level, way, dueAt, updatedAt: call.now })

  await tell(tx, call, need.id, {
    kind: 'accepted',
    public: true,
    office: await officeOf(tx, call),
    details: { category, level, way }
  })
  await publish(tx, call, 'need.accepted', { needId: NeedId.parse(need.id), by: personOf(call) })
}

/** Another class, level or way. */
export const classify: Take<'classify'> = async (tx, call, need, { category, level, way }) => {
  refuseUnknownKeys(await getPreset(tx), { category, level, way })

  const dueAt = await recount(tx, { ...need, category, level })
  await updateNeed(tx, need.id, { category, level, way, dueAt, updatedAt: call.now })

  const details = {
    category,
    level,
    way,
    before: need.category ?? '',
    ...(need.status !== 'accepted' && dueAt && { dueAt: dueAt.toISOString() })
  }
  await tell(tx, call, need.id, { kind: 'classified', public: false, office: await officeOf(tx, call), details })
  await publish(tx, call, 'need.classified', { needId: NeedId.parse(need.id), by: personOf(call) })
}

/** The clock that runs, counted anew from its start by the limit that fits the need now; returns when it is due. */
async function recount(tx: Tx, need: NeedRow): Promise<Date | null> {
  const running = await runningClock(tx, need)
  if (!running) return need.dueAt
  return await restartClock(tx, await getPreset(tx, need.presetVersion), running, traitsOf(need))
}

/**
 * 派单: to a team or a department. The handling clock starts with the first dispatch, not when somebody signs, and a
 * second dispatch does not start it again: what the requester was promised stands.
 */
export const dispatch: Take<'dispatch'> = async (tx, call, need, { assists, ...target }) => {
  await dispatchTo(tx, call, need, target)
  if (assists) await askAssists(tx, call, await findAnyNeed(tx, need.id), assists)
}

export async function dispatchTo(tx: Tx, call: Call, need: NeedRow, target: Target): Promise<void> {
  const to = await findLead(tx, need, target)
  if (to.departmentPath && isOfUnit(need.aboutPath, [to.departmentPath]) && !target.instructions) {
    throw new AppError('need.instructionsRequired', { fields: [{ field: '/instructions', reason: 'invalid_type' }] })
  }
  const from = await officeOf(tx, call)

  if (need.dispatchId) await updateDispatch(tx, need.dispatchId, { endedAt: call.now, outcome: 'redispatched' })
  const dispatchId = uuid()
  const { teamId, departmentId, departmentPath } = to
  const instructions = target.instructions || null
  await insertDispatch(tx, {
    id: dispatchId,
    needId: need.id,
    teamId,
    departmentId,
    instructions,
    dispatchedById: personOf(call),
    dispatchedAt: call.now
  })
  await stopClocks(tx, need.id, call.now, 'intake')
  const dueAt = await handlingDue(tx, call, need)
  await updateNeed(tx, need.id, {
    status: nextStatus(need.status, 'dispatch'),
    dispatchId,
    teamId,
    departmentId,
    departmentPath,
    instructions,
    handlerId: null,
    dueAt,
    updatedAt: call.now
  })

  await tell(tx, call, need.id, {
    kind: 'dispatched',
    public: true,
    office: from,
    details: { from, to: to.name, dueAt: dueAt.toISOString() }
  })
  await publish(tx, call, 'need.dispatched', { needId: NeedId.parse(need.id), by: personOf(call) })
}

async function handlingDue(tx: Tx, call: Call, need: NeedRow): Promise<Date> {
  const running = await runningClock(tx, need)
  if (running) return running.dueAt
  const preset = await getPreset(tx, need.presetVersion)
  return await startClock(tx, preset, {
    needId: need.id,
    kind: 'handling',
    round: 1,
    from: call.now,
    traits: traitsOf(need)
  })
}

/** 不予受理: with who and why, which the requester reads. */
export const refuse: Take<'refuse'> = async (tx, call, need, { reason }) => {
  await stopClocks(tx, need.id, call.now)
  const status = nextStatus(need.status, 'refuse')
  await updateNeed(tx, need.id, { status, dueAt: null, closedAt: call.now, updatedAt: call.now })
  if (need.dispatchId) await updateDispatch(tx, need.dispatchId, { endedAt: call.now, outcome: 'refused' })

  await tell(tx, call, need.id, { kind: 'refused', public: true, office: await officeOf(tx, call), text: reason })
  await publish(tx, call, 'need.refused', { needId: NeedId.parse(need.id), by: personOf(call) })
}

/** 催办: a supervisor presses; counted, and told to whoever has it. */
export const urge: Take<'urge'> = async (tx, call, need, { text }) => {
  await updateNeed(tx, need.id, { urged: need.urged + 1, updatedAt: call.now })

  await tell(tx, call, need.id, { kind: 'urged', public: false, text })
  await publish(tx, call, 'need.urged', { needId: NeedId.parse(need.id), by: personOf(call) })
}
