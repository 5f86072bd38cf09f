/** A column as the catalogue of the database tells it. */
export type Column = {
  table: string
  column: string
  type: string
  nullable: boolean
  hasDefault: boolean
  generated: boolean
  /** The definition of a check that lists what the column may hold. */
  oneOf: string | null
}

const types: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  ltree: 'string',
  date: 'string',
  bool: 'boolean',
  int4: 'number',
  float8: 'number',
  int8: 'BigInteger',
  timestamptz: 'Moment',
  jsonb: 'Json',
  _int4: 'number[]',
  _text: 'string[]',
  _uuid: 'string[]'
}

const head = `// Made from the migrated database by server/bin/tables.ts; a test compares the two.
import type { ColumnType, GeneratedAlways } from 'kysely'

type BigInteger = ColumnType<string, string | number, string | number>
type Moment = ColumnType<Date, Date, Date>
type Generated<T> = [T] extends [ColumnType<infer S, infer I, infer U>]
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>
/** Read as the value, written as text. */
type Json = ColumnType<unknown, string, string>

export type Tables = {
`

/** The source of `kernel/tables.ts` for these columns, which come table by table. */
export function tablesSource(columns: readonly Column[]): string {
  const tables = [...new Set(columns.map(({ table }) => table))]
  const blocks = tables.map((table) => {
    const lines = columns
      .filter((column) => column.table === table)
      .map((column) => `    ${camel(column.column)}: ${typeOf(column)}`)
    return `  ${nameOf(table)}: {\n${lines.join('\n')}\n  }`
  })
  return `${head}${blocks.join('\n')}\n}\n`
}

function typeOf(column: Column): string {
  const base = column.oneOf ? unionOf(column.oneOf) : types[column.type]
  if (!base) throw new Error(`${column.table}.${column.column} has the type ${column.type}, which nobody has mapped`)
  const type = column.nullable ? `${base} | null` : base
  if (column.generated) return `GeneratedAlways<${type.replace('BigInteger', 'string')}>`
  return column.hasDefault ? `Generated<${type}>` : type
}

function unionOf(check: string): string {
  const values = [...check.matchAll(/'([^']*)'::text/g)].map(([, value]) => `'${value}'`)
  return values.join(' | ')
}

function nameOf(table: string): string {
  return table.includes('.') ? `'${camel(table)}'` : camel(table)
}

function camel(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
