import { type ExpressionBuilder, type ExpressionWrapper, sql, type SqlBool } from 'kysely'

import { type Call, personOf } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { pathsWith, visibleTo } from '../../kernel/grants.ts'
import type { Tables } from '../../kernel/tables.ts'
import { reachOf, unshielded } from './reach.ts'
import { inOwnReach } from './supervision/reach.ts'

/** What was put before a higher level and waits for its decision, as far as `most`: whoever put it there enters it. */
export async function countUndecided(db: Db, call: Call, most: number): Promise<number> {
  const open = db
    .selectFrom('escalation')
    .innerJoin('need', 'need.id', 'escalation.needId')
    .select('escalation.id')
    .where('escalation.state', '=', 'open')
    .where(inOwnReach(reachOf(call), ['needs.dispatch', 'needs.supervise']))
    .limit(most)
  return (await open.execute()).length
}

/** 剔除 that was asked for and that the caller may decide, as far as `most`. */
export async function countExclusions(db: Db, call: Call, most: number): Promise<number> {
  const pending = db
    .selectFrom('exclusion')
    .innerJoin('need', 'need.id', 'exclusion.needId')
    .select('exclusion.id')
    .where('exclusion.state', '=', 'pending')
    .where('exclusion.proposedById', '<>', personOf(call))
    .where((eb) => eb.not(hadInHand(eb, call)))
    .where(visibleTo(call, 'needs.supervise', 'need.path'))
    .where(unshielded(reachOf(call)))
    .limit(most)
  return (await pending.execute()).length
}

/** The caller, a team or a department of theirs had the need in hand, in this or an earlier dispatch. */
export function hadInHand(
  eb: ExpressionBuilder<Tables, 'need'>,
  call: Call
): ExpressionWrapper<Tables, 'need', SqlBool> {
  const { teams, personId = null } = call.actor
  return eb.exists(
    eb
      .selectFrom('dispatch')
      .leftJoin('organisation as unit', 'unit.id', 'dispatch.departmentId')
      .select('dispatch.id')
      .whereRef('dispatch.needId', '=', 'need.id')
      .where((on) =>
        on.or([
          on('dispatch.handlerId', '=', personId),
          sql<boolean>`dispatch.team_id = any(${teams.map(({ id }) => id)}::uuid[])`,
          sql<boolean>`unit.path <@ any(${pathsWith(call, 'needs.handle')}::ltree[])`
        ])
      )
  )
}
