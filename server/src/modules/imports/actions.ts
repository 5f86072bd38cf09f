import { createHash } from 'node:crypto'

import type {
  Download,
  ImportBatch,
  ImportDetail,
  ImportKind,
  ImportMatch,
  ImportOptions,
  ImportOutcome,
  ImportRow,
  PageQuery
} from '@hongchao/contract'
import type { Insertable } from 'kysely'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { type Call, system } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { publish } from '../../kernel/events.ts'
import { isWithin } from '../../kernel/grants.ts'
import { toPage, toPageByTexts, textsOf } from '../../kernel/page.ts'
import { withSheet } from '../../kernel/sheets/read/index.ts'
import type { Storage } from '../../kernel/storage.ts'
import type { Tables } from '../../kernel/tables.ts'
import { getPreset, type PresetVersion } from '../places/index.ts'
import { failedFile } from './failed.ts'
import { keyOfFile } from './files.ts'
import { inspect, type Inspected } from './inspect.ts'
import { fieldsAgree, missingFields } from './rules.ts'
import type { Progress } from './run.ts'
import {
  type BatchRow,
  findAnyBatch,
  findBatch,
  findBatches,
  findRows,
  insertBatch,
  lockBatch,
  pathsFor,
  updateBatch
} from './store.ts'
import { undoBatch } from './undo.ts'
import { isBrokenOff, toBatch, toDetail } from './views.ts'

type Given = { kind: ImportKind; name: string; bytes: Uint8Array }

/** Files being read through this moment; each may take a processor for seconds. */
let reading = 0
const mostReading = 2

/** Takes a file: reads it through, matches its columns, and keeps it until it was imported. */
export async function takeFile(tx: Tx, call: Call, storage: Storage, given: Given): Promise<ImportDetail> {
  const paths = pathsFor(call, given.kind)
  if (paths.length === 0) throw new AppError('import.kindNotYours')
  const { otherSheets, ...found } = await readThrough(given)
  const preset = await getPreset(tx)
  const { id: organisationId, path } = await topmost(tx, paths)

  const options = { organisationId, kind: usualKind(preset, given.kind), channel: 'online' }
  const id = uuid()
  await insertBatch(tx, {
    ...batchOf(call, given, { ...found, otherSheets }),
    id,
    organisationId,
    path,
    options: JSON.stringify(options)
  })
  await storage.put(keyOfFile(call, id), given.bytes)
  await recordAudit(tx, call, 'import.uploaded', id, { kind: given.kind, name: given.name })
  return toDetail(call, await findAnyBatch(tx, id))
}

async function readThrough({ kind, bytes }: Given): Promise<Inspected & { otherSheets: number }> {
  if (reading >= mostReading) throw new AppError('import.busy')
  reading += 1
  try {
    return await withSheet(bytes, async (sheet) => ({ ...(await inspect(kind, sheet)), otherSheets: sheet.others }))
  } finally {
    reading -= 1
  }
}

/** What is known of a batch as soon as its file was read. */
export function batchOf(
  call: Call,
  { kind, name, bytes }: Given,
  found: Inspected & { otherSheets: number }
): Omit<Insertable<Tables['importBatch']>, 'id' | 'organisationId' | 'path' | 'options'> {
  return {
    kind,
    fileName: name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    rows: found.rows,
    headerLine: found.headerLine,
    columns: JSON.stringify(found.columns),
    match: JSON.stringify(found.match),
    otherSheets: found.otherSheets,
    status: 'ready' as const,
    createdById: call.actor.personId ?? null,
    createdAt: call.now
  }
}

/** Of several organisations by their paths, the one furthest up. */
export async function topmost(db: Db, paths: readonly string[]): Promise<{ id: string; path: string }> {
  const [path = ''] = paths.toSorted((a, b) => a.split('.').length - b.split('.').length || (a < b ? -1 : 1))
  return await db.selectFrom('organisation').select(['id', 'path']).where('path', '=', path).executeTakeFirstOrThrow()
}

/** What most files are about; the person may choose otherwise. */
export function usualKind({ place, needs }: PresetVersion, kind: ImportKind): string {
  if (kind === 'need') return needs.requesterKinds[0]?.key ?? ''
  const kinds = place.organisationKinds
  const usual = kinds.find(({ key }) => key === 'enterprise') ?? kinds.find(({ nature }) => nature === 'newSectorOrg')
  return (usual ?? kinds[0])?.key ?? ''
}

export async function listBatches(
  db: Db,
  call: Call,
  query: PageQuery & { kind?: ImportKind | undefined }
): Promise<{ items: ImportBatch[]; next?: string }> {
  const rows = await findBatches(db, call, query)
  return toPage(
    rows,
    query,
    ({ createdAt, id }) => ({ at: createdAt, id }),
    (row) => toBatch(call, row)
  )
}

export async function getBatch(db: Db, call: Call, id: string): Promise<ImportDetail> {
  return toDetail(call, await getBatchRow(db, call, id))
}

