import type { ActOnNeed, NeedAction, NeedDetail } from '@hongchao/contract'

import type { Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { type Part, refusalOf, settlesPlea, settlesReturn } from '../rules.ts'
import {
  answerAssist,
  assist,
  decideAssist,
  recordAssist,
  returnAssist,
  settleAssists,
  signAssist
} from '../assists/actions.ts'
import { findAnyNeed, findNeed, lockNeed, type NeedRow } from '../store.ts'
import { partsOf, presentDetail, stateOf } from '../view.ts'
import { answer, assign, note, recordReply, sign } from './handle.ts'
import { askTime, decidePlea, resume, review, settlePlea } from './pleas.ts'
import { carryAlong, merge, unmerge } from './merging.ts'
import { evaluate, reopen, withdraw } from './requester.ts'
import { decideReturn, recordTakeOver, returnNeed, settleReturn, takeOver } from './returns.ts'
import type { Take } from './take.ts'
import { accept, classify, dispatch, refuse, urge } from './triage.ts'
import { settleWhistle } from '../whistles/settle.ts'

const takes: { [A in NeedAction]: Take<A> } = {
  accept,
  classify,
  dispatch,
  refuse,
  sign,
  assign,
  answer,
  recordReply,
  note,
  askTime,
  decidePlea,
  review,
  resume,
  return: returnNeed,
  decideReturn,
  takeOver,
  recordTakeOver,
  assist,
  signAssist,
  answerAssist,
  recordAssist,
  returnAssist,
  decideAssist,
  urge,
  merge,
  unmerge,
  evaluate,
  reopen,
  withdraw
}

/** Takes a need a step further, as whoever the caller is in it. */
export async function actOnNeed(tx: Tx, call: Call, id: string, input: ActOnNeed): Promise<NeedDetail> {
  const need = await lockNeed(tx, call, id)
  if (!need) throw new AppError('need.notFound')
  await takeStep(tx, call, need, input, partsOf(need, call))

  // After a return or a dispatch the need may lie beyond the caller's reach: the answer is then what they still knew.
  const after = (await findNeed(tx, call, id)) ?? (await findAnyNeed(tx, id))
  return await presentDetail(tx, call, after)
}

/** Decides whether somebody with these parts in the locked need may take the step now, and takes it. */
export async function takeStep(
  tx: Tx,
  call: Call,
  need: NeedRow,
  input: ActOnNeed,
  parts: readonly Part[]
): Promise<void> {
  const refusal = refusalOf(stateOf(need, call), input.action, parts, call.now)
  if (refusal === 'need.notFound') throw new AppError('forbidden')
  if (refusal) throw new AppError(refusal, { action: input.action, status: need.status })
  // What two clerks dispatch at once must not go to the second's team without anybody knowing.
  if (input.seen && input.seen !== need.status) throw new AppError('conflict', { status: need.status })

  if (need.plea && settlesPlea(input.action)) await settlePlea(tx, call, need)
  if (need.returning && settlesReturn(input.action)) await settleReturn(tx, call, need)
  const take = takes[input.action] as Take<typeof input.action>
  await take(tx, call, need, input)
  await settleAssists(tx, call, need)
  await settleWhistle(tx, call, need)
  await carryAlong(tx, call, need, input)
}
