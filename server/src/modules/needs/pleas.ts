import type { Askable, Need, PleaKind } from '@hongchao/contract'
import {
  type AliasableExpression,
  type Expression,
  type ExpressionBuilder,
  type Insertable,
  sql,
  type SqlBool,
  type Updateable
} from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'

import { dayIn } from '../../kernel/days.ts'
import type { Tx } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'
import { pleaRules, type PresetVersion } from '../places/index.ts'
import { inSubtree, type Reach } from './reach.ts'
import type { Eyes } from './rules.ts'
import { daysOfPlea, type PleaGround, refusalOfPlea } from './rules/pleas.ts'

type Needs = ExpressionBuilder<Tables, 'need'>

/** The plea of a need that waits for a decision, or that holds its clock: part of a query of needs. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- a part of other queries
export function openPlea(eb: Needs) {
  const open = eb
    .selectFrom('clockPlea')
    .select(['clockPlea.id', 'clockPlea.kind', 'clockPlea.until', 'clockPlea.reason', 'clockPlea.text'])
    .select(['clockPlea.approver', 'clockPlea.askedById as asker'])
    .select((on) => on.ref('clockPlea.state').$castTo<'pending' | 'running'>().as('state'))
    .whereRef('clockPlea.needId', '=', 'need.id')
    .where('clockPlea.state', 'in', ['pending', 'running'])
  return jsonObjectFrom(open)
}

/** The clock of the need that runs was extended. */
export function wasExtended(eb: Needs): AliasableExpression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('clockPlea')
      .innerJoin('needClock', 'needClock.id', 'clockPlea.clockId')
      .select('clockPlea.id')
      .whereRef('clockPlea.needId', '=', 'need.id')
      .where('clockPlea.kind', '=', 'extension')
      .where('clockPlea.state', '=', 'granted')
      .where('needClock.stoppedAt', 'is', null)
  )
}

/** Somebody asks for more time, and the caller decides; about the caller's own asking others do. */
export function awaitsDecision(eb: Needs, reach: Reach): Expression<SqlBool>[] {
  const waiting = (approver: 'clerk' | 'supervisor') =>
    eb(
      'need.id',
      'in',
      eb
        .selectFrom('clockPlea')
        .select('clockPlea.needId')
        .where('clockPlea.state', '=', 'pending')
        .where('clockPlea.approver', '=', approver)
        .where(sql<boolean>`clock_plea.asked_by_id is distinct from ${reach.me}`)
    )
  const inTime = eb('need.dueAt', '>', reach.now)
  return [
    eb.and([waiting('clerk'), inTime, inSubtree(eb, reach, 'needs.dispatch')]),
    eb.and([waiting('supervisor'), inTime, inSubtree(eb, reach, 'needs.supervise')])
  ]
}

export async function insertPlea(tx: Tx, plea: Insertable<Tables['clockPlea']>): Promise<void> {
  await tx.insertInto('clockPlea').values(plea).execute()
}

export async function updatePlea(tx: Tx, id: string, changes: Updateable<Tables['clockPlea']>): Promise<void> {
  await tx.updateTable('clockPlea').set(changes).where('id', '=', id).execute()
}

const kinds: readonly PleaKind[] = ['extension', 'pause', 'shelving']

/** What may be asked for now, under the rules by which the need was raised. */
export function askables(preset: PresetVersion, ground: PleaGround, now: Date): Askable[] {
  return kinds
    .filter((kind) => refusalOfPlea(kind, ground, now) === undefined)
    .map((kind) => {
      const { reasons, mostDays } = pleaRules(preset, kind)
      return {
        kind,
        reasons: reasons.map(({ key, name }) => ({ key, name })),
        ...daysOfPlea(kind, { today: dayIn(now), dueDay: dayIn(endOf(ground.dueAt ?? now)) }, mostDays)
      }
    })
}

/** A natural day ends at the midnight that begins the next. */
function endOf(dueAt: Date): Date {
  return new Date(dueAt.getTime() - 1)
}

type Row = { plea: (NonNullable<Need['plea']> & { text: string; approver: string; asker: string }) | null }

/** What of it these eyes may see: a requester what holds the clock; a unit complained of nothing that was written. */
export function presentPlea({ plea }: Row, eyes: Eyes): Pick<Need, 'plea'> {
  if (!plea || (eyes === 'requester' && plea.state === 'pending')) return {}
  const { id, kind, state, until, reason, text } = plea
  return { plea: { id, kind, state, until, reason, ...(eyes !== 'shielded' && { text }) } }
}
