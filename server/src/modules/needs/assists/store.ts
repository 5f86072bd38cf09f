import { type ExpressionBuilder, type Insertable, sql, type Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import type { Db, Tx } from '../../../kernel/db.ts'
import type { Tables } from '../../../kernel/tables.ts'

/** Who assists with a need: part of a query of needs. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- a part of other queries
export function assistsOf(eb: ExpressionBuilder<Tables, 'need'>) {
  const assists = eb
    .selectFrom('assist')
    .leftJoin('team', 'team.id', 'assist.teamId')
    .leftJoin('organisation as unit', 'unit.id', 'assist.departmentId')
    .select(['assist.id', 'assist.state', 'assist.kept', 'assist.teamId as team', 'assist.departmentId as department'])
    .select(['assist.departmentPath as path', 'assist.handlerId as handler'])
    .select((on) => on.fn.coalesce('team.name', 'unit.name').$notNull().as('name'))
    .whereRef('assist.needId', '=', 'need.id')
    .where('assist.state', '<>', 'released')
    .orderBy('assist.id')
  return jsonArrayFrom(assists)
}

export type AssistRow = Awaited<ReturnType<typeof findAssists>>[number]

/** All that was ever asked of others for these needs, with the names that stand beside it. */
// oxlint-disable-next-line typescript/explicit-module-boundary-types -- the row of its query
export async function findAssists(db: Db, needIds: readonly string[]) {
  if (needIds.length === 0) return []
  return await selectAssists(db)
    .where('assist.needId', '=', sql<string>`any(${needIds}::uuid[])`)
    .orderBy('assist.id')
    .execute()
}

/** Whoever takes a step with it holds its need. */
export async function findAssist(db: Db, id: string): Promise<AssistRow> {
  return await selectAssists(db).where('assist.id', '=', id).executeTakeFirstOrThrow()
}

function selectAssists(db: Db) {
  return (
    db
      .selectFrom('assist')
      .leftJoin('team', 'team.id', 'assist.teamId')
      .leftJoin('organisation as unit', 'unit.id', 'assist.departmentId')
      .leftJoin('person', 'person.id', 'assist.handlerId')
      .leftJoin('whistleCall as called', (join) =>
        join.onRef('called.assistId', '=', 'assist.id').on('called.endedAt', 'is', null)
      )
      .leftJoin('whistle', 'whistle.id', 'called.whistleId')
      .selectAll('assist')
      // Of an office that was called and has not come, what it was called for and by when it is to have come.
      .select(['called.id as callId', 'whistle.id as whistleId', 'whistle.name as whistleName', 'whistle.spot'])
      .select([
        'called.calledAt',
        'called.dueAt as callDueAt',
        'called.soonAt as callSoonAt',
        'called.steps as callSteps'
      ])
      .select([
        'called.limitAmount as callAmount',
        'called.limitUnit as callUnit',
        'called.provisional as callProvisional'
      ])
      .select((eb) => eb.fn.coalesce('team.name', 'unit.name').$notNull().as('name'))
      .select('person.name as handlerName')
  )
}

export async function insertAssist(tx: Tx, assist: Insertable<Tables['assist']>): Promise<void> {
  await tx.insertInto('assist').values(assist).execute()
}

export async function updateAssist(tx: Tx, id: string, changes: Updateable<Tables['assist']>): Promise<void> {
  await tx.updateTable('assist').set(changes).where('id', '=', id).execute()
}

const moments = {
  assistOverdue: { at: 'dueAt', noted: 'overdueNotedAt' },
  assistDueSoon: { at: 'soonAt', noted: 'soonNotedAt' }
} as const

export type AssistMoment = keyof typeof moments

/** What has come to a moment and was not noted yet, with its need: whoever takes a step holds that. */
export async function takeDueAssists(
  tx: Tx,
  kind: AssistMoment,
  now: Date,
  batch: number
): Promise<{ id: string; needId: string; name: string; dueAt: Date }[]> {
  const { at, noted } = moments[kind]
  const due = await tx
    .selectFrom('assist')
    .innerJoin('need', 'need.id', 'assist.needId')
    .leftJoin('team', 'team.id', 'assist.teamId')
    .leftJoin('organisation as unit', 'unit.id', 'assist.departmentId')
    .select(['assist.id', 'assist.needId', 'assist.dueAt'])
    .select((eb) => eb.fn.coalesce('team.name', 'unit.name').$notNull().as('name'))
    .where('assist.endedAt', 'is', null)
    .where(`assist.${noted}`, 'is', null)
    .where(`assist.${at}`, '<=', now)
    .orderBy(`assist.${at}`)
    .limit(batch)
    .forUpdate(['assist', 'need'])
    .skipLocked()
    .execute()
  const marks = { [noted]: now, ...(kind === 'assistOverdue' && { soonNotedAt: now }) }
  if (due.length > 0)
    await tx
      .updateTable('assist')
      .set(marks)
      .where('id', '=', sql<string>`any(${due.map(({ id }) => id)}::uuid[])`)
      .execute()
  return due
}
