import { openArchive } from './archive.ts'
import { columnOf, dateText, numberText, unescaped } from './numbers.ts'
import { type CellFault, limits, type Sheet, type SheetRow } from './sheet.ts'
import { openWorkbook, type Workbook } from './workbook.ts'
import { readXml, type XmlHandler } from './xml.ts'

/** The first table of an .xlsx file that a person sees. */
export async function openXlsx(bytes: Uint8Array): Promise<Sheet> {
  const archive = await openArchive(bytes)
  const workbook = await openWorkbook(archive)
  const [first, ...others] = workbook.sheets
  const merged: string[] = []
  return {
    name: first!.name,
    others: others.length,
    merged,
    rows: () => {
      merged.length = 0
      return readXml<SheetRow>(archive.read(first!.part), (emit) => new Rows(workbook, merged, emit))
    },
    [Symbol.asyncDispose]: async () => workbook.strings[Symbol.dispose]()
  }
}

type Cell = { column: number; type: string; style: number; value: string; formula: boolean }

/** Rows out of the elements of a table. */
class Rows implements XmlHandler {
  private readonly workbook: Workbook
  private readonly merged: string[]
  private readonly emit: (row: SheetRow) => void
  private line = 0
  private cells: string[] = []
  private faults: CellFault[] = []
  private cell: Cell | undefined
  private lastColumn = -1
  private reading = false
  private spoken = 0

  constructor(workbook: Workbook, merged: string[], emit: (row: SheetRow) => void) {
    this.workbook = workbook
    this.merged = merged
    this.emit = emit
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'c') this.openCell(attributes)
    else if (name === 'row') this.openRow(attributes)
    else if (name === 'v' || name === 't') this.reading = this.spoken === 0
    else if (name === 'f' && this.cell) this.cell.formula = true
    else if (name === 'rPh') this.spoken += 1
    else if (name === 'mergeCell') this.merged.push(attributes['ref'] ?? '')
  }

  text(text: string): void {
    if (this.reading && this.cell) this.cell.value += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.reading = false
    else if (name === 'rPh') this.spoken -= 1
    else if (name === 'c') this.closeCell()
    else if (name === 'row' && (this.cells.length > 0 || this.faults.length > 0)) this.emit(this.row())
  }

  private openRow({ r }: Record<string, string>): void {
    this.line = Number(r) || this.line + 1
    this.cells = []
    this.faults = []
    this.lastColumn = -1
  }

  private openCell({ r, t = 'n', s = '0' }: Record<string, string>): void {
    const column = r ? columnOf(r) : this.lastColumn + 1
    this.lastColumn = column
    this.cell = { column, type: t, style: Number(s), value: '', formula: false }
  }

  private closeCell(): void {
    const { cell } = this
    this.cell = undefined
    if (!cell || cell.column < 0 || cell.column >= limits.columns) return
    const fault = faultOf(cell)
    if (fault) this.faults.push({ column: cell.column, fault })
    const text = fault ? '' : this.textOf(cell)
    if (text.trim() === '') return
    while (this.cells.length < cell.column) this.cells.push('')
    this.cells[cell.column] = text
  }

  private textOf({ type, value, style }: Cell): string {
    if (value === '') return ''
    if (type === 's') return this.workbook.strings.get(Number(value)) ?? ''
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    return type === 'n' ? this.numberOf(value, style) : unescaped(value)
  }

  private numberOf(value: string, style: number): string {
    const isDate = this.workbook.dates[style] === true && Number(value) >= 0
    return isDate ? dateText(Number(value), this.workbook.from1904) : numberText(value)
  }

  private row(): SheetRow {
    const { line, cells, faults } = this
    return faults.length > 0 ? { line, cells, faults } : { line, cells }
  }
}

/** A formula is read as Excel last worked it out; where it never was, nobody here can. */
function faultOf({ type, value, formula }: Cell): CellFault['fault'] | undefined {
  if (type === 'e') return 'errorValue'
  return formula && value === '' && type !== 'str' ? 'formulaWithoutValue' : undefined
}
