import { NeedId } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { dueTime } from '../../../kernel/calendar/index.ts'
import { type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import { getPreset, returnRule } from '../../places/index.ts'
import { workingTimeOf } from '../clocks.ts'
import { getReturn, insertReturn, type ReturnRow, updateReturn } from '../returns.ts'
import { nextStatus } from '../rules.ts'
import { isOfUnit } from '../rules/offices.ts'
import { returnAfter } from '../rules/returns.ts'
import { insertDispatch, type NeedRow, updateDispatch, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { findLead, handlingOffice, type Office, officeOf, type Target } from './office.ts'
import type { Take } from './take.ts'

/** 退单: the office asks to give it back. It stays where it is, and its clock runs, until another takes it over. */
export const returnNeed: Take<'return'> = async (tx, call, need, { reason, teamId, departmentId }) => {
  const proposed = teamId || departmentId ? await officeElsewhere(tx, need, { teamId, departmentId }) : undefined
  const preset = await getPreset(tx, need.presetVersion)
  const { adjudicator, decideWithin } = returnRule(preset)
  const decideBy = dueTime(await workingTimeOf(tx, preset), call.now, decideWithin).at
  await insertReturn(tx, {
    id: uuid(),
    needId: need.id,
    dispatchId: need.dispatchId!,
    state: 'pending',
    reason,
    proposedTeamId: proposed?.teamId ?? null,
    proposedDepartmentId: proposed?.departmentId ?? null,
    adjudicator,
    decideBy,
    askedById: personOf(call),
    askedAt: call.now
  })
  await updateNeed(tx, need.id, { updatedAt: call.now })

  const office = handlingOffice(need)
  const details = { from: office ?? '', ...(proposed && { proposed: proposed.name }) }
  await tell(tx, call, need.id, { kind: 'returnAsked', public: false, office, text: reason, details })
  await publish(tx, call, 'need.returnAsked', { needId: NeedId.parse(need.id), by: personOf(call) })
}

/** Granted, another office is designated and takes it over; declined, the office is designated itself. */
export const decideReturn: Take<'decideReturn'> = async (tx, call, need, { pleaId, granted, text, ...target }) => {
  if (need.returning?.id !== pleaId) throw new AppError('need.pleaOver')
  const plea = await getReturn(tx, pleaId)
  const decided = { decidedById: personOf(call), decidedAt: call.now }
  await updateNeed(tx, need.id, { updatedAt: call.now })
  const office = await officeOf(tx, call)

  if (!granted) {
    if (!text) throw new AppError('invalid', { fields: [{ field: '/text', reason: 'invalid_type' }] })
    await updateReturn(tx, plea.id, { ...decided, state: returnAfter(plea.state, 'decline')! })
    await updateDispatch(tx, plea.dispatchId, { designated: true })
    await tell(tx, call, need.id, { kind: 'returnDeclined', public: false, office, text })
    await publish(tx, call, 'need.returnDeclined', { needId: NeedId.parse(need.id), by: personOf(call) })
    return
  }
  const { name, ...to } = await officeElsewhere(tx, need, target)
  const instructions = target.instructions || need.instructions
  await updateReturn(tx, plea.id, { ...decided, ...to, instructions, state: returnAfter(plea.state, 'grant')! })
  const details = { to: name }
  await tell(tx, call, need.id, { kind: 'returnGranted', public: false, office, text: text || undefined, details })
  await publish(tx, call, 'need.returnGranted', { needId: NeedId.parse(need.id), by: personOf(call) })
}

/** Another office than the one that has it, and not the unit complained of: that is for a clerk to ask, in so many words. */
async function officeElsewhere(tx: Tx, need: NeedRow, target: Target): Promise<Office> {
  const office = await findLead(tx, need, target)
  const same = office.teamId ? office.teamId === need.teamId : office.departmentId === need.departmentId
  if (same || (office.departmentPath && isOfUnit(need.aboutPath, [office.departmentPath]))) {
    const field = office.teamId ? '/teamId' : '/departmentId'
    throw new AppError('need.dispatchTarget', { fields: [{ field, reason: 'invalid_value' }] })
  }
  return office
}

/** 接收: the designated office has it from now on, under the clock that runs. */
export const takeOver: Take<'takeOver'> = async (tx, call, need) => {
  await passOn(tx, call, need, { handlerId: personOf(call), status: nextStatus(need.status, 'takeOver') })
}

/** A department that never signs in has taken it over on paper. */
export const recordTakeOver: Take<'recordTakeOver'> = async (tx, call, need) => {
  await passOn(tx, call, need, { handlerId: null, status: nextStatus(need.status, 'recordTakeOver') })
}

type Holder = Pick<NeedRow, 'handlerId' | 'status'>

async function passOn(tx: Tx, call: Call, need: NeedRow, { handlerId, status }: Holder): Promise<void> {
  const plea = await getReturn(tx, need.returning!.id)
  const { teamId, departmentId, departmentPath, instructions } = plea
  const lies = { teamId, departmentId, instructions, handlerId }
  const dispatchId = uuid()
  await updateDispatch(tx, plea.dispatchId, { endedAt: call.now, outcome: 'returned' })
  await insertDispatch(tx, {
    id: dispatchId,
    needId: need.id,
    ...lies,
    designated: true,
    dispatchedById: plea.decidedById!,
    dispatchedAt: call.now,
    signedAt: handlerId ? call.now : null
  })
  await updateReturn(tx, plea.id, { state: returnAfter(plea.state, 'take')! })
  const bounces = need.bounces + 1
  await updateNeed(tx, need.id, { ...lies, departmentPath, dispatchId, status, bounces, updatedAt: call.now })

  const office = plea.designatedName
  const details = { from: handlingOffice(need) ?? '', to: office ?? '' }
  await tell(tx, call, need.id, { kind: 'takenOver', public: true, office, details })
  await publish(tx, call, 'need.takenOver', { needId: NeedId.parse(need.id), by: personOf(call) })
}

/** The need goes elsewhere, or is done: nobody decides any more. */
export async function settleReturn(tx: Tx, call: Call, need: NeedRow): Promise<void> {
  const { id, state } = need.returning!
  await updateReturn(tx, id, { state: returnAfter(state, 'lapse')! })
  await tell(tx, call, need.id, { kind: 'returnLapsed', public: false })
}

/** Nobody has decided in time. */
export async function remindOfReturn(
  tx: Tx,
  call: Call,
  { id, needId }: Pick<ReturnRow, 'id' | 'needId'>
): Promise<void> {
  await updateReturn(tx, id, { remindedAt: call.now })
  await tell(tx, call, needId, { kind: 'returnLate', public: false })
  await publish(tx, call, 'need.returnLate', { needId: NeedId.parse(needId) })
}
