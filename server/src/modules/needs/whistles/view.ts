import type { LimitUnit, Whistle, WhistleCall } from '@hongchao/contract'

import type { WorkingTime } from '../../../kernel/calendar/index.ts'
import type { Call } from '../../../kernel/call.ts'
import type { Db } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { getPreset, type NeedsConfig } from '../../places/index.ts'
import { explainedClock, workingTimesOf } from '../clocks.ts'
import { isOwnAssist } from '../reach.ts'
import type { Part } from '../rules.ts'
import { isAssisting } from '../rules/assists.ts'
import { isOfUnit } from '../rules/offices.ts'
import { assignsAtOnce, mayBlow, sideOf, type WhistleFacts, whistleActions } from '../rules/whistles.ts'
import { findNeed, type NeedRow, needsAt } from '../store.ts'
import { eyesOn, partsOf } from '../view.ts'
import { type CallRow, findCalls, findWhistlesOf, type WhistleRow } from './store.ts'

export type Kind = NonNullable<NeedsConfig['whistles']>['kinds'][number]

/** The kinds of the place under whose rules a need was raised. */
export async function kindsOf(db: Db, { presetVersion }: Pick<NeedRow, 'presetVersion'>): Promise<Kind[]> {
  const { needs } = await getPreset(db, presetVersion)
  return needs.whistles?.kinds ?? []
}

type Blowable = {
  key: string
  name: string
  note?: string
  limit: Kind['answerWithin']
  reviewed: boolean
  assigns: boolean
  usual: Usual
}

type Usual = { departmentId: string }[]

/** For staff; a requester reads in the story who was called, a unit complained of nothing. */
export async function whistlesOf(db: Db, call: Call, id: string): Promise<{ items: Whistle[]; blowable: Blowable[] }> {
  const need = await findNeed(db, call, id)
  if (!need) throw new AppError('need.notFound')
  if (eyesOn(need, call) !== 'staff') return { items: [], blowable: [] }
  const rows = await findWhistlesOf(db, id)
  const parts = partsOf(need, call)
  const free = need.whistle === null && mayBlow(need.status, parts)
  const kinds = free ? await kindsOf(db, need) : []
  const blowable = kinds.map(async (kind) => blowableOf(kind, parts, await usualOf(db, need, kind)))
  return { items: await presentWhistles(db, call, rows), blowable: await Promise.all(blowable) }
}

function blowableOf({ key, name, note, answerWithin, review }: Kind, parts: readonly Part[], usual: Usual): Blowable {
  const facts = { key, name, limit: answerWithin, reviewed: review !== undefined }
  return { ...facts, ...(note && { note }), assigns: assignsAtOnce({ review }, parts), usual }
}

/** Whom the place usually calls, but for the unit complained of and its branches, and whoever assists or leads already. */
async function usualOf(db: Db, { aboutPath, assists, departmentId }: NeedRow, kind: Kind | undefined): Promise<Usual> {
  if (!kind?.usual) return []
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'path'])
    .where('key', 'in', kind.usual)
    .where('active', '=', true)
    .orderBy('name')
    .execute()
  const taken = new Set([departmentId, ...assists.filter(isAssisting).map(({ department }) => department)])
  return rows
    .filter(({ id, path }) => !taken.has(id) && !isOfUnit(aboutPath, [path]))
    .map(({ id }) => ({ departmentId: id }))
}

export async function presentWhistle(db: Db, call: Call, row: WhistleRow): Promise<Whistle> {
  const [whistle] = await presentWhistles(db, call, [row])
  return whistle!
}

