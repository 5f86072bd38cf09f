import { type ImportColumn, type ImportKind, type ImportMatch, maxImportRows } from '@hongchao/contract'

import { AppError } from '../../kernel/errors.ts'
import type { Sheet, SheetRow } from '../../kernel/sheets/read/index.ts'
import { cleanText, findHeader, headerRows, hidesValues, matchColumns, sameCells } from './rules.ts'

/** What a file holds, before anybody decided anything about it. */
export type Inspected = {
  headerLine: number
  rows: number
  columns: ImportColumn[]
  match: ImportMatch
}

const samples = 3
const sampleLength = 80

/** Reads a file through to the end, so that what is wrong with it is said before anything is entered. */
export async function inspect(kind: ImportKind, sheet: Sheet): Promise<Inspected> {
  const rows = sheet.rows()
  const first = await take(rows, headerRows)
  if (first.length === 0) throw new AppError('sheet.empty')
  const header = findHeader(kind, first)
  if (typeof header === 'string') throw new AppError(header)
  const { line, cells } = first[header.index]!
  const columns = cells.map((text, index): ImportColumn => ({ index, header: oneLine(text), samples: [] }))

  let count = 0
  const look = (row: SheetRow): void => {
    if (sameCells(row.cells, cells)) return
    count += 1
    if (count > maxImportRows) throw new AppError('sheet.tooManyRows', { limit: maxImportRows })
    sample(columns, row)
  }
  for (const row of first.slice(header.index + 1)) look(row)
  for await (const row of rows) look(row)

  if (count === 0) throw new AppError('sheet.empty')
  const hiding = sheet.merged.find((range) => hidesValues(range, line))
  if (hiding) throw new AppError('sheet.merged', { range: hiding })
  const named = columns.filter((column) => column.header !== '' || column.samples.length > 0)
  const headers = columns.map((column) => column.header)
  return { headerLine: line, rows: count, columns: named, match: matchColumns(kind, headers) }
}

async function take(rows: AsyncGenerator<SheetRow>, most: number): Promise<SheetRow[]> {
  const taken: SheetRow[] = []
  while (taken.length < most) {
    const next = await rows.next()
    if (next.done) break
    taken.push(next.value)
  }
  return taken
}

function sample(columns: ImportColumn[], { cells }: SheetRow): void {
  for (const [index, cell] of cells.entries()) {
    const text = oneLine(cell)
    if (text === '') continue
    const column = (columns[index] ??= { index, header: '', samples: [] })
    if (column.samples.length < samples) column.samples.push([...text].slice(0, sampleLength).join(''))
  }
}

/** As it can be shown and kept: some characters in a file are neither. */
function oneLine(cell: string): string {
  return cleanText(cell).replaceAll('\n', ' ')
}
