import { AppError } from '../../errors.ts'
import { openCsv } from './csv.ts'
import type { Sheet } from './sheet.ts'
import { openXlsx } from './xlsx.ts'

export type { CellFault, Sheet, SheetRow } from './sheet.ts'

/** Opens the table in a file, by what is in it and not by what it is called. */
export async function openSheet(bytes: Uint8Array): Promise<Sheet> {
  if (bytes.length === 0) throw new AppError('sheet.empty')
  if (startsWith(bytes, [0x50, 0x4b])) return await openXlsx(bytes)
  // The container of .xls, and of an .xlsx that asks for a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new AppError('sheet.oldFormat')
  if (startsWith(bytes, [...Buffer.from('%PDF')])) throw new AppError('sheet.notASheet')
  return openCsv(bytes)
}

/** The same for as long as `use` takes. */
export async function withSheet<T>(bytes: Uint8Array, use: (sheet: Sheet) => Promise<T>): Promise<T> {
  const sheet = await openSheet(bytes)
  try {
    return await use(sheet)
  } finally {
    await sheet[Symbol.asyncDispose]()
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
