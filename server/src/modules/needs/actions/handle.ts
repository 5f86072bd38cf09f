import { NeedId } from '@hongchao/contract'

import { type Call, personOf } from '../../../kernel/call.ts'
import { dayIn } from '../../../kernel/days.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import { drawCallback } from '../callbacks/draw.ts'
import { stopClocks } from '../clocks.ts'
import { partsIn } from '../reach.ts'
import { getPersonRef, isInTeam, pathsOfPerson } from '../references.ts'
import { nextStatus } from '../rules.ts'
import { isOfUnit } from '../rules/offices.ts'
import { type NeedRow, updateDispatch, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import type { Take } from './take.ts'
import { handlingOffice, officeOf } from './office.ts'

/** 签收: somebody of the team takes it on. */
export const sign: Take<'sign'> = async (tx, call, need) => {
  await giveTo(tx, call, need, personOf(call))

  await tell(tx, call, need.id, { kind: 'signed', public: true, office: handlingOffice(need) })
}

/** The leader gives it to a member of the team. */
export const assign: Take<'assign'> = async (tx, call, need, { personId }) => {
  const today = dayIn(call.now)
  const member = need.teamId !== null && (await isInTeam(tx, need.teamId, personId, today))
  if (!member || isOfUnit(need.aboutPath, await pathsOfPerson(tx, personId, today))) {
    throw new AppError('need.handlerNotInTeam', { fields: [{ field: '/personId', reason: 'invalid_value' }] })
  }
  const { name } = await getPersonRef(tx, personId)

  await giveTo(tx, call, need, personId)

  await tell(tx, call, need.id, {
    kind: 'assigned',
    public: false,
    office: handlingOffice(need),
    details: { to: name }
  })
  await publish(tx, call, 'need.assigned', { needId: NeedId.parse(need.id), by: personOf(call) })
}

async function giveTo(tx: Tx, call: Call, need: NeedRow, handlerId: string): Promise<void> {
  if (need.dispatchId) await updateDispatch(tx, need.dispatchId, { handlerId, signedAt: call.now })
  await updateNeed(tx, need.id, { status: nextStatus(need.status, 'sign'), handlerId, updatedAt: call.now })
}

/** Progress, for colleagues only or for the requester too. */
export const note: Take<'note'> = async (tx, call, need, { text, public: shown, photos }) => {
  await updateNeed(tx, need.id, { updatedAt: call.now })

  const asHandler = partsIn(need, call).includes('teammate')
  const office = (asHandler ? handlingOffice(need) : null) ?? (await officeOf(tx, call))
  await tell(tx, call, need.id, { kind: 'noted', public: shown, office, text, photos })
}

/** 答复: the handling clock stops; the requester is asked to evaluate. */
export const answer: Take<'answer'> = async (tx, call, need, { text, photos }) => {
  await answerWith(tx, call, need, text)

  await tell(tx, call, need.id, { kind: 'answered', public: true, office: handlingOffice(need), text, photos })
  await publish(tx, call, 'need.answered', { needId: NeedId.parse(need.id), by: personOf(call) })
}

/**
 * The reply of a department that never signs in, entered from its paper: who replied, under which number, received
 * when, and who entered it, stay with the record (W-22).
 */
export const recordReply: Take<'recordReply'> = async (tx, call, need, input) => {
  if (new Date(input.receivedAt) > call.now) {
    throw new AppError('invalid', { fields: [{ field: '/receivedAt', reason: 'too_big' }] })
  }

  await answerWith(tx, call, need, input.text)

  const { repliedBy, documentNumber, receivedAt } = input
  await tell(tx, call, need.id, {
    kind: 'replyRecorded',
    public: true,
    office: handlingOffice(need),
    text: input.text,
    photos: input.photos,
    details: { repliedBy, receivedAt, ...(documentNumber && { documentNumber }) }
  })
  await publish(tx, call, 'need.answered', { needId: NeedId.parse(need.id), by: personOf(call) })
}

async function answerWith(tx: Tx, call: Call, need: NeedRow, text: string): Promise<void> {
  await stopClocks(tx, need.id, call.now)
  if (need.dispatchId) await updateDispatch(tx, need.dispatchId, { endedAt: call.now, outcome: 'answered' })
  await updateNeed(tx, need.id, {
    status: nextStatus(need.status, 'answer'),
    answer: text,
    answeredAt: call.now,
    dueAt: null,
    updatedAt: call.now
  })
  await drawCallback(tx, call, need)
}