async function getBatchRow(db: Db, call: Call, id: string): Promise<BatchRow> {
  const row = await findBatch(db, call, id)
  if (!row) throw new AppError('import.notFound')
  return row
}

export async function listRows(
  db: Db,
  call: Call,
  id: string,
  query: PageQuery & { outcome: ImportOutcome }
): Promise<{ items: ImportRow[]; next?: string }> {
  await getBatchRow(db, call, id)
  const [from = '0'] = textsOf(query, 1) ?? []
  if (!/^\d{1,7}$/.test(from)) throw new AppError('invalid', { field: 'after' })
  const rows = await findRows(db, id, { outcome: query.outcome, from: Number(from), limit: query.limit + 1 })
  return toPageByTexts(
    rows,
    query,
    ({ number }) => [String(number)],
    ({ number, outcome, reason, field, subjectId }): ImportRow => ({
      row: number,
      outcome,
      ...(reason !== null && { reason: reason as NonNullable<ImportRow['reason']> }),
      ...(field !== null && { field: field as NonNullable<ImportRow['field']> }),
      ...(subjectId !== null && { subjectId })
    })
  )
}

export async function getFailedFile(db: Db, call: Call, storage: Storage, id: string): Promise<Download> {
  const row = await getBatchRow(db, call, id)
  if (!toDetail(call, row).failedFile) throw new AppError('import.notFound')
  return await failedFile(db, call, storage, row)
}

type Asked = { dryRun: boolean; match: ImportMatch; options: ImportOptions }

/** Has a file imported or tried by a job; how far it is stands in the batch meanwhile. */
export async function startRun(tx: Tx, call: Call, id: string, asked: Asked): Promise<ImportDetail> {
  const batch = await lockBatch(tx, call, id)
  if (!batch) throw new AppError('import.notFound')
  const waiting = batch.status === 'ready' || batch.status === 'checked' || isBrokenOff(batch, call.now)
  if (!waiting) throw new AppError('import.notReady', { status: batch.status })
  checkMatch(batch, asked.match)
  const { path } = await organisationFor(tx, call, batch.kind, asked.options.organisationId)

  await updateBatch(tx, id, {
    status: asked.dryRun ? 'checking' : 'importing',
    organisationId: asked.options.organisationId,
    path,
    match: JSON.stringify(asked.match),
    options: JSON.stringify(asked.options),
    progress: 0,
    touchedAt: call.now,
    problem: null
  })
  await recordAudit(tx, call, asked.dryRun ? 'import.tried' : 'import.started', id)
  const { personId } = call.actor
  await publish(tx, call, 'import.started', { batchId: id, dryRun: asked.dryRun, ...(personId && { by: personId }) })
  return toDetail(call, await findAnyBatch(tx, id))
}

/** Everything that must be in a column is in one, and no column is two things. */
export function checkMatch({ kind, columns }: { kind: ImportKind; columns: unknown }, match: ImportMatch): void {
  const missing = missingFields(kind, match)
  if (missing.length > 0) throw new AppError('import.columnMissing', { missing })
  const last = Math.max(...(columns as { index: number }[]).map(({ index }) => index))
  if (!fieldsAgree(kind, match, last + 1)) throw new AppError('import.columnTwice')
}

/** Beyond the caller's reach an organisation does not exist for them; the operator at the machine reaches all. */
export async function organisationFor(db: Db, call: Call, kind: ImportKind, id: string): Promise<{ path: string }> {
  const found = await db.selectFrom('organisation').select('path').where('id', '=', id).executeTakeFirst()
  const reached = call.actor === system || pathsFor(call, kind).some((path) => isWithin(found?.path ?? '', path))
  if (!found || !reached) {
    throw new AppError('organisation.notFound', {
      fields: [{ field: '/options/organisationId', reason: 'invalid_value' }]
    })
  }
  return found
}

/** Has an import taken back by a job; its file goes with the next sweep. */
export async function startUndo(tx: Tx, call: Call, id: string): Promise<ImportDetail> {
  await lockUndoable(tx, call, id)
  await updateBatch(tx, id, { status: 'undoing', progress: 0, touchedAt: call.now, problem: null, movedOn: null })
  const { personId } = call.actor
  await publish(tx, call, 'import.undoStarted', { batchId: id, ...(personId && { by: personId }) })
  return toDetail(call, await findAnyBatch(tx, id))
}

/** Takes an import back at once, for the command. */
export async function undoImport(tx: Tx, call: Call, id: string, progress: Progress): Promise<void> {
  await undoBatch(tx, call, await lockUndoable(tx, call, id), progress)
}

async function lockUndoable(tx: Tx, call: Call, id: string): Promise<BatchRow> {
  const batch = await lockBatch(tx, call, id)
  if (!batch) throw new AppError('import.notFound')
  const { status } = batch
  const waiting = status === 'done' || (status === 'undoing' && isBrokenOff(batch, call.now))
  if (!waiting) throw new AppError('import.notUndoable', { status })
  return batch
}
