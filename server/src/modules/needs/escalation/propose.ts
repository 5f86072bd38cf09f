import { type EscalationCause, NeedId } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { by, type Call } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { publish } from '../../../kernel/events.ts'
import { getPreset, type NeedsConfig } from '../../places/index.ts'
import { handlingOffice, officeOf } from '../actions/office.ts'
import { countOut, workingTimeOf } from '../clocks.ts'
import { levelsAbove } from '../rules/escalation.ts'
import { isOfUnit } from '../rules/offices.ts'
import { type NeedRow, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { findEscalationsOf, insertEscalation } from './store.ts'

export type Level = NonNullable<NeedsConfig['escalation']>['ladder'][number]

/** The levels of the place under whose rules a need was raised, without the unit complained of. */
export async function ladderOf(db: Db, need: Pick<NeedRow, 'presetVersion' | 'aboutPath'>): Promise<Level[]> {
  const { needs } = await getPreset(db, need.presetVersion)
  const ladder = needs.escalation?.ladder ?? []
  if (need.aboutPath === null) return ladder
  const keys = ladder.flatMap(({ organisation }) => organisation ?? [])
  const rows =
    keys.length === 0
      ? []
      : await db.selectFrom('organisation').select(['key', 'path']).where('key', 'in', keys).execute()
  const complainedOf = new Set(rows.filter(({ path }) => isOfUnit(need.aboutPath, [path])).map(({ key }) => key))
  return ladder.filter(({ organisation }) => !organisation || !complainedOf.has(organisation))
}

type Proposed = { because: EscalationCause; reason?: string; state: 'proposed' | 'open' }

/** A rule and an office propose a level; whoever dispatches or supervises puts the need before it. */
export async function propose(
  tx: Tx,
  call: Call,
  need: NeedRow,
  level: Level,
  { because, reason, state }: Proposed
): Promise<string | undefined> {
  const id = uuid()
  const opened = state === 'open' ? await openedBy(tx, call, need, level) : undefined
  const inserted = await insertEscalation(tx, {
    id,
    needId: need.id,
    round: need.reopenedAt ? 2 : 1,
    level: level.key,
    name: level.name,
    because,
    state,
    reason: reason ?? null,
    raisedById: because === 'hand' ? (call.actor.personId ?? null) : null,
    raisedAt: call.now,
    ...opened
  })
  if (!inserted) return undefined
  await updateNeed(tx, need.id, { updatedAt: call.now })
  const kind = state === 'open' ? 'escalated' : 'escalationProposed'
  await tellOf(tx, call, need, { kind, level: level.name, because, text: reason, dueAt: opened?.dueAt })
  await publish(tx, call, `need.${kind}`, { needId: NeedId.parse(need.id), ...by(call) })
  return id
}

/** Unless the need is at a level, or was at this one or above. */
export async function proposeByRule(
  tx: Tx,
  call: Call,
  need: NeedRow,
  key: string,
  because: Exclude<EscalationCause, 'hand'>
): Promise<void> {
  const ladder = await ladderOf(tx, need)
  const free = levelsAbove(ladder, need.status, await findEscalationsOf(tx, need.id))
  const level = free.find((each) => each.key === key)
  if (level) await propose(tx, call, need, level, { because, state: 'proposed' })
}

type Opened = Omit<ReturnType<typeof countOut>, 'limit'> & {
  limitAmount: number
  limitUnit: string
  startedAt: Date
  confirmedById: string | null
}

/** The time to decide begins. */
export async function openedBy(tx: Tx, call: Call, need: NeedRow, { decideWithin }: Level): Promise<Opened> {
  const preset = await getPreset(tx, need.presetVersion)
  const time = await workingTimeOf(tx, preset)
  const { limit, ...counted } = countOut(time, preset, { from: call.now, limit: decideWithin })
  const confirmedById = call.actor.personId ?? null
  return { ...counted, limitAmount: limit.amount, limitUnit: limit.unit, startedAt: call.now, confirmedById }
}

type Told = {
  kind: 'escalated' | 'escalationProposed'
  level: string
  because: EscalationCause
  text: string | undefined
  dueAt: Date | undefined
}

/** The requester reads that a higher level looks at it, and nothing of why. */
export async function tellOf(
  tx: Tx,
  call: Call,
  need: NeedRow,
  { kind, level, because, text, dueAt }: Told
): Promise<void> {
  const byPerson = call.actor.personId !== undefined
  const office = byPerson ? await speaker(tx, call, need, kind) : null
  const details = {
    escalatedTo: level,
    ...(kind === 'escalationProposed' && { because }),
    ...(dueAt && { dueAt: dueAt.toISOString() })
  }
  const words = kind === 'escalationProposed' ? { text } : {}
  await tell(tx, call, need.id, { kind, public: kind === 'escalated', office, ...words, details })
}

/** An office proposes in its own name. */
async function speaker(tx: Tx, call: Call, need: NeedRow, kind: Told['kind']): Promise<string | null> {
  return kind === 'escalationProposed' ? handlingOffice(need) : await officeOf(tx, call)
}
