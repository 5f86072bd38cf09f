import type { MergedNeed, NeedId } from '@hongchao/contract'
import type { Insertable, Selectable, Updateable } from 'kysely'

import type { Db, Tx } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'
import { maskedName } from './rules/words.ts'

export async function insertMerge(tx: Tx, merge: Insertable<Tables['needMerge']>): Promise<void> {
  await tx.insertInto('needMerge').values(merge).execute()
}

/** The merge that holds now. */
export async function findOpenMerge(tx: Tx, needId: string): Promise<Selectable<Tables['needMerge']> | undefined> {
  return await tx
    .selectFrom('needMerge')
    .selectAll()
    .where('needId', '=', needId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
}

export async function endMerge(tx: Tx, id: string, end: Updateable<Tables['needMerge']>): Promise<void> {
  await tx.updateTable('needMerge').set(end).where('id', '=', id).execute()
}

/** Whatever waits for one need waits for another from now on. */
export async function moveMerged(tx: Tx, fromId: string, toId: string): Promise<void> {
  const ids = await waitingFor(tx, fromId)
  if (ids.length === 0) return
  await tx.updateTable('need').set({ mergedIntoId: toId }).where('id', 'in', ids).execute()
  await tx
    .updateTable('needMerge')
    .set({ masterId: toId })
    .where('needId', 'in', ids)
    .where('endedAt', 'is', null)
    .execute()
}

/** The needs that were merged into one and wait for its answer. */
export async function waitingFor(db: Db, masterId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('need')
    .select('id')
    .where('mergedIntoId', '=', masterId)
    .where('status', '=', 'merged')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The needs that are to hear what is told of their master: those that wait for it, and those that just got its answer. */
export async function hearingOf(db: Db, masterId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('need')
    .innerJoin('need as master', 'master.id', 'need.mergedIntoId')
    .select('need.id')
    .where('need.mergedIntoId', '=', masterId)
    .where((eb) =>
      eb.or([
        eb('need.status', '=', 'merged'),
        eb.and([eb('need.status', '=', 'answered'), eb('need.answeredAt', '=', eb.ref('master.answeredAt'))]),
        eb.and([eb('need.status', '=', 'refused'), eb('need.closedAt', '=', eb.ref('master.closedAt'))])
      ])
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** What was merged into a need, for staff: what each said, and nobody's telephone. */
export async function findMerged(db: Db, masterId: string): Promise<MergedNeed[]> {
  const rows = await db
    .selectFrom('need')
    .innerJoin('needRequester', 'needRequester.needId', 'need.id')
    .innerJoin('needMerge', 'needMerge.needId', 'need.id')
    .select(['need.id', 'need.code', 'need.status', 'need.text', 'need.location', 'need.collectedAt'])
    .select(['needRequester.name', 'needMerge.joined'])
    .where('need.mergedIntoId', '=', masterId)
    .where('needMerge.endedAt', 'is', null)
    .orderBy('need.collectedAt')
    .orderBy('need.id')
    .execute()
  return rows.map(({ id, location, name, collectedAt, ...row }) => ({
    ...row,
    id: id as NeedId,
    ...(location && { location }),
    requester: maskedName(name),
    collectedAt: collectedAt.toISOString()
  }))
}