export async function presentWhistles(db: Db, call: Call, rows: readonly WhistleRow[]): Promise<Whistle[]> {
  const needs = new Map((await needsAt(db, rows)).map((need) => [need.id, need]))
  const timeFor = await workingTimesOf(db, [...needs.values()])
  const ids = rows.map(({ id }) => id)
  const calls = Map.groupBy(await findCalls(db, ids), ({ whistleId }) => whistleId)
  const shown = rows.map(async (row) => {
    const need = needs.get(row.needId)!
    const parts = partsOf(need, call)
    const seen: Seen = { call, time: timeFor(need), need, row, parts }
    const actions = whistleActions(factsOf(row, call), parts)
    const kind = actions.includes('assign') ? (await kindsOf(db, need)).find(({ key }) => key === row.kind) : undefined
    return {
      ...toWhistle(seen),
      calls: (calls.get(row.id) ?? []).map((each) => toCall(seen, each)),
      usual: await usualOf(db, need, kind),
      availableActions: actions
    }
  })
  return await Promise.all(shown)
}

type Seen = { call: Call; time: WorkingTime; need: NeedRow; row: WhistleRow; parts: readonly Part[] }

export function factsOf({ state, reviewer, blownById }: WhistleRow, { actor }: Call): WhistleFacts {
  return { state, reviewer, own: blownById === actor.personId }
}

function toWhistle({ need, row }: Seen): Omit<Whistle, 'calls' | 'usual' | 'availableActions'> {
  const { id, code, name, state, office, blownBy, blownAt, reason, spot, remark } = row
  return {
    id,
    code,
    need: { id: need.id as Whistle['need']['id'], code: need.code, title: need.title },
    name,
    state,
    office,
    blownBy,
    blownAt: blownAt.toISOString(),
    reason,
    spot,
    limit: { amount: row.limitAmount, unit: row.limitUnit as LimitUnit },
    ...(remark && { remark })
  }
}

function toCall({ call, time, need, row: whistle, parts }: Seen, row: CallRow): WhistleCall {
  const { id, office, state, result, answeredAt, answeredBy, repliedBy, documentNumber } = row
  const side = sideOf(sidesOf({ call, need, whistle, row }), parts)
  const who = repliedBy ?? answeredBy
  return {
    id,
    office,
    clock: explainedClock(time, clockOf(row), call.now),
    ...(answeredAt && { answeredAt: answeredAt.toISOString() }),
    ...(who && { answeredBy: who }),
    ...(documentNumber && { documentNumber }),
    state,
    ...(result && { result }),
    reviews: row.reviews.map(({ side: of, score, words, by, at }) => ({
      side: of,
      score,
      ...(words && { words }),
      by,
      at: new Date(at).toISOString()
    })),
    recordable: isRecordable(row) && parts.includes('clerk'),
    ...(side && { reviewable: side })
  }
}

/** A department that has not come: that it did can be entered for it. */
export function isRecordable({ endedAt, path }: CallRow): boolean {
  return endedAt === null && path !== null
}

type Judged = { call: Call; need: NeedRow; whistle: WhistleRow; row: CallRow }

/** What decides for which side the caller may speak of a call. */
export function sidesOf({ call, need, whistle, row }: Judged): Parameters<typeof sideOf>[0] {
  const me = call.actor.personId
  const { blownById, reviewedById } = whistle
  return {
    ended: row.partEndedAt !== null,
    withdrawn: whistle.state === 'withdrawn',
    // Released from it or not: they do not speak for the other side.
    ofOffice: isOwnAssist(need, { state: 'done', team: row.team, path: row.path }, call),
    commanded: me !== undefined && [blownById, reviewedById, row.calledById].includes(me)
  }
}

/** The time to come, until they came or were not called any more. */
function clockOf(row: CallRow): Parameters<typeof explainedClock>[1] {
  const { limitAmount, limitUnit, calledAt: startedAt, dueAt, soonAt, provisional, steps } = row
  const stoppedAt = row.answeredAt ?? row.endedAt
  const counted = { limitAmount, limitUnit, startedAt, dueAt, soonAt, provisional, steps, stoppedAt, changes: {} }
  return { kind: 'whistle', ...counted }
}
