import type { Assist, Assisting, Need, OwnAssist } from '@hongchao/contract'

import type { WorkingTime } from '../../../kernel/calendar/index.ts'
import type { Call } from '../../../kernel/call.ts'
import type { Db } from '../../../kernel/db.ts'
import { explainedClock } from '../clocks.ts'
import { isOwnAssist, pathsOf } from '../reach.ts'
import type { Eyes } from '../rules.ts'
import { type AssistGround, isAssisting } from '../rules/assists.ts'
import { isOfUnit } from '../rules/offices.ts'
import type { NeedRow } from '../store.ts'
import { type AssistRow, findAssists } from './store.ts'

export function assistGround(need: NeedRow, call: Call): AssistGround {
  return {
    assists: need.assists.map(({ state, kept, ...assist }) => ({
      state,
      kept,
      ofDepartment: assist.department !== null,
      own: isOwnAssist(need, { state, ...assist }, call)
    })),
    shielded: isOfUnit(need.aboutPath, pathsOf(call))
  }
}

/** Who assists, for whoever may know that others have a part in it. */
export function assistingOf({ assists }: NeedRow, eyes: Eyes): Assisting[] {
  if (eyes === 'shielded') return []
  return assists.map((assist) => ({ name: assist.name, ended: !isAssisting(assist) }))
}

/** Of some needs, what the caller's own office has to do for each: where it is several things, the first that is due. */
export async function findOwnAssists(
  db: Db,
  call: Call,
  timeFor: (need: NeedRow) => WorkingTime,
  needs: readonly NeedRow[]
): Promise<Map<string, Pick<Need, 'assist'>>> {
  const own = new Set(needs.flatMap((need) => need.assists.filter((each) => isOwnAssist(need, each, call))))
  const ids = new Set([...own].filter(isAssisting).map(({ id }) => id))
  const open = new Map(
    needs.filter(({ assists }) => assists.some(({ id }) => ids.has(id))).map((need) => [need.id, need])
  )
  const rows = await findAssists(db, [...open.keys()])
  const byDue = rows.filter(({ id }) => ids.has(id)).toSorted((a, b) => b.dueAt.getTime() - a.dueAt.getTime())
  return new Map(byDue.map((row) => [row.needId, { assist: toOwn(timeFor(open.get(row.needId)!), row, call.now) }]))
}

function toOwn(time: WorkingTime, row: AssistRow, now: Date): OwnAssist {
  const { state, whistleName: name, spot } = row
  const counted = callClock(row)
  if (!counted || name === null || spot === null) return { state, clock: explainedClock(time, clockOf(row), now) }
  return { state, clock: explainedClock(time, counted, now), whistle: { name, spot } }
}

/** The time to come of an office that was called, until it came. */
function callClock(row: AssistRow): Parameters<typeof explainedClock>[1] | undefined {
  const { calledAt: startedAt, callDueAt: dueAt, callSoonAt: soonAt, callSteps: steps } = row
  const { callAmount: limitAmount, callUnit: limitUnit, callProvisional: provisional } = row
  if (!startedAt || !dueAt || !soonAt || limitAmount === null || limitUnit === null || provisional === null)
    return undefined
  return {
    kind: 'whistle',
    limitAmount,
    limitUnit,
    startedAt,
    dueAt,
    soonAt,
    provisional,
    steps,
    stoppedAt: null,
    changes: {}
  }
}

/** What was asked of others and what came of it, for staff. */
export async function presentAssists(
  db: Db,
  call: Call,
  time: WorkingTime,
  need: NeedRow,
  eyes: Eyes
): Promise<Assist[]> {
  if (eyes !== 'staff' || need.status === 'submitted' || need.status === 'accepted') return []
  const rows = await findAssists(db, [need.id])
  return rows.map((row) => toAssist(call, time, need, row))
}

function toAssist(call: Call, time: WorkingTime, need: NeedRow, row: AssistRow): Assist {
  const { id, state, name, teamId: team, departmentId: department, departmentPath: path } = row
  return {
    id,
    state,
    name,
    ...(team && { teamId: team }),
    ...(department && { departmentId: department }),
    own: isOwnAssist(need, { state, team, path }, call),
    ...(row.instructions && { instructions: row.instructions }),
    ...(row.handlerName && { handler: row.handlerName }),
    ...(row.returnReason && state === 'returning' && { returnReason: row.returnReason }),
    ...(row.result && { result: row.result }),
    ...(row.answer && { answer: row.answer }),
    clock: explainedClock(time, clockOf(row), call.now)
  }
}

/** An assist has one clock, from when it was asked for until it ended. */
function clockOf(row: Omit<AssistRow, 'name' | 'handlerName'>): Parameters<typeof explainedClock>[1] {
  const { limitAmount, limitUnit, dueAt, soonAt, provisional, steps, askedAt: startedAt, endedAt: stoppedAt } = row
  return {
    kind: 'assist',
    limitAmount,
    limitUnit,
    startedAt,
    dueAt,
    soonAt,
    provisional,
    steps,
    stoppedAt,
    changes: {}
  }
}
