import {
  type ActOnWhistle,
  type BlowWhistle,
  NeedId,
  type ParsedOf,
  type Whistle,
  type whistlesRoutes
} from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import { handlingOffice, officeOf } from '../actions/office.ts'
import { addAssists, release } from '../assists/actions.ts'
import type { Part } from '../rules.ts'
import { isAssisting } from '../rules/assists.ts'
import { assignsAtOnce, isBlower, mayBlow, refusalOfWhistle, whistleAfter } from '../rules/whistles.ts'
import { lockAnyNeed, lockNeed, type NeedRow, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { eyesOn, partsOf } from '../view.ts'
import { callOffices } from './calls.ts'
import { dropOwed } from './owed.ts'
import { findCalls, findWhistle, insertWhistle, updateWhistle, type WhistleRow } from './store.ts'
import { factsOf, type Kind, kindsOf, presentWhistle } from './view.ts'

/** 吹哨: for a need that others have to come to; reviewed first where the place asks for that. */
export async function blow(tx: Tx, call: Call, id: string, input: BlowWhistle): Promise<Whistle> {
  const need = await lockNeed(tx, call, id)
  if (!need) throw new AppError('need.notFound')
  const whistleId = await blowFor(tx, call, need, input)
  return await presented(tx, call, whistleId)
}

/** Of the unit complained of nobody blows, whatever they have to do with the need. */
export async function blowFor(tx: Tx, call: Call, need: NeedRow, input: BlowWhistle): Promise<string> {
  const { reason, spot, offices } = input
  const parts = eyesOn(need, call) === 'staff' ? partsOf(need, call) : []
  const { key, name, review, answerWithin: limit } = await kindToBlow(tx, need, input, parts)
  const office = await blowerOf(tx, call, need, parts)

  const whistle = { id: uuid(), needId: need.id, name, limitAmount: limit.amount, limitUnit: limit.unit }
  const state = review ? ('proposed' as const) : ('approved' as const)
  const blown = { kind: key, reviewer: review ?? null, state, reason, spot, office }
  const code = await insertWhistle(tx, { ...whistle, ...blown, blownById: personOf(call), blownAt: call.now })
  if (!code) throw new AppError('whistle.waiting')
  await updateNeed(tx, need.id, { updatedAt: call.now })
  await told(tx, call, { ...whistle, code }, { kind: 'whistleBlown', office, text: reason })
  if (offices) await assign(tx, call, need, { ...whistle, code }, offices)
  else await publishStep(tx, call, review ? 'need.whistleBlown' : 'need.whistleApproved', whistle)
  return whistle.id
}

/** The kind that is asked for, where somebody with these parts may blow it now. */
async function kindToBlow(
  tx: Tx,
  need: NeedRow,
  { kind: key, offices }: BlowWhistle,
  parts: readonly Part[]
): Promise<Kind> {
  if (!isBlower(parts)) throw new AppError('forbidden')
  if (!mayBlow(need.status, parts)) throw new AppError('whistle.actionNotAllowed', { status: need.status })
  const kind = (await kindsOf(tx, need)).find((each) => each.key === key)
  if (!kind) throw new AppError('whistle.kindUnknown', { fields: [{ field: '/kind', reason: 'invalid_value' }] })
  if (offices && !assignsAtOnce(kind, parts)) throw new AppError('forbidden')
  return kind
}

/** Whoever dispatches blows in the name of their own office, the others in that of who has the need. */
async function blowerOf(tx: Tx, call: Call, need: NeedRow, parts: readonly Part[]): Promise<string> {
  const handling = parts.includes('clerk') ? null : handlingOffice(need)
  return handling ?? (await officeOf(tx, call))
}

/** Takes a whistle a step further. */
export async function actOnWhistle(tx: Tx, call: Call, id: string, input: ActOnWhistle): Promise<Whistle> {
  const { need, row } = await lockWhistle(tx, call, id)
  const { action } = input
  const refusal = refusalOfWhistle(factsOf(row, call), action, partsOf(need, call))
  if (refusal === 'whistle.notFound') throw new AppError('forbidden')
  if (refusal) throw new AppError(refusal, { action, state: row.state })

  if (input.action === 'approve') await approve(tx, call, row)
  else if (input.action === 'assign') await assign(tx, call, need, row, input.offices)
  else await takeBack(tx, call, row, input.action, input.text)
  await updateNeed(tx, need.id, { updatedAt: call.now })
  return await presented(tx, call, id)
}

/** A whistle that the caller may see, as it stands once its need is held. */
export async function lockWhistle(tx: Tx, call: Call, id: string): Promise<{ need: NeedRow; row: WhistleRow }> {
  const found = await findWhistle(tx, id)
  const need = found && (await lockNeed(tx, call, found.needId))
  if (!need || eyesOn(need, call) !== 'staff') throw new AppError('whistle.notFound')
  return { need, row: (await findWhistle(tx, id))! }
}

async function approve(tx: Tx, call: Call, row: WhistleRow): Promise<void> {
  await updateWhistle(tx, row.id, { state: whistleAfter('approve'), reviewedById: personOf(call) })
  await told(tx, call, row, { kind: 'whistleApproved', office: await officeOf(tx, call) })
  await publishStep(tx, call, 'need.whistleApproved', row)
}

type Offices = ParsedOf<(typeof whistlesRoutes)['blow']>['body']['offices']
type Blown = Pick<WhistleRow, 'id' | 'name' | 'code' | 'needId' | 'limitAmount' | 'limitUnit'>

/** 分哨: each office has a part in the need from now on, as one that assists, and is to come. */
async function assign(tx: Tx, call: Call, need: NeedRow, row: Blown, offices: NonNullable<Offices>): Promise<void> {
  const { asked } = await addAssists(tx, call, need, offices, 'offices')
  await updateWhistle(tx, row.id, { state: whistleAfter('assign'), calledById: personOf(call) })
  await callOffices(tx, call, need, row, asked, await officeOf(tx, call))
}

/** Nobody comes any more. */
async function takeBack(
  tx: Tx,
  call: Call,
  row: WhistleRow,
  action: 'dismiss' | 'withdraw',
  text: string
): Promise<void> {
  const ids = new Set((await findCalls(tx, [row.id])).map(({ assistId }) => assistId))
  const { assists } = await lockAnyNeed(tx, row.needId)
  for (const each of assists.filter((assist) => ids.has(assist.id) && isAssisting(assist))) {
    await release(tx, call, row.needId, each)
  }
  await tx
    .updateTable('whistleCall')
    .set({ endedAt: call.now })
    .where('whistleId', '=', row.id)
    .where('endedAt', 'is', null)
    .execute()
  await updateWhistle(tx, row.id, { state: whistleAfter(action), remark: text, endedAt: call.now })
  await dropOwed(tx, row.id)
  const kind = action === 'dismiss' ? 'whistleDismissed' : 'whistleWithdrawn'
  await told(tx, call, row, { kind, office: await officeOf(tx, call), text })
  if (action === 'dismiss') await publishStep(tx, call, 'need.whistleDismissed', row)
}

type Told = {
  kind: 'whistleBlown' | 'whistleApproved' | 'whistleDismissed' | 'whistleWithdrawn'
  office: string
  text?: string
}

async function told(
  tx: Tx,
  call: Call,
  { needId, name, code }: Pick<WhistleRow, 'needId' | 'name' | 'code'>,
  { kind, office, text }: Told
): Promise<void> {
  await tell(tx, call, needId, { kind, public: false, office, text, details: { whistle: `${name} ${code}` } })
}

type Step = 'need.whistleBlown' | 'need.whistleApproved' | 'need.whistleDismissed'

async function publishStep(
  tx: Tx,
  call: Call,
  event: Step,
  { needId, id: whistleId }: Pick<WhistleRow, 'needId' | 'id'>
): Promise<void> {
  await publish(tx, call, event, { needId: NeedId.parse(needId), whistleId, by: personOf(call) })
}

export async function presented(tx: Tx, call: Call, id: string): Promise<Whistle> {
  return await presentWhistle(tx, call, (await findWhistle(tx, id))!)
}
