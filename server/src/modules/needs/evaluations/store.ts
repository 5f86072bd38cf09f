import { type Expression, type ExpressionBuilder, type Insertable, sql, type SqlBool } from 'kysely'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import type { Tables } from '../../../kernel/tables.ts'

type Needs = ExpressionBuilder<Tables, 'need'>

/**
 * The caller had a part in handling the need, or in one that it was merged into: it was given to them, to their team or
 * to their unit, or these assisted; they answered it or entered the answer, or they raised it or wrote it down.
 */
export function handledBy(eb: Needs, call: Call): Expression<SqlBool> {
  const me = personOf(call)
  const teams = call.actor.teams.map(({ id }) => id)
  const matter = sql<string>`any(array[need.id, need.merged_into_id])`
  const given = eb
    .selectFrom('dispatch')
    .leftJoin('organisation as unit', 'unit.id', 'dispatch.departmentId')
    .select('dispatch.id')
    .where('dispatch.needId', '=', matter)
    .where((on) =>
      on.or([
        on('dispatch.handlerId', '=', me),
        sql<boolean>`dispatch.team_id = any(${teams}::uuid[])`,
        sql<boolean>`unit.path @> any(${[...call.actor.unitPaths]}::ltree[])`
      ])
    )
  const answered = eb
    .selectFrom('needEvent')
    .select('needEvent.id')
    .where('needEvent.needId', '=', matter)
    .where('needEvent.kind', 'in', ['answered', 'replyRecorded', 'assistAnswered', 'assistRecorded'])
    .where('needEvent.actorId', '=', me)
  const assisted = eb
    .selectFrom('assist')
    .select('assist.id')
    .where('assist.needId', '=', matter)
    .where('assist.state', '<>', 'released')
    .where((on) =>
      on.or([
        on('assist.handlerId', '=', me),
        sql<boolean>`assist.team_id = any(${teams}::uuid[])`,
        sql<boolean>`assist.department_path @> any(${[...call.actor.unitPaths]}::ltree[])`
      ])
    )
  const raised = eb
    .selectFrom('needRequester')
    .select('needRequester.id')
    .whereRef('needRequester.needId', '=', 'need.id')
    .where('needRequester.personId', '=', me)
  // Of most needs nobody wrote them down for another, which would leave it unknown.
  const recorded = sql<boolean>`need.recorded_by_id is not distinct from ${me}`
  return eb.or([eb.exists(given), eb.exists(assisted), eb.exists(answered), eb.exists(raised), recorded])
}

export async function findJudgeable(
  db: Db,
  call: Call,
  needId: string
): Promise<{ handledHere: boolean; ownWork: boolean }> {
  const found = await db
    .selectFrom('need')
    .select((eb) => [
      eb.or([handledBy(eb, call)]).as('ownWork'),
      eb.or([eb('need.dispatchId', 'is not', null), eb('need.mergedIntoId', 'is not', null)]).as('handledHere')
    ])
    .where('need.id', '=', needId)
    .executeTakeFirstOrThrow()
  return { handledHere: Boolean(found.handledHere), ownWork: Boolean(found.ownWork) }
}

/** The oldest first. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query selects
export async function findEntries(db: Db, needId: string) {
  return await db
    .selectFrom('partyEvaluation')
    .innerJoin('person', 'person.id', 'partyEvaluation.personId')
    .selectAll('partyEvaluation')
    .select('person.name as by')
    .where('needId', '=', needId)
    .orderBy('partyEvaluation.id')
    .execute()
}

export async function insertEntry(tx: Tx, entry: Insertable<Tables['partyEvaluation']>): Promise<void> {
  await tx.insertInto('partyEvaluation').values(entry).execute()
}

export async function findVersions(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('presetVersion').select('version').execute()
  return rows.map(({ version }) => version)
}
