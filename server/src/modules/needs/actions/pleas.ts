import { NeedId } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { type Changes, daysUntil, dueTime } from '../../../kernel/calendar/index.ts'
import { type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import { getPreset, pleaRules, type PresetVersion } from '../../places/index.ts'
import { changesOf, type ClockRow, restartClock, runningClock, traitsOf, workingTimeOf } from '../clocks.ts'
import { askables, insertPlea, updatePlea } from '../pleas.ts'
import { pleaAfter, refusalOfPlea } from '../rules/pleas.ts'
import { type NeedRow, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { stateOf } from '../view.ts'
import { handlingOffice, officeOf } from './office.ts'
import type { Take } from './take.ts'

type Plea = NonNullable<NeedRow['plea']>

/** 申请延期、暂停、挂账: for a reason of the place's list and until a day; the clock goes on until somebody decides. */
export const askTime: Take<'askTime'> = async (tx, call, need, { kind, reason, until, text }) => {
  const ground = stateOf(need, call)
  const refusal = refusalOfPlea(kind, ground, call.now)
  if (refusal) throw new AppError(refusal, { action: 'askTime', status: need.status })
  const preset = await getPreset(tx, need.presetVersion)
  const { reasons, first, last } = askables(preset, ground, call.now).find((each) => each.kind === kind)!
  const named = reasons.find(({ key }) => key === reason)
  if (!named) throw new AppError('need.reasonUnknown', { fields: [{ field: '/reason', reason: 'invalid_value' }] })
  if (until < first)
    throw new AppError('invalid', { fields: [{ field: '/until', reason: 'day_before', limit: first }] })
  if (until > last) throw new AppError('invalid', { fields: [{ field: '/until', reason: 'day_after', limit: last }] })
  const clock = await running(tx, need)
  if (kind === 'extension') await extensionOf(tx, preset, clock, until)

  const { approver } = pleaRules(preset, kind)
  const asked = { askedById: personOf(call), askedAt: call.now, approver, reason: named.name, text, until, kind }
  await insertPlea(tx, { id: uuid(), needId: need.id, clockId: clock.id, state: 'pending', ...asked })
  await updateNeed(tx, need.id, { updatedAt: call.now })

  const details = { plea: kind, reason: named.name, until }
  await tell(tx, call, need.id, { kind: 'pleaAsked', public: false, office: handlingOffice(need), text, details })
  await publish(tx, call, 'need.pleaAsked', { needId: NeedId.parse(need.id), by: personOf(call) })
}

/** 审批: granted, it changes the clock and the requester reads why; declined, those who asked read why. */
export const decidePlea: Take<'decidePlea'> = async (tx, call, need, { pleaId, granted, text }) => {
  const { plea } = need
  if (plea?.id !== pleaId) throw new AppError('need.pleaOver')
  if (granted) await grant(tx, call, need, plea)
  else await decline(tx, call, need, plea, text)
}

async function decline(tx: Tx, call: Call, need: NeedRow, plea: Plea, text: string | undefined): Promise<void> {
  if (!text) throw new AppError('invalid', { fields: [{ field: '/text', reason: 'invalid_type' }] })
  await decided(tx, call, need, plea, { state: pleaAfter(plea, 'decline')! })

  const details = { plea: plea.kind }
  const office = await officeOf(tx, call)
  await tell(tx, call, need.id, { kind: 'pleaDeclined', public: false, office, text, details })
  await publish(tx, call, 'need.pleaDeclined', { needId: NeedId.parse(need.id), by: personOf(call) })
}

const grantedAs = { extension: 'extended', pause: 'paused', shelving: 'shelved' } as const

async function grant(tx: Tx, call: Call, need: NeedRow, plea: Plea): Promise<void> {
  const preset = await getPreset(tx, need.presetVersion)
  const clock = await running(tx, need)
  const office = await officeOf(tx, call)
  const endsAt = plea.kind === 'extension' ? null : startOf(plea.until)
  if (endsAt && endsAt <= call.now) throw new AppError('need.pleaOver')
  const words = { reason: plea.reason, grantedBy: office }
  const before = changesOf(clock)
  const changes: Changes = endsAt
    ? { ...before, pauses: [...(before.pauses ?? []), { from: call.now, to: endsAt, ...words }] }
    : { ...before, extension: { ...(await extensionOf(tx, preset, clock, plea.until)), ...words } }
  const dueAt = await restartClock(tx, preset, clock, traitsOf(need), changes)
  const reviewAt = plea.kind === 'shelving' && endsAt ? await nextReview(tx, preset, call.now, endsAt) : null
  await decided(tx, call, need, plea, { state: pleaAfter(plea, 'grant')!, endsAt, reviewAt })
  await updateNeed(tx, need.id, { dueAt, updatedAt: call.now })

  const kind = grantedAs[plea.kind]
  const until = endsAt ? { until: plea.until } : {}
  await tell(tx, call, need.id, {
    kind,
    public: true,
    office,
    text: plea.text,
    details: { reason: plea.reason, ...until, dueAt: dueAt.toISOString() }
  })
  await publish(tx, call, `need.${kind}`, { needId: NeedId.parse(need.id), by: personOf(call) })
}

type Decision = Pick<Parameters<typeof updatePlea>[2], 'state' | 'endsAt' | 'reviewAt'>

async function decided(tx: Tx, call: Call, need: NeedRow, { id }: Plea, decision: Decision): Promise<void> {
  await updatePlea(tx, id, { ...decision, decidedById: personOf(call), decidedAt: call.now })
  await updateNeed(tx, need.id, { updatedAt: call.now })
}

/** By how much the clock is extended to end on a day; refused where the day adds nothing to it. */
async function extensionOf(
  tx: Tx,
  preset: PresetVersion,
  clock: ClockRow,
  until: string
): Promise<ReturnType<typeof daysUntil>> {
  const limit = { amount: clock.limitAmount, unit: clock.limitUnit as Parameters<typeof daysUntil>[1]['limit']['unit'] }
  const extension = daysUntil(await workingTimeOf(tx, preset), { limit, dueAt: clock.dueAt }, until)
  if (extension.amount === 0) throw new AppError('invalid', { fields: [{ field: '/until', reason: 'day_off' }] })
  return extension
}

/** When what is shelved is looked at again; not any more shortly before it ends anyway. */
export async function nextReview(tx: Tx, preset: PresetVersion, now: Date, endsAt: Date): Promise<Date | null> {
  const { at } = dueTime(await workingTimeOf(tx, preset), now, pleaRules(preset, 'shelving').reviewEvery)
  return at < endsAt ? at : null
}

/** 复核: what is shelved was looked at again, and still has to wait; the requester reads why. */
export const review: Take<'review'> = async (tx, call, need, { text }) => {
  const preset = await getPreset(tx, need.presetVersion)
  const { id, until } = need.plea!
  await updatePlea(tx, id, { reviewAt: await nextReview(tx, preset, call.now, startOf(until)) })
  await updateNeed(tx, need.id, { updatedAt: call.now })

  await tell(tx, call, need.id, { kind: 'reviewed', public: true, office: await officeOf(tx, call), text })
}

/** 恢复办理: the reason is gone before the planned day. */
export const resume: Take<'resume'> = async (tx, call, need, { reason }) => {
  const dueAt = await endPause(tx, call, need, need.plea!)

  const office = await officeOf(tx, call)
  const details = { dueAt: dueAt.toISOString() }
  await tell(tx, call, need.id, { kind: 'resumed', public: true, office, text: reason, details })
  await publish(tx, call, 'need.resumed', { needId: NeedId.parse(need.id), by: personOf(call) })
}

/** The clock runs again from now on, and is due as much sooner as the pause was longer. */
async function endPause(tx: Tx, call: Call, need: NeedRow, plea: Plea): Promise<Date> {
  const preset = await getPreset(tx, need.presetVersion)
  const clock = await running(tx, need)
  const changes = changesOf(clock)
  const pauses = changes.pauses?.map((pause) => (pause.to > call.now ? { ...pause, to: call.now } : pause)) ?? []
  const dueAt = await restartClock(tx, preset, clock, traitsOf(need), { ...changes, pauses })
  await updatePlea(tx, plea.id, { state: pleaAfter(plea, 'end')!, endsAt: call.now, reviewAt: null })
  await updateNeed(tx, need.id, { dueAt, updatedAt: call.now })
  return dueAt
}

/** The need goes elsewhere, or is done: nothing waits or pauses for those who asked. */
export async function settlePlea(tx: Tx, call: Call, need: NeedRow): Promise<void> {
  const plea = need.plea!
  if (plea.state === 'pending') {
    await lapse(tx, call, need.id, plea)
    return
  }
  const dueAt = await endPause(tx, call, need, plea)
  await tell(tx, call, need.id, { kind: 'resumed', public: true, details: { dueAt: dueAt.toISOString() } })
}

/** Nobody decided while it mattered. */
export async function lapse(
  tx: Tx,
  call: Call,
  needId: string,
  plea: Pick<Plea, 'id' | 'kind' | 'state'>
): Promise<void> {
  await updatePlea(tx, plea.id, { state: pleaAfter(plea, 'lapse')! })
  await tell(tx, call, needId, { kind: 'pleaLapsed', public: false, details: { plea: plea.kind } })
}

async function running(tx: Tx, need: NeedRow): Promise<ClockRow> {
  const clock = await runningClock(tx, need)
  if (!clock) throw new Error(`no clock runs for ${need.id}`)
  return clock
}

/** A day begins at midnight in China. */
function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`)
}
