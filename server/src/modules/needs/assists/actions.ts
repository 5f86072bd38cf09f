import { NeedId } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { by, type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import { getPreset } from '../../places/index.ts'
import { findOffice, type Office, officeOf, type Target } from '../actions/office.ts'
import type { Take } from '../actions/take.ts'
import { countOut, limitOf, traitsOf, workingTimeOf } from '../clocks.ts'
import { isOwnAssist } from '../reach.ts'
import { isOpen } from '../rules.ts'
import { assistAfter, isAssisting } from '../rules/assists.ts'
import { isOfUnit } from '../rules/offices.ts'
import { findAnyNeed, type NeedRow, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { answerCall } from '../whistles/calls.ts'
import { type AssistRow, findAssist, insertAssist, updateAssist } from './store.ts'

/** 请协办: other offices are asked for their parts, each under a clock of its own. */
export const assist: Take<'assist'> = async (tx, call, need, { assists }) => {
  await askAssists(tx, call, need, assists)
}

/** Asks offices to assist whoever a need lies with. */
export async function askAssists(tx: Tx, call: Call, need: NeedRow, targets: readonly Target[]): Promise<void> {
  const { asked, dueAt } = await addAssists(tx, call, need, targets, 'assists')
  const to = asked.map(({ name }) => name).join('、')
  const details = { to, dueAt: dueAt.toISOString() }
  await tell(tx, call, need.id, { kind: 'assistAsked', public: true, office: await officeOf(tx, call), details })
  for (const { id } of asked) await publishAssist(tx, call, 'need.assistAsked', need, id)
}

type Added = { asked: { id: string; name: string }[]; dueAt: Date }

/**
 * Gives offices a part in a need, of which somebody has to tell them. Of the unit complained of nobody is asked, nor of
 * its branches. `field` is where they stand in the request.
 */
export async function addAssists(
  tx: Tx,
  call: Call,
  need: NeedRow,
  targets: readonly Target[],
  field: string
): Promise<Added> {
  const clock = await clockFor(tx, call, need)
  const taken = new Set([need.teamId, need.departmentId, ...need.assists.filter(isAssisting).flatMap(officesOf)])
  const asked: { id: string; name: string }[] = []
  for (const [index, target] of targets.entries()) {
    const { name, ...office } = await freeOffice(tx, need, target, taken, `/${field}/${index}`)
    taken.add(office.teamId ?? office.departmentId)
    const id = uuid()
    await insertAssist(tx, {
      id,
      needId: need.id,
      ...office,
      ...clock,
      state: 'asked',
      instructions: target.instructions || null,
      askedById: personOf(call),
      askedAt: call.now
    })
    asked.push({ id, name })
  }
  await updateNeed(tx, need.id, { updatedAt: call.now })
  return { asked, dueAt: clock.dueAt }
}

type AssistClock = Omit<ReturnType<typeof countOut>, 'limit'> & { limitAmount: number; limitUnit: string }

/** By the limit of the place for assists, else by that of the lead. */
async function clockFor(tx: Tx, call: Call, need: NeedRow): Promise<AssistClock> {
  const preset = await getPreset(tx, need.presetVersion)
  const wanted = preset.needs.assists?.limit ?? limitOf(preset, 'handling', traitsOf(need))
  const { limit, ...clock } = countOut(await workingTimeOf(tx, preset), preset, { from: call.now, limit: wanted })
  return { ...clock, limitAmount: limit.amount, limitUnit: limit.unit }
}

/** An office that has no part in the need yet, and is not of the unit complained of. */
async function freeOffice(
  tx: Tx,
  need: NeedRow,
  target: Target,
  taken: ReadonlySet<string | null>,
  at: string
): Promise<Office> {
  const office = await findOffice(tx, need, target)
  const ofUnit = office.departmentPath !== null && isOfUnit(need.aboutPath, [office.departmentPath])
  if (taken.has(office.teamId ?? office.departmentId) || ofUnit) {
    const field = `${at}/${office.teamId ? 'teamId' : 'departmentId'}`
    throw new AppError('need.dispatchTarget', { fields: [{ field, reason: 'invalid_value' }] })
  }
  return office
}

function officesOf({ team, department }: NeedRow['assists'][number]): (string | null)[] {
  return [team, department]
}

/** 协办签收; of those who were called, it says that they came. */
export const signAssist: Take<'signAssist'> = async (tx, call, need) => {
  const row = await ownAssist(tx, call, need, 'sign')
  await updateAssist(tx, row.id, {
    state: assistAfter(row.state, 'sign')!,
    handlerId: personOf(call),
    signedAt: call.now
  })
  await updateNeed(tx, need.id, { updatedAt: call.now })

  if (await answerCall(tx, call, need, row)) return
  await tell(tx, call, need.id, { kind: 'assistSigned', public: false, office: row.name })
}

/** 协办答复: to the lead, who answers the requester. */
export const answerAssist: Take<'answerAssist'> = async (tx, call, need, { text, photos, result }) => {
  const row = await ownAssist(tx, call, need, 'answer')
  const end = { state: assistAfter(row.state, 'answer')!, endedAt: call.now, handlerId: personOf(call) }
  await updateAssist(tx, row.id, { ...end, result, answer: text })
  await updateNeed(tx, need.id, { updatedAt: call.now })

  const told = { kind: 'assistAnswered' as const, public: false, office: row.name, text, photos }
  await tell(tx, call, need.id, { ...told, details: { result } })
  await publishAssist(tx, call, 'need.assistAnswered', need, row.id)
}

/** The answer of a department that never signs in, entered from its paper (W-22). */
export const recordAssist: Take<'recordAssist'> = async (tx, call, need, input) => {
  const row = await namedAssist(tx, need, input.assistId)
  const state = row.departmentId ? assistAfter(row.state, 'record') : undefined
  if (!state) throw new AppError('need.pleaOver')
  if (new Date(input.receivedAt) > call.now) {
    throw new AppError('invalid', { fields: [{ field: '/receivedAt', reason: 'too_big' }] })
  }
  const { text, photos, result, repliedBy, documentNumber, receivedAt } = input
  await updateAssist(tx, row.id, { state, endedAt: call.now, result, answer: text })
  await updateNeed(tx, need.id, { updatedAt: call.now })

  const details = { result, repliedBy, receivedAt, ...(documentNumber && { documentNumber }) }
  await tell(tx, call, need.id, { kind: 'assistRecorded', public: false, office: row.name, text, photos, details })
  await publishAssist(tx, call, 'need.assistAnswered', need, row.id)
}

/** 协办退单: it stays with the office, under its clock, until somebody decides. */
export const returnAssist: Take<'returnAssist'> = async (tx, call, need, { reason }) => {
  const row = await ownAssist(tx, call, need, 'return')
  await updateAssist(tx, row.id, { state: assistAfter(row.state, 'return')!, returnReason: reason })
  await updateNeed(tx, need.id, { updatedAt: call.now })

  await tell(tx, call, need.id, { kind: 'assistReturned', public: false, office: row.name, text: reason })
  await publishAssist(tx, call, 'need.assistReturned', need, row.id)
}

/** Released, because it is not theirs or not needed any more; or it stays with them, once and for all. */
export const decideAssist: Take<'decideAssist'> = async (tx, call, need, { assistId, released, text }) => {
  const row = await namedAssist(tx, need, assistId)
  const state = assistAfter(row.state, released ? 'release' : 'keep')
  if (!state) throw new AppError('need.pleaOver')
  const change = released ? { endedAt: call.now } : { kept: true, handlerId: null, signedAt: null }
  await updateAssist(tx, row.id, { state, ...change })
  await updateNeed(tx, need.id, { updatedAt: call.now })

  const kind = released ? 'assistReleased' : 'assistKept'
  const details = { to: row.name }
  await tell(tx, call, need.id, { kind, public: false, office: await officeOf(tx, call), text, details })
  await publishAssist(tx, call, `need.${kind}`, need, row.id)
}

/**
 * What a step leaves of the assists: of a need that is over nobody is asked any more, and who leads now does not
 * assist.
 */
export async function settleAssists(tx: Tx, call: Call, before: NeedRow): Promise<void> {
  if (!before.assists.some(isAssisting)) return
  const need = await findAnyNeed(tx, before.id)
  const leads = need.teamId ?? need.departmentId
  const over = need.assists.filter(
    (each) => isAssisting(each) && (!isOpen(need.status) || (each.team ?? each.department) === leads)
  )
  for (const assisting of over) await release(tx, call, need.id, assisting)
}

/** Not needed any more, without a word to it. */
export async function release(
  tx: Tx,
  call: Call,
  needId: string,
  { id, state, name }: NeedRow['assists'][number]
): Promise<void> {
  await updateAssist(tx, id, { state: assistAfter(state, 'release')!, endedAt: call.now })
  await tell(tx, call, needId, { kind: 'assistReleased', public: false, details: { to: name } })
  await publishAssist(tx, call, 'need.assistReleased', { id: needId }, id)
}

/** Of what was asked of the caller's offices, the first with which the step is possible. */
async function ownAssist(tx: Tx, call: Call, need: NeedRow, step: 'sign' | 'answer' | 'return'): Promise<AssistRow> {
  const own = need.assists.find(
    (each) =>
      isOwnAssist(need, each, call) && assistAfter(each.state, step) !== undefined && !(step === 'return' && each.kept)
  )
  if (!own) throw new AppError('need.actionNotAllowed')
  return await findAssist(tx, own.id)
}

async function namedAssist(tx: Tx, need: NeedRow, id: string): Promise<AssistRow> {
  if (!need.assists.some((each) => each.id === id)) throw new AppError('need.pleaOver')
  return await findAssist(tx, id)
}

type AssistEvent = `need.assist${'Asked' | 'Answered' | 'Returned' | 'Kept' | 'Released'}`

async function publishAssist(
  tx: Tx,
  call: Call,
  event: AssistEvent,
  { id }: Pick<NeedRow, 'id'>,
  assistId: string
): Promise<void> {
  await publish(tx, call, event, { needId: NeedId.parse(id), assistId, ...by(call) })
}
