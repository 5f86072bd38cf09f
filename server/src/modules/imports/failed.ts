import type { Download, ImportColumn, ImportField, ImportReason } from '@hongchao/contract'
import { failedFileTexts, importFieldTexts, importReasonTexts } from '@hongchao/web/texts/imports.ts'

import { recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { type Column, sheetFile } from '../../kernel/sheets/index.ts'
import { openSheet, type SheetRow } from '../../kernel/sheets/read/index.ts'
import type { Storage } from '../../kernel/storage.ts'
import { readFile } from './files.ts'
import { type BatchRow, findRows } from './store.ts'

type Failed = { row: SheetRow; reason: string }

/** The failed rows as they stand in the file, each with its reason: to be mended and imported again. */
export async function failedFile(db: Db, call: Call, storage: Storage, batch: BatchRow): Promise<Download> {
  const bytes = await readFile(storage, call, batch.id)
  await db.transaction().execute((tx) => recordAudit(tx, call, 'import.failedRowsSaved', batch.id))
  const reasons = new Map<number, string>()
  for (let from = 0; ;) {
    const rows = await findRows(db, batch.id, { outcome: 'failed', from, limit: 1000 })
    for (const { number, reason, field } of rows) reasons.set(number, reasonText(reason, field))
    if (rows.length < 1000) break
    from = rows.at(-1)!.number
  }
  return failedSheet(bytes, { name: batch.fileName, columns: batch.columns as ImportColumn[], reasons })
}

export type FailedRows = {
  name: string
  columns: readonly ImportColumn[]
  /** By the number of the row. */
  reasons: ReadonlyMap<number, string>
}

const narrow = 16
const wide = 40

export function failedSheet(bytes: Uint8Array, { name, columns, reasons }: FailedRows): Download {
  const original = columns.map(({ header, index }): Column<Failed> => ({
    heading: header,
    width: narrow,
    cell: ({ row }) => row.cells[index] ?? ''
  }))
  return sheetFile({
    name: failedFileTexts.name.replace('{name}', name.replace(/\.\w+$/, '')),
    above: [],
    columns: [
      { heading: failedFileTexts.reason, width: wide, cell: ({ reason }) => reason },
      { heading: failedFileTexts.row, width: narrow, cell: ({ row }) => row.line },
      ...original
    ],
    pages: failedRows(bytes, reasons)
  })
}

/** Reads the file through once more, and lets go of it at the end. */
async function* failedRows(bytes: Uint8Array, reasons: ReadonlyMap<number, string>): AsyncGenerator<Failed[]> {
  const sheet = await openSheet(bytes)
  try {
    for await (const row of sheet.rows()) {
      const reason = reasons.get(row.line)
      if (reason !== undefined) yield [{ row, reason }]
    }
  } finally {
    await sheet[Symbol.asyncDispose]()
  }
}

export function reasonText(reason: string | null, field: string | null): string {
  const text = importReasonTexts[reason as ImportReason]
  return text.replace('{field}', field === null ? '' : importFieldTexts[field as ImportField])
}
