import type {
  ImportBatch,
  ImportColumn,
  ImportCounts,
  ImportDetail,
  ImportMatch,
  ImportOptions,
  MovedOnRows
} from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { BatchRow } from './store.ts'

/** A run that was not heard of for so long is not under way any more. */
const silence = 60_000

export function isBrokenOff({ status, touchedAt }: BatchRow, now: Date): boolean {
  const running = status === 'checking' || status === 'importing' || status === 'undoing'
  return running && now.getTime() - (touchedAt?.getTime() ?? 0) > silence
}

export function toBatch(call: Call, row: BatchRow): ImportBatch {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.fileName,
    status: row.status,
    rows: row.rows,
    brokenOff: isBrokenOff(row, call.now),
    organisation: { id: row.organisationId, name: row.organisationName },
    createdAt: row.createdAt.toISOString(),
    ...resultOf(row),
    ...(row.madeBy !== null && { by: row.madeBy }),
    ...(row.undoneBy !== null && { undoneBy: row.undoneBy }),
    ...(row.undoneAt && { undoneAt: row.undoneAt.toISOString() })
  }
}

function resultOf(row: BatchRow): Partial<ImportBatch> {
  const counts = row.counts as ImportCounts | null
  return {
    ...(row.progress !== null && { progress: row.progress }),
    ...(row.problem !== null && { problem: row.problem }),
    ...(counts && { counts }),
    ...(row.seconds !== null && { seconds: row.seconds }),
    ...(row.finishedAt && { finishedAt: row.finishedAt.toISOString() })
  }
}

export function toDetail(call: Call, row: BatchRow): ImportDetail {
  const batch = toBatch(call, row)
  return {
    ...batch,
    columns: row.columns as ImportColumn[],
    match: row.match as ImportMatch,
    options: row.options as ImportOptions,
    otherSheets: row.otherSheets,
    unknownCategories: (row.unknownCategories ?? []) as ImportDetail['unknownCategories'],
    failedFile: row.fileKept && row.status !== 'undone' && (batch.counts?.failed ?? 0) > 0,
    ...(row.movedOn !== null && { movedOn: row.movedOn as MovedOnRows })
  }
}
