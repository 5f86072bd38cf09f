import type { DueStep, ExplainedClock, Limit, LimitUnit } from '@hongchao/contract'
import { type Insertable, type Selectable, sql } from 'kysely'
import { v7 as uuid } from 'uuid'

import {
  type Changes,
  type ClockRecord,
  clockAt,
  dueTime,
  soonAt,
  type WorkingTime
} from '../../kernel/calendar/index.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { fixed, fixedFor, type Given } from '../../kernel/fixed.ts'
import type { Tables } from '../../kernel/tables.ts'
import { getPreset, limitFor, type NeedTraits, type PresetVersion, type RuledLimit } from '../places/index.ts'

export type ClockRow = Selectable<Tables['needClock']>

type ClockKind = ClockRow['kind']

export async function workingTimeOf(db: Db, { place }: PresetVersion): Promise<WorkingTime> {
  return { calendar: await loadCalendar(db), hours: place.workingHours }
}

/** For each need the hours of the rules under which it was raised. */
export async function workingTimesOf(
  db: Db,
  needs: readonly { presetVersion: number }[]
): Promise<(need: { presetVersion: number }) => WorkingTime> {
  const calendar = await loadCalendar(db)
  const times = new Map<number, WorkingTime>()
  for (const version of new Set(needs.map(({ presetVersion }) => presetVersion))) {
    const { place } = await getPreset(db, version)
    times.set(version, { calendar, hours: place.workingHours })
  }
  return ({ presetVersion }) => times.get(presetVersion)!
}

/** What of a need decides about its limits. */
export function traitsOf(need: Pick<Selectable<Tables['need']>, 'kind' | 'category' | 'level'>): NeedTraits {
  return {
    requester: need.kind,
    ...(need.category && { category: need.category }),
    ...(need.level && { level: need.level })
  }
}

type Start = { needId: string; kind: ClockKind; round: number; from: Date; traits: NeedTraits }

/** Starts a clock by the limits of the place; returns when it is due. */
export async function startClock(tx: Tx, preset: PresetVersion, start: Start): Promise<Date> {
  const clock = newClock(await workingTimeOf(tx, preset), preset, start)
  await insertClock(tx, clock)
  return clock.dueAt
}

/** A clock by the limits of the place, not started yet. */
export function newClock(
  time: WorkingTime,
  preset: PresetVersion,
  { needId, kind, round, from, traits }: Start
): Insertable<Tables['needClock']> & { dueAt: Date } {
  const { limit, ...computed } = compute(time, preset, kind, { from, changes: {} }, { ...traits, again: round > 1 })
  const kept = { limitAmount: limit.amount, limitUnit: limit.unit, startedAt: from }
  return { id: uuid(), needId, kind, round, ...kept, ...computed }
}

export const insertClock = fixedFor((tx, clock: Insertable<Tables['needClock']>) =>
  tx.insertInto('needClock').values(clock)
)

/**
 * Counts a running clock again from its start, where another class or level brings another limit, or where it was
 * paused or extended.
 */
export async function restartClock(
  tx: Tx,
  preset: PresetVersion,
  clock: ClockRow,
  traits: NeedTraits,
  changes: Changes = changesOf(clock)
): Promise<Date> {
  const time = await workingTimeOf(tx, preset)
  const counted = { ...traits, again: clock.round > 1 }
  const { limit, ...computed } = compute(time, preset, clock.kind, { from: clock.startedAt, changes }, counted)
  // Where nothing moved, what was told of it need not be told again.
  const moved = computed.dueAt.getTime() !== clock.dueAt.getTime()
  const notes = moved ? { soonNotedAt: null, overdueNotedAt: null } : {}
  await tx
    .updateTable('needClock')
    .set({ ...computed, ...notes, limitAmount: limit.amount, limitUnit: limit.unit, changes: JSON.stringify(changes) })
    .where('id', '=', clock.id)
    .execute()
  return computed.dueAt
}

function compute(
  time: WorkingTime,
  preset: PresetVersion,
  kind: ClockKind,
  { from, changes }: { from: Date; changes: Changes },
  traits: NeedTraits
): { limit: Limit; dueAt: Date; soonAt: Date; provisional: boolean; steps: string } {
  return countOut(time, preset, { from, changes, limit: limitOf(preset, kind, traits) })
}

/** When a limit that runs from a moment ends, when that is soon, and how it comes about. */
export function countOut(
  time: WorkingTime,
  preset: PresetVersion,
  { from, changes = {}, limit }: { from: Date; changes?: Changes; limit: Limit }
): { limit: Limit; dueAt: Date; soonAt: Date; provisional: boolean; steps: string } {
  const due = dueTime(time, from, limit, changes)
  const soon = soonAt(time, { startedAt: from, limit, changes, dueAt: due.at }, preset.needs.limits.dueSoonWithin)
  return { limit, dueAt: due.at, soonAt: soon, provisional: due.provisional, steps: JSON.stringify(due.steps) }
}

/** A need that nobody has classified yet is promised what the slowest level of the place promises. */
export function limitOf(preset: PresetVersion, kind: ClockKind, traits: NeedTraits): RuledLimit {
  const found = limitFor(preset.needs, kind, traits)
  if (found) return found
  const levels = preset.needs.levels.flatMap(({ key }) => limitFor(preset.needs, kind, { ...traits, level: key }) ?? [])
  const slowest = levels.toSorted((a, b) => weight(b) - weight(a))[0]
  if (!slowest) throw new Error(`the preset has no limit for ${kind}`)
  return slowest
}

