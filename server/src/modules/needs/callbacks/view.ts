import type { Callback, CallbackResult } from '@hongchao/contract'

import type { Call } from '../../../kernel/call.ts'
import type { Db } from '../../../kernel/db.ts'
import { callbackRule, getPreset } from '../../places/index.ts'
import { explainedClock, workingTimesOf } from '../clocks.ts'
import { callbackActions, type CallbackFacts, isClaimed } from '../rules/callbacks.ts'
import { needsAt } from '../store.ts'
import { presentNeeds } from '../view.ts'
import type { CallbackRow } from './store.ts'

export async function presentCallbacks(db: Db, call: Call, rows: readonly CallbackRow[]): Promise<Callback[]> {
  if (rows.length === 0) return []
  const needs = new Map(
    (await presentNeeds(db, call, await needsAt(db, rows))).map((need) => [need.id as string, need])
  )
  const timeFor = await workingTimesOf(db, rows)
  const shown: Callback[] = []
  for (const row of rows) {
    const { attempts } = callbackRule(await getPreset(db, row.presetVersion)) ?? { attempts: 1 }
    const stopped = { stoppedAt: row.endedAt, changes: {} }
    shown.push({
      id: row.id,
      need: needs.get(row.needId)!,
      text: row.text,
      ...(row.answer !== null && { answer: row.answer }),
      ...(row.answeredAt && { answeredAt: row.answeredAt.toISOString() }),
      state: row.state,
      callFrom: row.callFrom.toISOString(),
      clock: explainedClock(timeFor(row), { ...row, ...stopped, kind: 'callback' }, call.now),
      attempts,
      ...claimOf(call, row),
      results: row.results.map(toResult),
      availableActions: callbackActions(factsOf(call, row), call.now)
    })
  }
  return shown
}

export function factsOf(call: Call, { state, callFrom, claimedById, claimedAt, ownWork }: CallbackRow): CallbackFacts {
  const claim = claimedById && claimedAt ? { own: claimedById === call.actor.personId, at: claimedAt } : null
  return { state, callFrom, claim, ownWork: Boolean(ownWork) }
}

function claimOf(call: Call, row: CallbackRow): Pick<Callback, 'claim'> {
  const { claim } = factsOf(call, row)
  if (!claim || !row.claimedBy || !isClaimed(claim, call.now)) return {}
  return { claim: { by: row.claimedBy, mine: claim.own } }
}

function toResult({ outcome, solved, score, words, at, by }: CallbackRow['results'][number]): CallbackResult {
  return {
    outcome,
    ...(solved !== null && { solved }),
    ...(score !== null && { score }),
    ...(words !== null && { words }),
    by,
    at: new Date(at).toISOString()
  }
}
