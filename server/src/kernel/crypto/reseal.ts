import { type Expression, sql } from 'kysely'

import { type SealedColumn, sealedColumns } from '../../sealed-columns.ts'
import { type Db, schemaOf } from '../db.ts'
import { type Cells, headOf, type RingKey } from './cells.ts'

/**
 * Seals what an earlier version left in the clear, in every place. Runs before the server listens, as the owner of the
 * database; stopped halfway it goes on where it stopped.
 */
export async function sealPlainCells(owner: Db, cells: Cells): Promise<number> {
  return await throughAll(owner, (place, column) =>
    resealColumn(owner, place, column, {
      wanted: (cell) => sql<boolean>`${sql.ref(column.index)} is null and ${cell} !~ '^(aes|sm)[.][0-9]+[.]'`,
      seal: (row, text) => cells.seal(column, row, text)
    })
  )
}

/** Seals everything that stands under an earlier key under the current one, while servers read and write. */
export async function resealCells(owner: Db, cells: Cells, tell: (done: number) => void = () => {}): Promise<number> {
  const head = headOf(cells.current())
  let done = 0
  return await throughAll(owner, (place, column) =>
    resealColumn(owner, place, column, {
      wanted: (cell) => sql<boolean>`not starts_with(${cell}, ${head})`,
      seal: (row, cell) => resealed(cells, column, row, cell),
      tell: (more) => tell((done += more))
    })
  )
}

/** Nothing of a cell that does not open: it stays as it is, so that it can be looked into. */
function resealed(cells: Cells, column: SealedColumn, row: string, cell: string): Sealed | undefined {
  try {
    return cells.seal(column, row, cells.open(column, row, cell))
  } catch {
    return undefined
  }
}

/** How many cells each key holds, in every place, by the head of the key; those in the clear under ``. */
export async function countCells(owner: Db): Promise<{ place: string; column: string; head: string; cells: number }[]> {
  const counted = []
  for (const place of await placesIn(owner)) {
    for (const { table, column } of Object.values(sealedColumns)) {
      const { rows } = await sql<{ head: string; cells: string }>`
        select coalesce(substring(${sql.ref(column)} from '^(?:aes|sm)[.][0-9]+[.]'), '') as head, count(*) as cells
        from ${sql.table(`${schemaOf(place)}.${table}`)} where ${sql.ref(column)} is not null
        group by 1 order by 1`.execute(owner.withoutPlugins())
      const each = rows.map(({ head, cells }) => ({ place, column: `${table}.${column}`, head, cells: Number(cells) }))
      counted.push(...each)
    }
  }
  return counted
}

/** No cell is left under these keys: look-ups need not think of them any more. */
export async function retireKeys(owner: Db, current: RingKey): Promise<void> {
  const held = new Set((await countCells(owner)).map(({ head }) => head))
  const older = await owner
    .selectFrom('platform.columnKey')
    .select(['id', 'suite'])
    .where('id', '<', current.id)
    .where('retiredAt', 'is', null)
    .execute()
  const empty = older.filter((key) => !held.has(headOf(key))).map(({ id }) => id)
  if (empty.length === 0) return
  await owner.updateTable('platform.columnKey').set({ retiredAt: new Date() }).where('id', 'in', empty).execute()
}

async function placesIn(owner: Db): Promise<string[]> {
  const rows = await owner.selectFrom('platform.place').select('slug').orderBy('slug').execute()
  return rows.map(({ slug }) => slug)
}

async function throughAll(
  owner: Db,
  reseal: (place: string, column: SealedColumn) => Promise<number>
): Promise<number> {
  let sealed = 0
  for (const place of await placesIn(owner)) {
    for (const column of Object.values(sealedColumns)) sealed += await reseal(place, column)
  }
  return sealed
}

type Sealed = { cell: string; index: string }

type Resealing = {
  wanted: (cell: Expression<unknown>) => Expression<boolean>
  seal: (row: string, text: string) => Sealed | undefined
  tell?: (sealed: number) => void
}

const batchSize = 500

/** Batch by batch by the row's id. What somebody changed since it was read is left: they sealed it themselves. */
async function resealColumn(owner: Db, place: string, column: SealedColumn, { wanted, seal, tell }: Resealing) {
  const table = sql.table(`${schemaOf(place)}.${column.table}`)
  const [rowId, cellColumn] = [sql.ref(column.row), sql.ref(column.column)]
  const plainDb = owner.withoutPlugins()
  const copied = 'copy' in column ? copyOf(column) : sql``
  let sealed = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await sql<{ row: string; cell: string }>`
      select ${rowId}::text as "row", ${cellColumn} as cell from ${table}
      where ${cellColumn} is not null and ${rowId} > ${after}::uuid and ${wanted(cellColumn)}
      order by ${rowId} limit ${batchSize}`.execute(plainDb)
    if (rows.length === 0) return sealed
    const made = rows.flatMap(({ row, cell }) => {
      const sealedAnew = seal(row, cell)
      return sealedAnew ? [{ row, was: cell, ...sealedAnew }] : []
    })
    const { numAffectedRows } = await sql`
      update ${table} as t set ${cellColumn} = made.cell, ${sql.ref(column.index)} = made.index ${copied}
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made ("row" uuid, was text, cell text, index text)
      where t.${rowId} = made."row" and t.${cellColumn} = made.was`.execute(plainDb)
    sealed += Number(numAffectedRows ?? 0)
    tell?.(Number(numAffectedRows ?? 0))
    after = rows.at(-1)!.row
  }
}

/** What stands in the other column for another reason, such as a name, stays. */
function copyOf({ copy, index }: { copy: string; index: string }): Expression<unknown> {
  const [to, was] = [sql.ref(copy), sql.ref(`t.${index}`)]
  return sql`, ${to} = case when ${sql.ref(`t.${copy}`)} = ${was} then made.index else ${sql.ref(`t.${copy}`)} end`
}