function weight({ amount, unit }: Limit): number {
  const perUnit: Record<LimitUnit, number> = {
    sameDay: 1,
    nextDay: 2,
    workingHour: 0.125,
    naturalHour: 0.05,
    workingDay: 1.4,
    naturalDay: 1
  }
  return amount * perUnit[unit]
}

/**
 * What is promised at once: handled in the usual time after a timely intake, and how that comes about. What was applied for
 * has the usual `level` of its item, by which its limit stands on the wall (D-4).
 */
export function promise(
  time: WorkingTime,
  preset: PresetVersion,
  { from, traits, level }: { from: Date; traits: NeedTraits; level?: string | undefined }
): { at: Date; provisional: boolean; steps: DueStep[] } {
  const intake = dueTime(time, from, limitOf(preset, 'intake', traits))
  const handling = dueTime(time, intake.at, limitOf(preset, 'handling', { ...traits, ...(level && { level }) }))
  return {
    at: handling.at,
    provisional: intake.provisional || handling.provisional,
    steps: [...intake.steps, ...handling.steps]
  }
}

export async function stopClocks(tx: Tx, needId: string, at: Date, kind?: ClockKind): Promise<void> {
  await tx
    .updateTable('needClock')
    .set({ stoppedAt: at })
    .where('needId', '=', needId)
    .where('stoppedAt', 'is', null)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .execute()
}

/** Lets a clock that was stopped run on as if it had not been, by the limits that hold for its start; returns when it is due. */
export async function resumeClock(tx: Tx, preset: PresetVersion, id: string, traits: NeedTraits): Promise<Date> {
  const clock = await tx
    .updateTable('needClock')
    .set({ stoppedAt: null })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return await restartClock(tx, preset, clock, traits)
}

const clocksOf = fixed((db, given: Given<{ needIds: string[] }>) =>
  db
    .selectFrom('needClock')
    .selectAll()
    .where('needId', '=', sql<string>`any(${given('needIds')}::uuid[])`)
    .orderBy('startedAt')
    .orderBy('id')
)

/** The clocks of these needs, the oldest first. */
export async function findClocks(db: Db, needIds: string[]): Promise<Map<string, ClockRow[]>> {
  if (needIds.length === 0) return new Map()
  const rows = await clocksOf(db, { needIds })
  return Map.groupBy(rows, (row) => row.needId)
}

const currentClocksOf = fixed((db, given: Given<{ needIds: string[] }>) =>
  db
    .selectFrom('needClock')
    .selectAll()
    .distinctOn('needId')
    .where('needId', '=', sql<string>`any(${given('needIds')}::uuid[])`)
    .orderBy('needId')
    .orderBy((eb) => eb('stoppedAt', 'is', null), 'desc')
    .orderBy((eb) => eb.and([eb('stoppedAt', 'is', null), eb('kind', '=', 'handling')]), 'desc')
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
)

/** Of each of these needs the clock that runs, the handling one before others, or the last that did. */
export async function findCurrentClocks(db: Db, needIds: string[]): Promise<Map<string, ClockRow>> {
  if (needIds.length === 0) return new Map()
  const rows = await currentClocksOf(db, { needIds })
  return new Map(rows.map((row) => [row.needId, row]))
}

export async function runningClock(db: Db, { id }: { id: string }): Promise<ClockRow | undefined> {
  const clocks = (await findClocks(db, [id])).get(id) ?? []
  return clocks.findLast(({ stoppedAt }) => stoppedAt === null)
}

/** The clock as it stands at a moment, with the account of its due time. */
export function explainedClock(time: WorkingTime, row: Explained, now: Date): ExplainedClock {
  return { ...clockAt(time, recordOf(row), now), steps: row.steps as DueStep[] }
}

/** What of a clock its account needs; not only clocks of needs themselves have one. */
type Explained = Pick<
  ClockRow,
  'limitAmount' | 'limitUnit' | 'startedAt' | 'dueAt' | 'soonAt' | 'provisional' | 'steps' | 'stoppedAt' | 'changes'
> &
  Pick<ClockRecord, 'kind'>

function recordOf(row: Explained): ClockRecord {
  const { kind, startedAt, dueAt, soonAt: soon, provisional, stoppedAt } = row
  const limit = { amount: row.limitAmount, unit: row.limitUnit as LimitUnit }
  const changes = changesOf(row)
  return { kind, startedAt, limit, changes, dueAt, soonAt: soon, provisional, ...(stoppedAt && { stoppedAt }) }
}

type Kept = Omit<Changes, 'pauses'> & { pauses?: { from: string; to: string; reason: string; grantedBy: string }[] }

/** What happened to a clock, as it is kept beside it. */
export function changesOf({ changes }: Pick<ClockRow, 'changes'>): Changes {
  const { pauses, ...rest } = changes as Kept
  if (!pauses) return rest
  return { ...rest, pauses: pauses.map((pause) => ({ ...pause, from: new Date(pause.from), to: new Date(pause.to) })) }
}
