import type { ImportKind, MovedOn } from '@hongchao/contract'

import { recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { forgetImportedNeeds, lockImportedNeeds } from '../needs/index.ts'
import { forgetNotifications } from '../notifications/index.ts'
import { forgetImportedOrganisations, lockImportedOrganisations } from '../organisations/index.ts'
import { findSubjects, releaseKeys, type Subject, updateBatch } from './store.ts'

type Kept = Omit<MovedOn, 'row'>

/** How what an import entered is looked at again, and taken away. */
const ways: Record<
  ImportKind,
  { lock: (tx: Tx, ids: string[]) => Promise<Kept[]>; forget: (tx: Tx, call: Call, ids: string[]) => Promise<void> }
> = {
  need: {
    lock: async (tx, ids) =>
      (await lockImportedNeeds(tx, ids)).map(({ id, code }) => ({ id, label: code, reason: 'handled' })),
    forget: async (tx, call, ids) => {
      await forgetNotifications(tx, ids)
      await forgetImportedNeeds(tx, call, ids)
    }
  },
  organisation: { lock: lockImportedOrganisations, forget: forgetImportedOrganisations }
}

const chunk = 500
/** More rows than this nobody reads in a refusal. */
const mostTold = 200

/**
 * Takes back all that an import entered, as if it had never been; only the audit and the import itself remember it.
 * Where somebody has gone on with one of its rows, nothing is taken back, and they are told which.
 */
export async function undoBatch(tx: Tx, call: Call, batch: { id: string; kind: ImportKind }): Promise<void> {
  const { lock, forget } = ways[batch.kind]
  const moved: MovedOn[] = []
  await inChunks(tx, batch.id, async (subjects) => {
    const rows = new Map(subjects.map(({ id, number }) => [id, number]))
    const kept = await lock(tx, [...rows.keys()])
    moved.push(...kept.map((one) => ({ ...one, row: rows.get(one.id)! })))
  })
  if (moved.length > 0) {
    const rows = moved.toSorted((a, b) => a.row - b.row).slice(0, mostTold)
    throw new AppError('import.movedOn', { count: moved.length, rows })
  }
  await inChunks(tx, batch.id, async (subjects) => {
    await forget(
      tx,
      call,
      subjects.map(({ id }) => id)
    )
  })
  await releaseKeys(tx, batch.id)
  const undone = { status: 'undone' as const, undoneAt: call.now, undoneById: call.actor.personId ?? null }
  await updateBatch(tx, batch.id, undone)
  await recordAudit(tx, call, 'import.undone', batch.id)
}

async function inChunks(tx: Tx, batchId: string, use: (subjects: Subject[]) => Promise<void>): Promise<void> {
  for (let from = 0; ;) {
    const subjects = await findSubjects(tx, batchId, from, chunk)
    if (subjects.length === 0) return
    await use(subjects)
    from = subjects.at(-1)!.number
  }
}
