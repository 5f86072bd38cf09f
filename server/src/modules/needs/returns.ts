import type { Need, OpenReturn } from '@hongchao/contract'
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

import type { Db, Tx } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'
import { inSubtree, type Reach } from './reach.ts'
import type { Eyes } from './rules.ts'

type Needs = ExpressionBuilder<Tables, 'need'>

/** The return of a need that waits to be decided, or for the designated office: part of a query of needs. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- a part of other queries
export function openReturn(eb: Needs) {
  const open = eb
    .selectFrom('returnPlea')
    .select(['returnPlea.id', 'returnPlea.adjudicator', 'returnPlea.askedById as asker'])
    .select(['returnPlea.teamId as team', 'returnPlea.departmentId as department', 'returnPlea.departmentPath as path'])
    .select((on) => [
      on.ref('returnPlea.state').$castTo<'pending' | 'granted'>().as('state'),
      on.ref('returnPlea.decideBy').$castTo<string>().as('due')
    ])
    .whereRef('returnPlea.needId', '=', 'need.id')
    .where('returnPlea.state', 'in', ['pending', 'granted'])
  return jsonObjectFrom(open)
}

/** The office that has the need was designated. */
export function wasDesignated(eb: Needs): AliasableExpression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('dispatch')
      .select('dispatch.id')
      .whereRef('dispatch.id', '=', 'need.dispatchId')
      .where('dispatch.designated', '=', true)
  )
}

/** An office asks to give it back, and the caller decides; about the caller's own asking others do. */
export function awaitsAdjudication(eb: Needs, reach: Reach): Expression<SqlBool>[] {
  // One list of needs for each: whether it is in one of two lists PostgreSQL would ask of every need there is.
  const waiting = (adjudicator: 'clerk' | 'supervisor') =>
    eb(
      'need.id',
      'in',
      eb
        .selectFrom('returnPlea')
        .select('returnPlea.needId')
        .where('returnPlea.state', '=', 'pending')
        .where((on) =>
          on.or([on('returnPlea.adjudicator', '=', adjudicator), on('returnPlea.decideBy', '<=', reach.now)])
        )
        .where(sql<boolean>`return_plea.asked_by_id is distinct from ${reach.me}`)
    )
  return [
    eb.and([waiting('clerk'), inSubtree(eb, reach, 'needs.dispatch')]),
    eb.and([waiting('supervisor'), inSubtree(eb, reach, 'needs.supervise')])
  ]
}

export async function insertReturn(tx: Tx, plea: Insertable<Tables['returnPlea']>): Promise<void> {
  await tx.insertInto('returnPlea').values(plea).execute()
}

export async function updateReturn(tx: Tx, id: string, changes: Updateable<Tables['returnPlea']>): Promise<void> {
  await tx.updateTable('returnPlea').set(changes).where('id', '=', id).execute()
}

export type ReturnRow = Awaited<ReturnType<typeof getReturn>>

/** A return with the names of the offices it speaks of. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- the row of its query
export async function getReturn(db: Db, id: string) {
  return await db
    .selectFrom('returnPlea')
    .leftJoin('team as wished', 'wished.id', 'returnPlea.proposedTeamId')
    .leftJoin('organisation as wishedUnit', 'wishedUnit.id', 'returnPlea.proposedDepartmentId')
    .leftJoin('team', 'team.id', 'returnPlea.teamId')
    .leftJoin('organisation as unit', 'unit.id', 'returnPlea.departmentId')
    .selectAll('returnPlea')
    .select((eb) => [
      eb.fn.coalesce('wished.name', 'wishedUnit.name').as('proposedName'),
      eb.fn.coalesce('team.name', 'unit.name').as('designatedName')
    ])
    .where('returnPlea.id', '=', id)
    .executeTakeFirstOrThrow()
}

type Row = { bounces: number; returning: { id: string; state: 'pending' | 'granted'; due: string } | null }

/** What of it these eyes may see: the requester nothing of the argument between offices. */
export function presentReturn({ bounces, returning }: Row, eyes: Eyes): Pick<Need, 'returning' | 'bounces'> {
  if (eyes === 'requester') return { bounces: 0 }
  if (!returning) return { bounces }
  const { id, state, due } = returning
  return { bounces, returning: { id, state, decideBy: new Date(due).toISOString() } }
}

/** With its reason and offices, for staff; a unit complained of reads no more of it than in a list. */
export async function describeReturn(
  db: Db,
  seen: OpenReturn | undefined,
  eyes: Eyes
): Promise<Pick<Need, 'returning'>> {
  if (!seen || eyes !== 'staff') return seen ? { returning: seen } : {}
  const row = await getReturn(db, seen.id)
  const proposed = officeOf(row.proposedTeamId, row.proposedDepartmentId, row.proposedName)
  const designated = officeOf(row.teamId, row.departmentId, row.designatedName)
  return {
    returning: { ...seen, reason: row.reason, ...(proposed && { proposed }), ...(designated && { designated }) }
  }
}

function officeOf(
  teamId: string | null,
  departmentId: string | null,
  name: string | null
): OpenReturn['designated'] | undefined {
  if (!teamId && !departmentId) return undefined
  return { name: name ?? '', ...(teamId && { teamId }), ...(departmentId && { departmentId }) }
}
