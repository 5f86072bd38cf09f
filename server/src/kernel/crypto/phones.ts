import type { SealedColumn } from '../../sealed-columns.ts'
import { AppError } from '../errors.ts'
import type { Cells } from './cells.ts'

/** A call, in whose hands the keys are. */
type HasCells = { cells: Cells }
type SealedPhone = { phoneSealed: string | null; phoneIndex: string | null }

/** A telephone as the two columns of its row. */
export function sealPhone(
  { cells }: HasCells,
  column: SealedColumn,
  row: string,
  phone: string | null | undefined
): SealedPhone {
  if (!phone) return { phoneSealed: null, phoneIndex: null }
  const { cell, index } = cells.seal(column, row, phone)
  return { phoneSealed: cell, phoneIndex: index }
}

/** The telephone in full; refused where the cell is not the one that was sealed for this row. */
export function openPhone({ cells }: HasCells, column: SealedColumn, row: string, cell: string): string {
  try {
    return cells.open(column, row, cell)
  } catch {
    throw new AppError('cell.tampered')
  }
}

/** As everybody may see it. Of a cell that does not open nothing is shown: one bad row must not hide a whole list. */
export function maskedPhone({ cells }: HasCells, column: SealedColumn, row: string, cell: string): string {
  try {
    return maskPhone(cells.open(column, row, cell))
  } catch {
    return '****'
  }
}

/** 138****1234 for a mobile number; of any other the last two digits, and nothing of one so short that two tell it. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '').replace(/^(0086|86)(?=1\d{10}$)/, '')
  if (digits.length === 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return digits.length >= 7 ? `****${digits.slice(-2)}` : '****'
}
