import { type ErrorCode, NeedId, type ParsedOf, type Whistle, type whistlesRoutes } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import type { Part } from '../rules.ts'
import { isBlower, sideOf } from '../rules/whistles.ts'
import { type NeedRow, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { partsOf } from '../view.ts'
import { lockWhistle, presented } from './actions.ts'
import { settleOwed } from './owed.ts'
import { type CallRow, findCall, insertReview, updateCall, type WhistleRow } from './store.ts'
import { isRecordable, sidesOf } from './view.ts'

type Body<R extends 'record' | 'review'> = ParsedOf<(typeof whistlesRoutes)[R]>['body']

/** 代录应哨: a department that never signs in came; from when on its paper or its telephone said so. */
export async function recordAnswer(tx: Tx, call: Call, id: string, input: Body<'record'>): Promise<Whistle> {
  const { need, row } = await lockCall(tx, call, id)
  if (!partsOf(need, call).includes('clerk')) throw new AppError('forbidden')
  if (!isRecordable(row)) throw new AppError('whistle.actionNotAllowed')
  const answeredAt = new Date(input.receivedAt)
  const reason = answeredAt > call.now ? 'too_big' : 'too_small'
  if (answeredAt > call.now || answeredAt < row.calledAt)
    throw new AppError('invalid', { fields: [{ field: '/receivedAt', reason }] })
  const { repliedBy, documentNumber, receivedAt } = input
  const answered = { answeredAt, answeredById: personOf(call), endedAt: call.now }
  await updateCall(tx, id, { ...answered, repliedBy, documentNumber: documentNumber || null })
  await updateNeed(tx, need.id, { updatedAt: call.now })

  const details = { repliedBy, receivedAt, ...(documentNumber && { documentNumber }) }
  await tell(tx, call, need.id, { kind: 'whistleRecorded', public: false, office: row.office, details })
  const { whistleId, assistId } = row
  await publish(tx, call, 'need.whistleAnswered', {
    needId: NeedId.parse(need.id),
    whistleId,
    assistId,
    by: personOf(call)
  })
  return await presented(tx, call, whistleId)
}

/** 评哨: nothing is overwritten; nobody judges their own work. */
export async function review(tx: Tx, call: Call, id: string, input: Body<'review'>): Promise<Whistle> {
  const { need, whistle, row } = await lockCall(tx, call, id)
  const facts = sidesOf({ call, need, whistle, row })
  const parts = partsOf(need, call)
  const side = sideOf(facts, parts)
  if (side !== input.side) throw new AppError(whyNot(facts, parts))
  const { score, words } = input
  const said = { score, words: words || null, personId: personOf(call), reviewedAt: call.now }
  await insertReview(tx, { id: uuid(), callId: id, side, ...said })
  await settleOwed(tx, row, side)
  await updateNeed(tx, need.id, { updatedAt: call.now })

  const told = { kind: 'whistleReviewed' as const, public: false, text: words || undefined }
  await tell(tx, call, need.id, { ...told, details: { side, called: row.office, score } })
  return await presented(tx, call, whistle.id)
}

/** Nobody judges their own side; whoever is of neither does not judge; and what goes on cannot be judged yet. */
function whyNot({ ended, withdrawn, ofOffice }: Parameters<typeof sideOf>[0], parts: readonly Part[]): ErrorCode {
  if (!ofOffice && !isBlower(parts)) return 'forbidden'
  return ended && !withdrawn ? 'whistle.ownWork' : 'whistle.actionNotAllowed'
}

type Locked = { need: NeedRow; whistle: WhistleRow; row: CallRow }

/** A call of a whistle that the caller may see, as it stands once its need is held. */
async function lockCall(tx: Tx, call: Call, id: string): Promise<Locked> {
  const found = await findCall(tx, id)
  if (!found) throw new AppError('whistle.notFound')
  const { need, row: whistle } = await lockWhistle(tx, call, found.whistleId)
  return { need, whistle, row: (await findCall(tx, id))! }
}
