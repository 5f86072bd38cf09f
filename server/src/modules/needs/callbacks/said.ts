import type { ExpressionBuilder } from 'kysely'

import type { Db } from '../../../kernel/db.ts'
import type { Tables } from '../../../kernel/tables.ts'
import { heardOf } from '../rules/callbacks.ts'
import { findEvaluation } from '../store.ts'

/** What the requester said when they were called last and would say: part of a query of needs. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query selects
export function newestSaid(eb: ExpressionBuilder<Tables, 'need'>) {
  return eb
    .selectFrom('callbackResult')
    .select(['callbackResult.round', 'callbackResult.solved', 'callbackResult.score'])
    .whereRef('callbackResult.needId', '=', 'need.id')
    .where('callbackResult.outcome', '=', 'reached')
    .orderBy('callbackResult.round', 'desc')
    .limit(1)
}

type Said = { round: number; solved: boolean | null; score: number | null }

/** Of a call in which the requester was reached it is always known whether the need was solved. */
export function spoken(said: Said | undefined): (Said & { solved: boolean }) | undefined {
  return said && { ...said, solved: said.solved === true }
}

/** What counts as said of a need, by its requester or to whoever called. */
export async function findHeard(db: Db, needId: string): Promise<{ solved: boolean } | undefined> {
  const said = await db
    .selectFrom('callbackResult')
    .select(['round', 'solved', 'score'])
    .where('needId', '=', needId)
    .where('outcome', '=', 'reached')
    .orderBy('round', 'desc')
    .executeTakeFirst()
  return heardOf(await findEvaluation(db, needId), spoken(said))
}
