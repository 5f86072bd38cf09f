import { type AliasedRawBuilder, type RawBuilder, sql } from 'kysely'

import type { Db, Tx } from '../../kernel/db.ts'
import { add, type Counts, type Measure, measures, nothing } from './rules.ts'
import type { Share } from './shares.ts'

export const dimensions = ['all', 'office', 'category', 'kind'] as const
export type Dimension = (typeof dimensions)[number]

/** The counts of a month together. `value` is empty of all needs, and of those that have none. */
export type Sum = {
  organisationId: string
  dimension: Dimension
  month: string
  value: string
  excluded: boolean
  counts: Counts
}

/** To which sums a share is added. */
export function* sumsOf(share: Share): Generator<Sum> {
  const { scopeIds, officeId, category, kind, month, excluded, counts } = share
  const values = { all: '', office: officeId ?? '', category: category ?? '', kind }
  for (const organisationId of scopeIds) {
    for (const dimension of dimensions) {
      yield { organisationId, dimension, month, value: values[dimension], excluded, counts }
    }
  }
}

/** Adds what is there now to the sums, and takes away what was there before. */
export async function changeSums(tx: Tx, before: readonly Share[], now: readonly Share[]): Promise<void> {
  const changes = new Map<string, Sum>()
  for (const [shares, times] of [
    [before, -1],
    [now, 1]
  ] as const) {
    for (const share of shares) for (const sum of sumsOf(share)) collect(changes, sum, times)
  }
  const changed = [...changes.values()].filter(({ counts }) => measures.some((measure) => counts[measure] !== 0))
  if (changed.length === 0) return
  await tx
    .insertInto('figureSum')
    .columns([...keys, ...measures])
    .expression((eb) => eb.selectFrom(asRows(changed)).select([...keys, ...measures]))
    .onConflict((conflict) =>
      conflict
        .columns([...keys])
        .doUpdateSet((eb) =>
          Object.fromEntries(
            measures.map((measure) => [measure, eb(`figureSum.${measure}`, '+', eb.ref(`excluded.${measure}`))])
          )
        )
    )
    .execute()
}

const keys = ['organisationId', 'dimension', 'month', 'value', 'excluded'] as const
type Row = Pick<Sum, (typeof keys)[number]> & Record<Measure, string>

/** As one value: to send thousands of rows value by value takes longer than to add them up. */
function asRows(sums: readonly Sum[]): AliasedRawBuilder<Row, 'change'> {
  const rows = sums.map(({ counts, organisationId, ...sum }) => ({
    organisation_id: organisationId,
    ...sum,
    ...Object.fromEntries(measures.map((measure) => [snake(measure), counts[measure]]))
  }))
  const columns = measures.map((measure) => sql`, ${sql.ref(measure)} bigint`)
  const shape = sql`change (organisation_id uuid, dimension text, month date, value text, excluded boolean${sql.join(columns, sql``)})`
  return sql<Row>`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`.as<'change'>(shape)
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function collect(changes: Map<string, Sum>, sum: Sum, times: 1 | -1): void {
  const key = [sum.organisationId, sum.dimension, sum.month, sum.value, sum.excluded].join()
  const known = changes.get(key) ?? { ...sum, counts: { ...nothing } }
  changes.set(key, known)
  add(known.counts, sum.counts, times)
}

/** Which sums are read: of these organisations, in these months. */
export type Wanted = { organisationIds: readonly string[]; dimension: Dimension; from: string; to: string }

/** What the sums hold by value, added up over the months; or by month, or by organisation. */
export async function findSums(
  db: Db,
  { organisationIds, dimension, from, to }: Wanted,
  by: 'value' | 'month' | 'organisationId'
): Promise<{ key: string; excluded: boolean; counts: Counts }[]> {
  const rows = await db
    .selectFrom('figureSum')
    .select([`${by} as key`, 'excluded'])
    .select(measures.map((measure) => totalOf(measure).as(measure)))
    .where('organisationId', '=', sql<string>`any(${organisationIds}::uuid[])`)
    .where('dimension', '=', dimension)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .groupBy([by, 'excluded'])
    .execute()
  return rows.map(({ key, excluded, ...counts }) => ({ key, excluded, counts }))
}

/** As a number: so much one place never counts that it would not be exact. */
function totalOf(measure: Measure): RawBuilder<number> {
  return sql<number>`sum(${sql.ref(measure)}::float8)`
}
