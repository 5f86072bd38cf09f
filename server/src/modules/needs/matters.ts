import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import type { Db, Tx } from '../../kernel/db.ts'
import { newestSaid, spoken } from './callbacks/said.ts'
import { heardOf } from './rules/callbacks.ts'

/** Has a need counted anew that changed otherwise than by a step; steps see to it themselves. */
export async function noteUncounted(tx: Tx, needIds: readonly string[]): Promise<void> {
  if (needIds.length === 0) return
  await tx
    .insertInto('uncounted')
    .values(needIds.map((needId) => ({ needId })))
    .execute()
}

/** The needs that were merged into these: with whom they lie is said by their masters. */
export async function findFollowers(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('need')
    .select('id')
    .where('mergedIntoId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return rows.map(({ id }) => id)
}

/** What became of needs, as far as figures are reckoned from it. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query selects
export async function findMatters(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await matters(db)
    .where('need.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return rows.map(({ masterOffice, ownOffice, dispatches, clocks, evaluation, call, ...row }) => ({
    ...row,
    officeId: row.mergedIntoId ? masterOffice : ownOffice,
    dispatches: dispatches.map(({ sent, signed, ended, outcome, office }) => ({
      officeId: office,
      dispatchedAt: new Date(sent),
      signedAt: moment(signed),
      endedAt: moment(ended),
      outcome
    })),
    clocks: clocks.map(({ started, due, stopped }) => ({
      startedAt: new Date(started),
      dueAt: new Date(due),
      stoppedAt: moment(stopped)
    })),
    evaluation: heardOf(evaluation[0], spoken(call[0]))
  }))
}

/** JSON holds moments as texts. */
function moment(at: Date | string | null): Date | null {
  return at === null ? null : new Date(at)
}

function matters(db: Db) {
  return db
    .selectFrom('need')
    .leftJoin('need as master', 'master.id', 'need.mergedIntoId')
    .select([
      'need.id',
      'need.createdAt',
      'need.status',
      'need.category',
      'need.kind',
      'need.aboutId',
      'need.presetVersion',
      'need.reopenedAt',
      'need.mergedIntoId'
    ])
    .select((eb) => [
      eb.fn.coalesce('master.teamId', 'master.departmentId').as('masterOffice'),
      eb.fn.coalesce('need.teamId', 'need.departmentId').as('ownOffice'),
      sql<string[]>`array(${eb
        .selectFrom('needScope')
        .select('needScope.organisationId')
        .whereRef('needScope.needId', '=', 'need.id')})`.as('scopeIds'),
      jsonArrayFrom(
        eb
          .selectFrom('dispatch')
          .select(['dispatch.dispatchedAt as sent', 'dispatch.signedAt as signed', 'dispatch.endedAt as ended'])
          .select((on) => ['dispatch.outcome', on.fn.coalesce('dispatch.teamId', 'dispatch.departmentId').as('office')])
          .whereRef('dispatch.needId', '=', 'need.id')
      ).as('dispatches'),
      jsonArrayFrom(
        eb
          .selectFrom('needClock')
          .select(['needClock.startedAt as started', 'needClock.dueAt as due', 'needClock.stoppedAt as stopped'])
          .whereRef('needClock.needId', '=', 'need.id')
          .where('needClock.kind', '=', 'handling')
      ).as('clocks'),
      jsonArrayFrom(
        eb
          .selectFrom('evaluation')
          .select(['evaluation.round', 'evaluation.solved', 'evaluation.score'])
          .whereRef('evaluation.needId', '=', 'need.id')
          .orderBy('evaluation.round', 'desc')
          .limit(1)
      ).as('evaluation'),
      jsonArrayFrom(newestSaid(eb)).as('call')
    ])
}
