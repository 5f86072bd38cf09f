import type { ImportField, ImportKind, ImportOptions } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { type Call, system } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { publish } from '../../kernel/events.ts'
import { type Sheet, withSheet } from '../../kernel/sheets/read/index.ts'
import type { Storage } from '../../kernel/storage.ts'
import { getPreset } from '../places/index.ts'
import { batchOf, checkMatch, organisationFor, topmost, usualKind } from './actions.ts'
import { keyOfFile } from './files.ts'
import { finishBatch } from './finish.ts'
import type { Plan } from './importers.ts'
import { inspect, type Inspected } from './inspect.ts'
import { type Progress, type Result, runImport } from './run.ts'
import { insertBatch, pathsFor } from './store.ts'

/** A file for the command: what is left out is as usual. */
export type FileToImport = {
  kind: ImportKind
  name: string
  bytes: Uint8Array
  dryRun: boolean
  /** Fields whose column goes by another header; an empty one is in no column. */
  headers: Partial<Record<ImportField, string>>
  /** The key of the organisation. */
  organisation?: string | undefined
  requesterOrUnitKind?: string | undefined
  channel?: ImportOptions['channel'] | undefined
  progress: Progress
}

export type ImportedFile = Result & Pick<Inspected, 'rows' | 'columns' | 'match' | 'headerLine'> & { batchId: string }

/** Imports a file at once, as the console does it by a job; a try leaves nothing behind, not even that it was made. */
export async function importFile(db: Db, call: Call, storage: Storage, file: FileToImport): Promise<ImportedFile> {
  return await withSheet(file.bytes, async (sheet) => {
    const found = { ...(await inspect(file.kind, sheet)), otherSheets: sheet.others }
    return await importSheet({ db, call, storage }, file, sheet, { ...found, match: matchBy(found, file.headers) })
  })
}

type Ground = { db: Db; call: Call; storage: Storage }
type Found = Inspected & { otherSheets: number }

async function importSheet(
  { db, call, storage }: Ground,
  file: FileToImport,
  sheet: Sheet,
  found: Found
): Promise<ImportedFile> {
  const started = Date.now()
  const { rows, columns, match, headerLine } = found
  checkMatch({ kind: file.kind, columns }, match)
  const { options, path } = await optionsFor(db, call, file)
  const batchId = uuid()
  const plan: Plan = { batchId, kind: file.kind, match, options, headerLine }

  const begin = async (tx: Tx): Promise<void> => {
    const batch = { ...batchOf(call, file, found), id: batchId, path, status: 'importing' as const }
    await insertBatch(tx, { ...batch, organisationId: options.organisationId, options: JSON.stringify(options) })
  }
  const finish = async (tx: Tx, result: Result): Promise<void> => {
    const fileKept = result.counts.failed > 0
    await finishBatch(tx, call, batchId, { from: 'importing', to: 'done', result, started, fileKept })
    await recordAudit(tx, call, 'import.done', batchId, result.counts)
    await publish(tx, call, 'import.done', { batchId })
    if (fileKept) await storage.put(keyOfFile(call, batchId), file.bytes)
  }
  const { dryRun, progress } = file
  const result = await runImport(db, call, plan, { sheet, dryRun, progress, begin, finish })
  return { ...result, batchId, rows, columns, match, headerLine }
}

function matchBy({ columns, match }: Inspected, headers: FileToImport['headers']): Inspected['match'] {
  const given = (Object.entries(headers) as [ImportField, string][]).map(([field, header]) => {
    const column = columns.find((one) => one.header === header)
    if (!column && header !== '') throw new AppError('import.columnMissing', { missing: [field], header })
    return [field, column?.index] as const
  })
  const taken = new Set(given.map(([, index]) => index))
  const kept = Object.entries(match).filter(([field, index]) => !(field in headers) && !taken.has(index))
  return Object.fromEntries([...kept, ...given.filter(([, index]) => index !== undefined)])
}

async function optionsFor(
  db: Db,
  call: Call,
  { kind, organisation, requesterOrUnitKind, channel = 'online' }: FileToImport
): Promise<{ options: ImportOptions; path: string }> {
  const paths = pathsFor(call, kind)
  if (call.actor !== system && paths.length === 0) throw new AppError('import.kindNotYours')
  const found = await organisationOf(db, organisation, paths)
  if (!found) throw new AppError('organisation.notFound')
  const { path } = await organisationFor(db, call, kind, found.id)
  const usual = usualKind(await getPreset(db), kind)
  return { options: { organisationId: found.id, kind: requesterOrUnitKind ?? usual, channel }, path }
}

/** The one named; else the topmost that whoever imports reaches, or of the place. */
async function organisationOf(
  db: Db,
  key: string | undefined,
  paths: readonly string[]
): Promise<{ id: string } | undefined> {
  if (key === undefined && paths.length > 0) return await topmost(db, paths)
  return await db
    .selectFrom('organisation')
    .select('id')
    .$if(key !== undefined, (query) => query.where('key', '=', key!))
    .$if(key === undefined, (query) => query.where('parentId', 'is', null))
    .executeTakeFirst()
}
