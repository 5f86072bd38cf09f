import { type Callback, type CallbackAction, type EnterCallback, NeedId } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../../kernel/audit.ts'
import { dueTime } from '../../../kernel/calendar/index.ts'
import { by, type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import { callbackRule, getPreset } from '../../places/index.ts'
import { takeStep } from '../actions/act.ts'
import { officeOf } from '../actions/office.ts'
import { workingTimeOf } from '../clocks.ts'
import { refusalOf } from '../rules.ts'
import { callbackAfter, refusalOfCallback } from '../rules/callbacks.ts'
import { findAnyNeed, lockAnyNeed, type NeedRow, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { stateOf } from '../view.ts'
import { type CallbackRow, findCallback, insertResult, updateCallback } from './store.ts'
import { factsOf, presentCallbacks } from './view.ts'

/** Takes a row, so that nobody is called by two at once; or gives it back. */
export async function claimCallback(
  tx: Tx,
  call: Call,
  id: string,
  { claimed }: { claimed: boolean }
): Promise<Callback> {
  const { need } = await lockFor(tx, call, id, claimed ? 'claim' : 'release')
  const holder = { claimedById: personOf(call), claimedAt: call.now }
  await updateCallback(tx, id, claimed ? holder : { claimedById: null, claimedAt: null })
  await recordAudit(tx, call, claimed ? 'callback.claimed' : 'callback.released', need.id)
  return await presented(tx, call, id)
}

/** What a call brought stays as it was entered; what the requester evaluates later stands beside it, and counts. */
export async function enterResult(tx: Tx, call: Call, id: string, input: EnterCallback): Promise<Callback> {
  const { need, callback } = await lockFor(tx, call, id, 'enter')
  const { solved, score } = saidIn(input)
  await insertResult(tx, {
    id: uuid(),
    callbackId: id,
    needId: need.id,
    round: callback.round,
    outcome: input.outcome,
    solved,
    score,
    words: input.words || null,
    personId: personOf(call),
    calledAt: call.now
  })
  await moveOn(tx, call, need, { callback, input })
  await updateNeed(tx, need.id, { updatedAt: call.now })
  await tellResult(tx, call, need, input)
  if (solved === false) await followUp(tx, call, need, input.words)
  return await presented(tx, call, id)
}

function saidIn(input: EnterCallback): { solved: boolean | null; score: number | null } {
  if (input.outcome !== 'reached') return { solved: null, score: null }
  return { solved: input.solved, score: input.score ?? null }
}

type Entered = { callback: CallbackRow; input: EnterCallback }

async function moveOn(tx: Tx, call: Call, need: NeedRow, { callback, input }: Entered): Promise<void> {
  const preset = await getPreset(tx, need.presetVersion)
  const { attempts, again } = callbackRule(preset)!
  const missed = 1 + callback.results.filter(({ outcome }) => outcome === 'notReached').length
  const state = callbackAfter(input.outcome, { missed, attempts })
  const waits = { callFrom: dueTime(await workingTimeOf(tx, preset), call.now, again).at }
  await updateCallback(tx, callback.id, {
    state,
    claimedById: null,
    claimedAt: null,
    ...(state === 'open' ? waits : { endedAt: call.now })
  })
}

/** The requester reads what was taken down in their name. */
async function tellResult(tx: Tx, call: Call, need: NeedRow, input: EnterCallback): Promise<void> {
  const text = input.words || undefined
  const office = await officeOf(tx, call)
  if (input.outcome === 'notReached') {
    await tell(tx, call, need.id, { kind: 'callbackMissed', public: false, office, text })
    return
  }
  const said = input.outcome === 'reached' ? { solved: input.solved, score: input.score } : { declined: true }
  await tell(tx, call, need.id, { kind: 'calledBack', public: true, office, text, details: said })
}

/** “Not solved” presses whoever answered, as if the requester had evaluated so; and where the place has it, asks again. */
async function followUp(tx: Tx, call: Call, need: NeedRow, words: string | undefined): Promise<void> {
  const { notSolved } = callbackRule(await getPreset(tx, need.presetVersion))!
  const now = await findAnyNeed(tx, need.id)
  const again = notSolved === 'reopen' && !refusalOf(stateOf(now, call), 'reopen', ['requester'], call.now)
  if (again) await takeStep(tx, call, now, { action: 'reopen', reason: words ?? '' }, ['requester'])
  await publish(tx, call, 'need.calledBack', { needId: NeedId.parse(need.id), ...by(call) })
}

type Locked = { need: NeedRow; callback: CallbackRow }

/** Whoever takes a step with a row holds its need, and sees both as they stand then. */
async function lockFor(tx: Tx, call: Call, id: string, action: CallbackAction): Promise<Locked> {
  const found = await findCallback(tx, call, id)
  if (!found) throw new AppError('callback.notFound')
  const need = await lockAnyNeed(tx, found.needId)
  const callback = (await findCallback(tx, call, id)) ?? found
  const refusal = refusalOfCallback(factsOf(call, callback), action, call.now)
  if (refusal) throw new AppError(refusal, { action })
  return { need, callback }
}

async function presented(tx: Tx, call: Call, id: string): Promise<Callback> {
  const row = await findCallback(tx, call, id)
  const [shown] = await presentCallbacks(tx, call, row ? [row] : [])
  return shown!
}
