import type { ImportMatch, ImportOptions } from '@hongchao/contract'

import { recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { AppError, fromDatabase } from '../../kernel/errors.ts'
import { publish } from '../../kernel/events.ts'
import type { Jobs, JobGround, ScheduledJobs } from '../../kernel/jobs.ts'
import { withSheet } from '../../kernel/sheets/read/index.ts'
import type { Plan } from './importers.ts'
import { folderOfFiles, importsInUse, keyOfFile, readFile } from './files.ts'
import { finishBatch } from './finish.ts'
import { type Progress, type Result, type Run, runImport } from './run.ts'
import {
  type BatchRow,
  deleteBatch,
  deleteRows,
  findAbandoned,
  findAnyBatch,
  insertOutcomes,
  releaseFiles,
  updateBatch
} from './store.ts'
import { undoBatch } from './undo.ts'

export const importJobs = {
  /** Its own transaction holds nothing: the import is one of its own, and how far it is must be seen meanwhile. */
  'imports.run': async (_, call, { batchId, dryRun, by }, ground) => {
    const batch = await findAnyBatch(ground.here, batchId)
    if (batch.status !== (dryRun ? 'checking' : 'importing')) return
    const work = dryRun ? tryBatch : importBatch
    await work(ground, inNameOf(call, by), batch).catch((error: unknown) => giveUp(ground, batchId, 'ready', error))
  },
  'imports.undo': async (_, call, { batchId, by }, ground) => {
    const { here } = ground
    const batch = await findAnyBatch(here, batchId)
    if (batch.status !== 'undoing') return
    const progress = progressOf(ground, batchId)
    const undo = here.transaction().execute((tx) => undoBatch(tx, inNameOf(call, by), batch, progress))
    await undo.catch((error: unknown) => giveUp(ground, batchId, 'done', error))
  }
} satisfies Partial<Jobs>

function inNameOf(call: Call, by: string | undefined): Call {
  return by ? { ...call, actor: { ...call.actor, personId: by } } : call
}

/** All is as it was before; the person is told why, may mend it and try again. */
async function giveUp(
  { here, log }: JobGround,
  batchId: string,
  status: 'ready' | 'done',
  error: unknown
): Promise<void> {
  const known = error instanceof AppError ? error : fromDatabase(error)
  // The database went away: the queue tries again.
  if (known?.code === 'unavailable') throw error
  if (!known) log.error({ error: error instanceof Error ? error.stack : String(error) }, 'import')
  const movedOn = known?.code === 'import.movedOn' ? JSON.stringify(known.details) : null
  await updateBatch(here, batchId, { status, progress: null, problem: known?.code ?? 'internal', movedOn })
}

const abandonedDays = 7
const mendedDays = 30

export const importsSchedule = {
  /**
   * Forgets imports that nobody went on with, and files that nobody needs any more, those of a write that was undone or
   * cut off among them: they hold names and telephones.
   */
  'imports.sweep': async (tx, call, { storage }) => {
    const before = (days: number): Date => new Date(call.now.getTime() - days * 86_400_000)
    const abandoned = await findAbandoned(tx, before(abandonedDays))
    for (const id of abandoned) await deleteBatch(tx, id)
    const released = await releaseFiles(tx, before(mendedDays))
    for (const id of [...abandoned, ...released]) await storage.remove(keyOfFile(call, id))
    const used = new Set(await importsInUse(tx, call.place))
    for await (const key of storage.keptBefore(folderOfFiles(call.place), before(1))) {
      if (!used.has(key)) await storage.remove(key)
    }
  }
} satisfies Partial<ScheduledJobs>

async function importBatch(ground: JobGround, call: Call, batch: BatchRow): Promise<void> {
  const started = Date.now()
  const { counts } = await runOn(ground, call, batch, {
    dryRun: false,
    finish: async (tx, result) => {
      await finishBatch(tx, call, batch.id, { from: 'importing', to: 'done', result, started, fileKept: true })
      await recordAudit(tx, call, 'import.done', batch.id, result.counts)
      await publish(tx, call, 'import.done', { batchId: batch.id })
    }
  })
  if (counts.failed > 0) return
  // Nothing is left in the file that somebody could still need.
  await updateBatch(ground.here, batch.id, { fileKept: false })
  await ground.storage.remove(keyOfFile(call, batch.id))
}

/** What a try found is written down once the try was rolled back. */
async function tryBatch(ground: JobGround, call: Call, batch: BatchRow): Promise<void> {
  const started = Date.now()
  const result = await runOn(ground, call, batch, { dryRun: true })
  await ground.here.transaction().execute(async (tx) => {
    await deleteRows(tx, batch.id)
    for (let at = 0; at < result.failures.length; at += written) {
      await insertOutcomes(tx, batch.id, result.failures.slice(at, at + written))
    }
    await finishBatch(tx, call, batch.id, { from: 'checking', to: 'checked', result, started, fileKept: true })
  })
}

async function runOn(
  ground: JobGround,
  call: Call,
  batch: BatchRow,
  how: Pick<Run, 'dryRun' | 'finish'>
): Promise<Result> {
  const bytes = await readFile(ground.storage, call, batch.id)
  const progress = progressOf(ground, batch.id)
  return await withSheet(bytes, (sheet) => runImport(ground.here, call, planOf(batch), { sheet, progress, ...how }))
}

/** Rows of one statement. */
const written = 1000

function planOf(batch: BatchRow): Plan {
  return {
    batchId: batch.id,
    kind: batch.kind,
    headerLine: batch.headerLine,
    match: batch.match as ImportMatch,
    options: batch.options as ImportOptions
  }
}

const tellEvery = 500

/** Tells how far a run is, beside its transaction; one word that gets lost is made up for by the next. */
function progressOf({ here, clock, log }: JobGround, id: string): Progress {
  let told = 0
  return (progress) => {
    if (Date.now() - told < tellEvery) return
    told = Date.now()
    updateBatch(here, id, { progress, touchedAt: clock() }).catch((error: Error) => {
      log.warn({ error: error.message }, 'progress of an import')
    })
  }
}
