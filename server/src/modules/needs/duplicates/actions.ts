import type { BulkResult, NeedId } from '@hongchao/contract'

import { recordAudit } from '../../../kernel/audit.ts'
import { type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { takeStep } from '../actions/act.ts'
import { lockNeed } from '../store.ts'
import { partsOf } from '../view.ts'
import { inOrder } from './store.ts'

type Step = { action: 'merge'; intoId: NeedId } | { action: 'unmerge' }

export async function mergeMany(
  tx: Tx,
  call: Call,
  { masterId, ids }: { masterId: NeedId; ids: NeedId[] }
): Promise<BulkResult> {
  return await eachOf(tx, call, ids, { action: 'merge', intoId: masterId })
}

export async function unmergeMany(tx: Tx, call: Call, { ids }: { ids: NeedId[] }): Promise<BulkResult> {
  return await eachOf(tx, call, ids, { action: 'unmerge' })
}

/** Takes the same step on many; what cannot take it says why. */
async function eachOf(tx: Tx, call: Call, ids: readonly NeedId[], step: Step): Promise<BulkResult> {
  const result: BulkResult = { done: [], failed: [] }
  // In one order for everybody, so that two bulk actions never wait for each other in a circle.
  for (const id of [...new Set(ids)].toSorted()) {
    const need = await lockNeed(tx, call, id)
    try {
      if (!need) throw new AppError('need.notFound')
      await takeStep(tx, call, need, step, partsOf(need, call))
      result.done.push(id)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      result.failed.push({ id, code: need?.code ?? '', error: error.code })
    }
  }
  return result
}

/** 不是同一件: remembered of each pair, so that nobody is asked again; or taken back. */
export async function distinguish(
  tx: Tx,
  call: Call,
  { needId, otherIds, distinct }: { needId: NeedId; otherIds: NeedId[]; distinct: boolean }
): Promise<{ changed: number }> {
  const others = [...new Set(otherIds)].filter((id) => id !== needId)
  for (const id of [needId, ...others].toSorted()) {
    const need = await lockNeed(tx, call, id)
    if (!need || !partsOf(need, call).includes('clerk')) throw new AppError('need.notFound')
  }
  if (others.length === 0) return { changed: 0 }
  const verdict = distinct
    ? { distinctAt: call.now, distinctById: personOf(call) }
    : { distinctAt: null, distinctById: null }
  await tx
    .insertInto('duplicate')
    // They hung together by others, not by what they say.
    .values(
      others.map((other) => ({ ...inOrder(needId, other), similarity: 0, same: false, foundAt: call.now, ...verdict }))
    )
    .onConflict((conflict) => conflict.columns(['needId', 'otherId']).doUpdateSet(verdict))
    .execute()
  await recordAudit(tx, call, 'need.distinguished', needId, { needs: others.length })
  return { changed: others.length }
}
