import { type Selectable, sql } from 'kysely'

import { loadCalendar } from '../../kernel/calendars.ts'
import type { Call } from '../../kernel/call.ts'
import { dayIn } from '../../kernel/days.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'
import { findMatters } from '../needs/index.ts'
import { getPreset, rateRules } from '../places/index.ts'
import { count, type Counts, measures, type Reckoning } from './rules.ts'

/** What a need counts for one office, and where it is added. */
export type Share = {
  needId: string
  line: number
  /** The organisation where it is received and those above. */
  scopeIds: readonly string[]
  month: string
  officeId: string | null
  category: string | null
  kind: string
  aboutId: string | null
  excluded: boolean
  holdsUntil: Date | null
  counts: Counts
}

/** The first day of the month in which a need was registered. */
export function monthOf(createdAt: Date): string {
  return `${dayIn(createdAt).slice(0, 7)}-01`
}

/** The moment with which a month begins. */
export function startOf(month: string): Date {
  return new Date(`${month}T00:00:00+08:00`)
}

export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`
}

/** What needs count, reckoned from what became of them. */
export async function reckon(db: Db, call: Call, ids: readonly string[]): Promise<Share[]> {
  const found = await findMatters(db, ids)
  const excluded = await findExcluded(db, ids)
  const reckonings = await reckoningsFor(db, call)
  const shares: Share[] = []
  for (const matter of found) {
    const { id, createdAt, scopeIds, category, kind, aboutId, presetVersion } = matter
    const { lines, holdsUntil } = count(matter, await reckonings(presetVersion))
    const of = { needId: id, scopeIds, month: monthOf(createdAt), category, kind, aboutId, holdsUntil }
    for (const [line, { officeId, counts }] of lines.entries()) {
      shares.push({ ...of, line, officeId, excluded: excluded.has(id), counts })
    }
  }
  return shares
}

/** By the rules under which each need was raised: changing the preset changes nothing that was judged before. */
async function reckoningsFor(db: Db, { now }: Call): Promise<(version: number) => Promise<Reckoning>> {
  const calendar = await loadCalendar(db)
  const known = new Map<number, Reckoning>()
  return async (version) => {
    const seen = known.get(version)
    if (seen) return seen
    const preset = await getPreset(db, version)
    const reckoning = { time: { calendar, hours: preset.place.workingHours }, now, rules: rateRules(preset) }
    known.set(version, reckoning)
    return reckoning
  }
}

async function findExcluded(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('exclusion')
    .select('needId')
    .where('needId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('state', '=', 'granted')
    .execute()
  return new Set(rows.map(({ needId }) => needId))
}

/** What stands in the sums of these needs. */
export async function findShares(db: Db, ids: readonly string[]): Promise<Share[]> {
  const rows = await db
    .selectFrom('figureShare')
    .selectAll()
    .where('needId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return rows.map((row) => toShare(row))
}

export function toShare(row: Selectable<Tables['figureShare']>): Share {
  const counts = Object.fromEntries(measures.map((measure) => [measure, row[measure]])) as Counts
  const { needId, line, scopeIds, month, officeId, category, kind, aboutId, excluded, holdsUntil } = row
  return { needId, line, scopeIds, month, officeId, category, kind, aboutId, excluded, holdsUntil, counts }
}

/** Writes what stands in the sums now in place of what stood there. */
export async function replaceShares(tx: Tx, ids: readonly string[], shares: readonly Share[]): Promise<void> {
  await tx
    .deleteFrom('figureShare')
    .where('needId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  for (let from = 0; from < shares.length; from += mostRows) {
    const rows = shares.slice(from, from + mostRows).map(({ counts, scopeIds, ...share }) => ({
      ...share,
      ...counts,
      scopeIds: [...scopeIds]
    }))
    await tx.insertInto('figureShare').values(rows).execute()
  }
}

/** PostgreSQL takes 65,535 values with a statement. */
const mostRows = 2000
