import { hkdfSync } from 'node:crypto'

import type { SealedColumn } from '../../sealed-columns.ts'
import { suites, type SuiteName } from './suites.ts'

/** A key of the ring. The key itself stands nowhere: it follows from the master secret and its number. */
export type RingKey = { id: number; suite: SuiteName }

/** Seals and opens what stands in one column of one row. `row` is the id that the column is bound to. */
export type Cells = {
  /** The cell and its blind index: the same for equal texts, for look-up without opening anything. */
  seal: (column: SealedColumn, row: string, text: string) => { cell: string; index: string }
  /** Throws where the cell was changed, or was sealed for another column or row. */
  open: (column: SealedColumn, row: string, cell: string) => string
  /** The blind indexes under which a text may stand, one for each key in use. */
  indexes: (column: SealedColumn, text: string) => string[]
  /** The key by which is sealed now, as it stands at the head of a cell. */
  current: () => RingKey
}

/** Keys are learned while the server runs: another process may add one. */
export type Ring = { keys: readonly RingKey[] }

/** What stands before the sealed bytes: suite and number of the key. */
export function headOf({ suite, id }: RingKey): string {
  return `${suite}.${id}.`
}

const shape = /^(aes|sm)\.(\d{1,9})\.([A-Za-z0-9_-]+)$/

/** Cells under the keys of a ring, of which the highest is the current one. */
export function openCells(secret: string, ring: Ring): Cells {
  const derived = new Map<string, Uint8Array>()
  const keyFor = (key: RingKey, purpose: string): Uint8Array => {
    const info = `column ${headOf(key)}${purpose}`
    const known = derived.get(info)
    if (known) return known
    const made = new Uint8Array(hkdfSync('sha256', secret, '', info, 32))
    derived.set(info, made)
    return made
  }
  const mark = (key: RingKey, column: SealedColumn, text: string): string => {
    const bytes = suites[key.suite].mark(keyFor(key, `index ${nameOf(column)}`), utf8(normal(text)))
    return Buffer.from(bytes.subarray(0, 16)).toString('base64url')
  }
  const current = (): RingKey => ring.keys.reduce((newest, key) => (key.id > newest.id ? key : newest))

  return {
    current,
    seal: (column, row, text) => {
      const key = current()
      const bytes = suites[key.suite].seal(keyFor(key, 'seal'), utf8(text), boundTo(column, row))
      return { cell: headOf(key) + Buffer.from(bytes).toString('base64url'), index: mark(key, column, text) }
    },
    open: (column, row, cell) => {
      const [, suite, id, bytes] = shape.exec(cell) ?? []
      if (!suite || !id || !bytes) throw new Error(`a cell of ${nameOf(column)} is not sealed`)
      const key = { suite: suite as SuiteName, id: Number(id) }
      const sealed = Buffer.from(bytes, 'base64url')
      return Buffer.from(suites[key.suite].open(keyFor(key, 'seal'), sealed, boundTo(column, row))).toString('utf8')
    },
    indexes: (column, text) => ring.keys.map((key) => mark(key, column, text))
  }
}

/** A cell put into another row or column does not open there. */
function boundTo(column: SealedColumn, row: string): Uint8Array {
  return utf8(`${nameOf(column)}:${row}`)
}

function nameOf({ table, column }: SealedColumn): string {
  return `${table}.${column}`
}

/** Telephones that differ in blanks, dashes or the country's code are the same: they are found by any of them. */
function normal(text: string): string {
  return text
    .replaceAll(/[^0-9A-Za-z]/g, '')
    .replace(/^(0086|86)(?=1\d{10}$)/, '')
    .toUpperCase()
}

function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8')
}
