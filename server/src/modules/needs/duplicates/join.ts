import type { Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { mergeInto } from '../actions/merging.ts'
import { mergeObstacle } from '../rules/merging.ts'
import { lockAnyNeed, type NeedRow } from '../store.ts'
import { needOfToken } from './tokens.ts'

/**
 * 一起反映: merges a need that is just being entered with what others reported, by the requester's own choice. Where that is
 * over meanwhile, the need simply stands for itself. Returns whether it was merged.
 */
export async function join(tx: Tx, call: Call, secret: string, needId: string, token: string): Promise<boolean> {
  const masterId = needOfToken(secret, token, call.now)
  if (!masterId) return false
  const master = await lockMaster(tx, masterId)
  const need = await lockAnyNeed(tx, needId)
  if (mergeObstacle(need, master)) return false
  await mergeInto(tx, call, need, master, { joined: true, office: null })
  return true
}

async function lockMaster(tx: Tx, id: string): Promise<NeedRow> {
  const need = await lockAnyNeed(tx, id)
  return need.status === 'merged' && need.mergedIntoId ? await lockAnyNeed(tx, need.mergedIntoId) : need
}
