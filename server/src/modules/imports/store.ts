import type { ImportField, ImportKind, ImportOutcome, ImportReason, PageQuery, Permission } from '@hongchao/contract'
import { type Expression, type ExpressionBuilder, type Insertable, sql, type SqlBool, type Updateable } from 'kysely'

import { type Call, system } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { isWithin, pathsWith } from '../../kernel/grants.ts'
import { positionOf } from '../../kernel/page.ts'
import type { Tables } from '../../kernel/tables.ts'

/** Whoever may enter something by hand may import it, where they may import at all. */
const byHand: Record<ImportKind, Permission> = { need: 'needs.record', organisation: 'organisations.manage' }

/** Where the caller may import things of a kind. */
export function pathsFor(call: Call, kind: ImportKind): string[] {
  const entering = pathsWith(call, byHand[kind])
  return pathsWith(call, 'imports.run').flatMap((running) =>
    entering.flatMap((path) => {
      if (isWithin(running, path)) return [running]
      return isWithin(path, running) ? [path] : []
    })
  )
}

/** The operator at the machine sees and reaches all. */
function visible(eb: ExpressionBuilder<Tables, 'importBatch'>, call: Call): Expression<SqlBool> {
  if (call.actor === system) return sql<SqlBool>`true`
  const of = (kind: ImportKind): Expression<SqlBool> =>
    eb.and([
      eb('importBatch.kind', '=', kind),
      sql<SqlBool>`import_batch.path <@ any(${pathsFor(call, kind)}::ltree[])`
    ])
  return eb.or([of('need'), of('organisation')])
}

function batches(db: Db) {
  return db
    .selectFrom('importBatch')
    .innerJoin('organisation', 'organisation.id', 'importBatch.organisationId')
    .leftJoin('person as maker', 'maker.id', 'importBatch.createdById')
    .leftJoin('person as undoer', 'undoer.id', 'importBatch.undoneById')
    .selectAll('importBatch')
    .select(['organisation.name as organisationName', 'maker.name as madeBy', 'undoer.name as undoneBy'])
}

export type BatchRow = Awaited<ReturnType<ReturnType<typeof batches>['execute']>>[number]

export async function findBatch(db: Db, call: Call, id: string): Promise<BatchRow | undefined> {
  return await batches(db)
    .where('importBatch.id', '=', id)
    .where((eb) => visible(eb, call))
    .executeTakeFirst()
}

/** Locks the batch, so that of two who start or undo it at once the second sees the first. */
export async function lockBatch(tx: Tx, call: Call, id: string): Promise<BatchRow | undefined> {
  const locked = await tx
    .selectFrom('importBatch')
    .select('id')
    .where('id', '=', id)
    .where((eb) => visible(eb, call))
    .forNoKeyUpdate()
    .executeTakeFirst()
  return locked && (await findAnyBatch(tx, id))
}

/** Without asking who may see it: for the system's own jobs. */
export async function findAnyBatch(db: Db, id: string): Promise<BatchRow> {
  return await batches(db).where('importBatch.id', '=', id).executeTakeFirstOrThrow()
}

export async function findBatches(
  db: Db,
  call: Call,
  query: PageQuery & { kind?: ImportKind | undefined }
): Promise<BatchRow[]> {
  const position = positionOf(query)
  return await batches(db)
    .where((eb) => visible(eb, call))
    .$if(query.kind !== undefined, (found) => found.where('importBatch.kind', '=', query.kind!))
    .$if(position !== undefined, (found) =>
      found.where(sql<boolean>`(import_batch.created_at, import_batch.id) < (${position?.at}, ${position?.id})`)
    )
    .orderBy('importBatch.createdAt', 'desc')
    .orderBy('importBatch.id', 'desc')
    .limit(query.limit + 1)
    .execute()
}

export async function insertBatch(tx: Tx, batch: Insertable<Tables['importBatch']>): Promise<void> {
  await tx.insertInto('importBatch').values(batch).execute()
}

export async function updateBatch(db: Db, id: string, changes: Updateable<Tables['importBatch']>): Promise<void> {
  await db.updateTable('importBatch').set(changes).where('id', '=', id).execute()
}

/** Imports that nobody went on with. */
export async function findAbandoned(db: Db, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('importBatch')
    .select('id')
    .where('status', 'in', ['ready', 'checked'])
    .where('createdAt', '<', before)
    .execute()
  return rows.map(({ id }) => id)
}

/** Imports whose file nobody needs any more: undone, or done so long ago that its failed rows will not be mended. */
export async function releaseFiles(tx: Tx, doneBefore: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('importBatch')
    .set({ fileKept: false })
    .where('fileKept', '=', true)
    .where((eb) =>
      eb.or([eb('status', '=', 'undone'), eb.and([eb('status', '=', 'done'), eb('finishedAt', '<', doneBefore)])])
    )
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function deleteBatch(tx: Tx, id: string): Promise<void> {
  await deleteRows(tx, id)
  await tx.deleteFrom('importBatch').where('id', '=', id).execute()
}

export async function deleteRows(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom('importRow').where('batchId', '=', batchId).execute()
}

export type RowOutcome = {
  number: number
  outcome: ImportOutcome
  reason: ImportReason
  field?: ImportField | undefined
}

/** Writes down rows that were not taken. */
export async function insertOutcomes(tx: Tx, batchId: string, rows: readonly RowOutcome[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ number, outcome, reason, field }) => ({
    batchId,
    number,
    outcome,
    reason,
    field: field ?? null
  }))
  await tx.insertInto('importRow').values(values).execute()
}

export async function findRows(
  db: Db,
  batchId: string,
  { outcome, from, limit }: { outcome: ImportOutcome; from: number; limit: number }
): Promise<
  { number: number; outcome: ImportOutcome; reason: string | null; field: string | null; subjectId: string | null }[]
> {
  return await db
    .selectFrom('importRow')
    .select(['number', 'outcome', 'reason', 'field', 'subjectId'])
    .where('batchId', '=', batchId)
    .where('outcome', '=', outcome)
    .where('number', '>', from)
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** What an import entered, in the order of the file. */
export async function findSubjects(db: Db, batchId: string, from: number, limit: number): Promise<Subject[]> {
  const rows = await findRows(db, batchId, { outcome: 'imported', from, limit })
  return rows.map(({ number, subjectId }) => ({ number, id: subjectId! }))
}

export type Subject = { number: number; id: string }

/** Rows that were taken back may come again in another import. */
export async function releaseKeys(tx: Tx, batchId: string, rows: readonly Subject[]): Promise<void> {
  await tx
    .updateTable('importRow')
    .set({ key: null })
    .where('batchId', '=', batchId)
    .where(
      'number',
      'in',
      rows.map(({ number }) => number)
    )
    .execute()
}
