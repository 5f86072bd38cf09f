import type { Escalation, ListedEscalation } from '@hongchao/contract'

import type { WorkingTime } from '../../../kernel/calendar/index.ts'
import type { Call } from '../../../kernel/call.ts'
import type { Db } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { getPreset } from '../../places/index.ts'
import { explainedClock, workingTimeOf, workingTimesOf } from '../clocks.ts'
import { escalatesAs, escalationActions, levelsAbove } from '../rules/escalation.ts'
import { findNeed, type NeedRow, needsAt } from '../store.ts'
import { eyesOn, partsOf } from '../view.ts'
import { ladderOf, type Level } from './propose.ts'
import { type EscalationRow, findEscalationsOf } from './store.ts'

type Reachable = { key: string; name: string; limit: Level['decideWithin'] }

/** For staff; a requester reads in the story that a higher level looks at it, a unit complained of nothing. */
export async function escalationsOf(
  db: Db,
  call: Call,
  id: string
): Promise<{ items: Escalation[]; reachable: Reachable[] }> {
  const need = await findNeed(db, call, id)
  if (!need) throw new AppError('need.notFound')
  if (eyesOn(need, call) !== 'staff') return { items: [], reachable: [] }
  const rows = await findEscalationsOf(db, id)
  const items = await Promise.all(rows.map((row) => presentEscalation(db, call, need, row)))
  const may = escalatesAs(partsOf(need, call)) !== undefined
  const levels = may ? levelsAbove(await ladderOf(db, need), need.status, rows) : []
  return { items, reachable: levels.map(({ key, name, decideWithin }) => ({ key, name, limit: decideWithin })) }
}

export async function presentEscalation(db: Db, call: Call, need: NeedRow, row: EscalationRow): Promise<Escalation> {
  return toEscalation(call, await workingTimeOf(db, await getPreset(db, need.presetVersion)), need, row)
}

export async function presentEscalations(
  db: Db,
  call: Call,
  rows: readonly EscalationRow[]
): Promise<ListedEscalation[]> {
  const needs = new Map((await needsAt(db, rows)).map((need) => [need.id, need]))
  const timeFor = await workingTimesOf(db, [...needs.values()])
  return rows.map((row) => {
    const need = needs.get(row.needId)!
    const { id, code, title } = need
    return {
      ...toEscalation(call, timeFor(need), need, row),
      need: { id: id as ListedEscalation['need']['id'], code, title }
    }
  })
}

function toEscalation(call: Call, time: WorkingTime, need: NeedRow, row: EscalationRow): Escalation {
  const { id, name, because, state, reason, raisedBy, raisedAt, decision, endedBy, endedAt } = row
  return {
    id,
    name,
    because,
    state,
    ...(reason && { reason }),
    ...(raisedBy && { raisedBy }),
    raisedAt: raisedAt.toISOString(),
    ...clockOf(call, time, row),
    ...(decision && { decision }),
    ...(endedBy && { endedBy }),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    availableActions: escalationActions(state, partsOf(need, call))
  }
}

/** The time to decide, from when it was confirmed. */
function clockOf(call: Call, time: WorkingTime, row: EscalationRow): Pick<Escalation, 'clock'> {
  const { limitAmount, limitUnit, startedAt, dueAt, soonAt, provisional, steps, endedAt: stoppedAt } = row
  if (limitAmount === null || limitUnit === null || !startedAt || !dueAt || !soonAt) return {}
  const counted = { limitAmount, limitUnit, startedAt, dueAt, soonAt, provisional, steps, stoppedAt, changes: {} }
  return { clock: explainedClock(time, { kind: 'escalation', ...counted }, call.now) }
}
