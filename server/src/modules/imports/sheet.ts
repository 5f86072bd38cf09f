import type { Download, ImportBatch, ImportKind } from '@hongchao/contract'
import { importKindTexts, importStatusTexts, importTexts } from '@hongchao/web/texts/console/imports.ts'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'

import type { Call } from '../../kernel/call.ts'
import { momentIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { type Column, exportList, exportPage } from '../../kernel/sheets/index.ts'
import { listBatches } from './actions.ts'

const { columns: titles, figures } = importTexts

const columns: Column<ImportBatch>[] = [
  { heading: titles.file, width: 36, cell: ({ fileName }) => fileName },
  { heading: titles.kind, width: 8, cell: ({ kind }) => importKindTexts[kind] },
  { heading: sheetsTexts.organisations.under, width: 24, cell: ({ organisation }) => organisation.name },
  { heading: titles.status, width: 10, cell: ({ status }) => importStatusTexts[status] },
  { heading: titles.rows, width: 8, cell: ({ rows }) => rows },
  ...(['imported', 'skipped', 'failed'] as const).map(figureOf),
  { heading: titles.by, width: 10, cell: ({ by }) => by },
  { heading: titles.at, width: 17, cell: ({ createdAt }) => momentIn(new Date(createdAt)) },
  { heading: sheetsTexts.imports.undoneBy, width: 10, cell: ({ undoneBy }) => undoneBy },
  { heading: sheetsTexts.imports.undoneAt, width: 17, cell: ({ undoneAt }) => undoneAt && momentIn(new Date(undoneAt)) }
]

function figureOf(name: 'imported' | 'skipped' | 'failed'): Column<ImportBatch> {
  return { heading: figures[name], width: 12, cell: ({ counts }) => counts?.[name] }
}

/** The imports that the caller may see, the newest first, as an Excel file. */
export async function exportImports(db: Db, call: Call, query: { kind?: ImportKind | undefined }): Promise<Download> {
  return await exportList(db, call, {
    list: 'imports',
    title: sheetsTexts.imports.title,
    filter: [[titles.kind, query.kind && importKindTexts[query.kind]]],
    columns,
    page: (after) => listBatches(db, call, { ...query, after, limit: exportPage })
  })
}
