import type { ImportKind, MovedOn, MovedOnRows } from '@hongchao/contract'

import { recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { publish } from '../../kernel/events.ts'
import { findHandledNeeds, forgetImportedNeeds, lockImportedNeeds } from '../needs/index.ts'
import { forgetNotifications } from '../notifications/index.ts'
import {
  findKeptOrganisations,
  forgetImportedOrganisations,
  lockImportedOrganisations
} from '../organisations/index.ts'
import type { Progress } from './run.ts'
import { type BatchRow, findSubjects, releaseKeys, type Subject } from './store.ts'

type Way = {
  lock: (tx: Tx, ids: string[]) => Promise<void>
  findMovedOn: (db: Db, ids: string[]) => Promise<Omit<MovedOn, 'row'>[]>
  forget: (tx: Tx, call: Call, ids: string[]) => Promise<void>
}

/** How what an import entered is held, looked at again, and taken away. */
const ways: Record<ImportKind, Way> = {
  need: {
    lock: lockImportedNeeds,
    findMovedOn: async (db, ids) =>
      (await findHandledNeeds(db, ids)).map(({ id, code }) => ({ id, label: code, reason: 'handled' })),
    forget: async (tx, call, ids) => {
      await forgetNotifications(tx, ids)
      await forgetImportedNeeds(tx, call, ids)
    }
  },
  organisation: {
    lock: lockImportedOrganisations,
    findMovedOn: findKeptOrganisations,
    forget: forgetImportedOrganisations
  }
}

const chunk = 500
/** More rows than this nobody reads in a refusal. */
const mostTold = 200

type Batch = Pick<BatchRow, 'id' | 'kind' | 'status'>

/**
 * Takes back all that an import entered, as if it had never been; only the audit and the import itself remember it.
 * Where somebody has gone on with one of its rows, nothing is taken back. The batch itself is written last, so that
 * how far it is can be told beside the transaction.
 */
export async function undoBatch(tx: Tx, call: Call, batch: Batch, progress: Progress): Promise<void> {
  const { lock, findMovedOn, forget } = ways[batch.kind]
  const moved: MovedOn[] = []
  for await (const subjects of chunksOf(tx, batch.id)) {
    const rows = new Map(subjects.map(({ id, number }) => [id, number]))
    await lock(tx, idsOf(subjects))
    const found = await findMovedOn(tx, idsOf(subjects))
    moved.push(...found.map((one) => ({ ...one, row: rows.get(one.id)! })))
    progress(0)
  }
  if (moved.length > 0) throw new AppError('import.movedOn', told(moved))
  let done = 0
  for await (const subjects of chunksOf(tx, batch.id)) {
    await forget(tx, call, idsOf(subjects))
    await releaseKeys(tx, batch.id, subjects)
    done += subjects.length
    progress(done)
  }
  await recordAudit(tx, call, 'import.undone', batch.id)
  await closeUndone(tx, call, batch)
  await publish(tx, call, 'import.undone', { batchId: batch.id })
}

/** Another undoing of the same import may have come first: a job can be given out twice. */
async function closeUndone(tx: Tx, call: Call, { id, status }: Batch): Promise<void> {
  const undone = { undoneAt: call.now, undoneById: call.actor.personId ?? null, progress: null, problem: null }
  const closed = await tx
    .updateTable('importBatch')
    .set({ status: 'undone', ...undone })
    .where('id', '=', id)
    .where('status', '=', status)
    .returning('id')
    .executeTakeFirst()
  if (!closed) throw new AppError('import.notUndoable', { status: 'undone' })
}

function told(moved: readonly MovedOn[]): MovedOnRows {
  return { count: moved.length, rows: moved.toSorted((a, b) => a.row - b.row).slice(0, mostTold) }
}

function idsOf(subjects: readonly Subject[]): string[] {
  return subjects.map(({ id }) => id)
}

async function* chunksOf(db: Db, batchId: string): AsyncGenerator<Subject[]> {
  for (let from = 0; ;) {
    const subjects = await findSubjects(db, batchId, from, chunk)
    if (subjects.length === 0) return
    yield subjects
    from = subjects.at(-1)!.number
  }
}
