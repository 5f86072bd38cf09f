import { zipOf } from './zip.ts'

type Cell = string | number | { xml: string }
type Made = {
  /** After the rows, such as merged cells. */
  tail?: string
  /** Further parts of the file. */
  parts?: Record<string, string>
}

const office = 'http://schemas.openxmlformats.org'

/** An .xlsx file as Excel writes it, but for what is of no account here. A number is a number; `xml` is a cell as it is. */
export function xlsxOf(rows: readonly (readonly Cell[])[], { tail = '', parts = {} }: Made = {}): Buffer {
  const strings: string[] = []
  const lines = rows.map((cells, index) => {
    const row = index + 1
    const written = cells.map((cell, column) => cellOf(cell, `${String.fromCharCode(65 + column)}${row}`, strings))
    return `<row r="${row}">${written.join('')}</row>`
  })
  return workbookOf(`<sheetData>${lines.join('')}</sheetData>${tail}`, strings, parts)
}

/** The same around a table that is written out. */
export function workbookOf(table: string, strings: readonly string[], parts: Record<string, string> = {}): Buffer {
  const main = `xmlns="${office}/spreadsheetml/2006/main"`
  const relations = `xmlns="${office}/package/2006/relationships"`
  const type = `${office}/officeDocument/2006/relationships`
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${type}"><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${relations}><Relationship Id="rId1" Type="${type}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${type}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${type}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${main}>${table}</worksheet>`,
    ...parts
  })
}

function cellOf(cell: Cell, reference: string, strings: string[]): string {
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${reference}"`)
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  if (cell === '') return `<c r="${reference}" s="0"/>`
  return `<c r="${reference}" t="s"><v>${strings.push(cell) - 1}</v></c>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
