import { type RawBuilder, sql } from 'kysely'

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
  for (let from = 0; from < changed.length; from += mostRows) {
    await tx
      .insertInto('figureSum')
      .values(changed.slice(from, from + mostRows).map(({ counts, ...sum }) => ({ ...sum, ...counts })))
      .onConflict((conflict) =>
        conflict
          .columns(['organisationId', 'dimension', 'month', 'value', 'excluded'])
          .doUpdateSet((eb) =>
            Object.fromEntries(
              measures.map((measure) => [measure, eb(`figureSum.${measure}`, '+', eb.ref(`excluded.${measure}`))])
            )
          )
      )
      .execute()
  }
}

function collect(changes: Map<string, Sum>, sum: Sum, times: 1 | -1): void {
  const key = [sum.organisationId, sum.dimension, sum.month, sum.value, sum.excluded].join()
  const known = changes.get(key) ?? { ...sum, counts: { ...nothing } }
  changes.set(key, known)
  add(known.counts, sum.counts, times)
}

/** PostgreSQL takes 65,535 values with a statement. */
const mostRows = 2500

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
  return sql<number>`sum(${sql.ref(measure)})::float8`
}
