import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

import { withSheet } from '../../server/src/kernel/sheets/read/index.ts'

/** A need as somebody wrote it, and the class that somebody gave it. */
export type Labelled = { text: string; label: string }

/**
 * Reads labelled needs: lines of class, tab, text (`.tsv`, `.tsv.gz`), or an Excel sheet whose last column is the class and
 * whose other columns are the text as far as they hold Chinese. Words that were set apart are put together again.
 */
export async function readLabelled(file: string): Promise<Labelled[]> {
  const bytes = readFileSync(file)
  const rows = /[.]tsv([.]gz)?$/.test(file) ? linesOf(bytes) : await cellsOf(bytes)
  return rows.filter(({ text, label }) => text !== '' && label !== '')
}

function linesOf(bytes: Uint8Array): Labelled[] {
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : Buffer.from(bytes)).toString('utf8')
  return text.split('\n').map((line) => {
    const [label = '', ...rest] = line.split('\t')
    return { label: label.trim(), text: rest.join('').replaceAll(/\s/g, '') }
  })
}

async function cellsOf(bytes: Uint8Array): Promise<Labelled[]> {
  return await withSheet(bytes, async (sheet) => {
    const rows: Labelled[] = []
    let width = 0
    for await (const { line, cells } of sheet.rows()) {
      if (line === 1) width = cells.length
      else
        rows.push({
          label: (cells[width - 1] ?? '').trim(),
          text: cells
            .slice(0, width - 1)
            .filter(isChinese)
            .join('\n')
        })
    }
    return rows
  })
}

function isChinese(cell: string): boolean {
  return /\p{Script=Han}/u.test(cell)
}
