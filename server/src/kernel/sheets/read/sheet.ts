/** A value that Excel itself could not work out: the row says so, since nobody can guess it. */
export type CellFault = { column: number; fault: 'formulaWithoutValue' | 'errorValue' }

/** A row as text. `line` is its number as the person sees it in Excel, blank rows counted. */
export type SheetRow = { line: number; cells: readonly string[]; faults?: readonly CellFault[] }

/** The first table of a file. It may be read more than once; what it holds on to is let go at the end. */
export type Sheet = AsyncDisposable & {
  name?: string
  /** How many more tables the file has, which nobody reads. */
  others: number
  /** Rows with at least one value, in their order. */
  rows: () => AsyncGenerator<SheetRow>
  /** Merged ranges such as `A1:G1`; known once the rows were read to the end. */
  merged: readonly string[]
}

/** What a file may cost while it is read, whatever it claims about itself. */
export const limits = {
  entries: 2000,
  /** Of one part of the file, in bytes as they come out. */
  inflated: 400 * 1024 * 1024,
  /** How much more may come out than went in, once it is more than a little. */
  ratio: 250,
  little: 16 * 1024 * 1024,
  /** Of one text in the XML; Excel keeps 32,767 characters in a cell. */
  text: 1024 * 1024,
  columns: 256
} as const
