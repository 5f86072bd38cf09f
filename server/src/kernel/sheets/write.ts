import type { Download } from '@hongchao/contract'
import { writeXlsxStream } from 'hucre/xlsx'

/** A column of a sheet: its heading, how wide it stands (in characters), and what of an item stands in it. */
export type Column<T> = { heading: string; width: number; cell: (item: T) => string | number | undefined }

type Sheet<T> = {
  /** Names the file and the tab. */
  name: string
  /** Lines above the headings: what the sheet is, of when, by which filter. */
  above: readonly string[]
  columns: readonly Column<T>[]
  /** Pulled one after the other while the file is being sent, so that a long list costs no more memory than a short one. */
  pages: AsyncIterable<readonly T[]>
  /** A line at the end, where there would be more rows. */
  below?: (rows: number) => string | undefined
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * An Excel file (.xlsx). Texts are written as text, in cells that stay text when somebody edits them: no code loses
 * its zeros, no identity number its last digits, and nothing that begins with = + - or @ is taken for a formula.
 */
export function sheetFile<T>(sheet: Sheet<T>): Download {
  const columns = sheet.columns.map(({ width }) => ({
    width,
    style: { numFmt: '@', alignment: { vertical: 'top' as const, wrapText: width >= wrappedFrom } }
  }))
  const frozen = { rows: sheet.above.length + 1 }
  const bytes = writeXlsxStream(rowsOf(sheet), { name: tabOf(sheet.name), columns, freezePane: frozen })
  return { type: xlsx, name: `${sheet.name}.xlsx`, bytes }
}

const wrappedFrom = 40

async function* rowsOf<T>({ above, columns, pages, below }: Sheet<T>): AsyncGenerator<(string | number | null)[]> {
  for (const line of above) yield [line]
  yield columns.map(({ heading }) => heading)
  let rows = 0
  for await (const page of pages) {
    for (const item of page) yield columns.map(({ cell }) => clean(cell(item)))
    rows += page.length
  }
  const last = below?.(rows)
  if (last) yield [last]
}

const longestText = 32_767

/** What Excel can hold: no control characters, and no more than it takes into one cell. */
function clean(value: string | number | undefined): string | number | null {
  if (typeof value !== 'string') return value ?? null
  // oxlint-disable-next-line no-control-regex -- these are what XML does not allow
  return value.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').slice(0, longestText)
}

/** A tab has at most 31 characters, and not these. */
function tabOf(name: string): string {
  return name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31)
}
