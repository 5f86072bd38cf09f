import { type ActOnNeed, NeedId } from '@hongchao/contract'
import type { Insertable } from 'kysely'
import { v7 as uuid } from 'uuid'

import { by, type Call } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import type { Tables } from '../../../kernel/tables.ts'
import { getPreset } from '../../places/index.ts'
import { drawCallback, spareCallback } from '../callbacks/draw.ts'
import { resumeClock, runningClock, stopClocks, traitsOf } from '../clocks.ts'
import { endMerge, findOpenMerge, insertMerge, moveMerged, waitingFor } from '../merges.ts'
import { mergeObstacle } from '../rules/merging.ts'
import { findAnyNeed, lockAnyNeed, lockNeed, type NeedRow, updateDispatch, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { partsOf } from '../view.ts'
import { officeOf } from './office.ts'
import type { Take } from './take.ts'

/** 合并: by the clerk who receives for both. */
export const merge: Take<'merge'> = async (tx, call, need, { intoId }) => {
  const master = await lockNeed(tx, call, intoId)
  if (!master || !partsOf(master, call).includes('clerk')) throw notPossible('masterUnknown')
  await mergeInto(tx, call, need, master, { joined: false, office: await officeOf(tx, call) })
}

/**
 * The need keeps its row, its story and its evaluation; no clock of its own runs any more, and it follows its master.
 * What was merged into it before moves along, so that there are no chains.
 */
export async function mergeInto(
  tx: Tx,
  call: Call,
  need: NeedRow,
  master: NeedRow,
  { joined, office }: { joined: boolean; office: string | null }
): Promise<void> {
  const obstacle = mergeObstacle(need, master)
  if (obstacle) throw notPossible(obstacle)

  const running = await runningClock(tx, need)
  await stopClocks(tx, need.id, call.now)
  if (need.dispatchId) await updateDispatch(tx, need.dispatchId, { endedAt: call.now, outcome: 'merged' })
  await insertMerge(tx, {
    id: uuid(),
    needId: need.id,
    masterId: master.id,
    joined,
    status: need.status as MergedStatus,
    clockId: running?.id ?? null,
    mergedAt: call.now,
    mergedById: call.actor.personId ?? null
  })
  await updateNeed(tx, need.id, { status: 'merged', mergedIntoId: master.id, dueAt: null, updatedAt: call.now })
  await moveMerged(tx, need.id, master.id)
  await updateNeed(tx, master.id, { updatedAt: call.now })

  await tell(tx, call, need.id, { kind: 'merged', public: true, office, details: { joined } })
  await tell(tx, call, master.id, { kind: 'absorbed', public: false, details: { code: need.code, joined } })
  await publish(tx, call, 'need.merged', { needId: NeedId.parse(need.id), ...by(call) })
}

/** It was another matter after all: the need has its own course again. */
export const unmerge: Take<'unmerge'> = async (tx, call, need, { reason }) => {
  await giveBack(tx, call, need, { office: await officeOf(tx, call), text: reason || undefined })
}

/**
 * Gives a need back what it had: its status, who it lay with, and its clocks. They run on from when it was collected, for
 * that is what the requester was promised; the time with the master counts.
 */
async function giveBack(
  tx: Tx,
  call: Call,
  need: NeedRow,
  told: { office: string | null; text?: string | undefined }
): Promise<void> {
  const { status, clockId, masterId } = await leaveMaster(tx, call, need)
  await spareCallback(tx, call, need.id)
  if (need.dispatchId) await updateDispatch(tx, need.dispatchId, { endedAt: null, outcome: null })
  const preset = await getPreset(tx, need.presetVersion)
  const dueAt = clockId === null ? null : await resumeClock(tx, preset, clockId, traitsOf(need))
  await updateNeed(tx, need.id, {
    status: status as NeedRow['status'],
    mergedIntoId: null,
    dueAt,
    answer: null,
    answeredAt: null,
    updatedAt: call.now
  })

  const details = dueAt ? { dueAt: dueAt.toISOString() } : {}
  await tell(tx, call, need.id, { kind: 'unmerged', public: true, ...told, details })
  await tell(tx, call, masterId, { kind: 'released', public: false, details: { code: need.code } })
  await publish(tx, call, 'need.unmerged', { needId: NeedId.parse(need.id), ...by(call) })
}

/** Ends the merge of a need that goes its own way from now on; returns how it was. */
export async function leaveMaster(
  tx: Tx,
  call: Call,
  need: NeedRow
): Promise<{ status: string; clockId: string | null; masterId: string }> {
  const found = await findOpenMerge(tx, need.id)
  if (!found) throw new Error(`need ${need.code} is not merged`)
  await endMerge(tx, found.id, { endedAt: call.now, endedById: call.actor.personId ?? null })
  return found
}

/**
 * What becomes of the needs that were merged into one on which a step was just taken. They are answered and refused with
 * it, each to be evaluated and closed for itself; where its requester withdraws, the others get their own course back.
 */
export async function carryAlong(tx: Tx, call: Call, before: NeedRow, { action }: ActOnNeed): Promise<void> {
  if (before.absorbed === 0) return
  const waiting = await waitingFor(tx, before.id)
  const master = await findAnyNeed(tx, before.id)
  for (const id of waiting) {
    const need = await lockAnyNeed(tx, id)
    if (need.status !== 'merged' || need.mergedIntoId !== master.id) continue
    if (action === 'withdraw') await giveBack(tx, call, need, { office: null })
    else await follow(tx, call, need, master)
  }
}

async function follow(
  tx: Tx,
  call: Call,
  need: NeedRow,
  { status, answer, answeredAt, closedAt, updatedAt }: NeedRow
): Promise<void> {
  if (status === 'answered') {
    await updateNeed(tx, need.id, { status, answer, answeredAt, updatedAt })
    await drawCallback(tx, call, need)
  }
  if (status === 'refused') await updateNeed(tx, need.id, { status, closedAt, updatedAt })
}

/** Where a need that was answered by its master goes when it is reopened: to those who answered. */
export async function whoAnswered(db: Db, need: NeedRow): Promise<NeedRow> {
  return need.mergedIntoId ? await findAnyNeed(db, need.mergedIntoId) : need
}

type MergedStatus = Insertable<Tables['needMerge']>['status']

function notPossible(because: string): AppError {
  return new AppError('need.mergeNotPossible', { because, fields: [{ field: '/intoId', reason: 'invalid_value' }] })
}
