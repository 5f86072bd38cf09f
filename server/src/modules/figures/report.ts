import type { RateDefinition, RateRow, RatesBy, RatesQuery, RatesReport } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { getPreset, type PresetVersion, rateRules } from '../places/index.ts'
import {
  type Corrections,
  findCorrections,
  findParts,
  getScope,
  onPicture,
  type Scope,
  type Watched
} from './picture.ts'
import { add, type Counts, nothing, ratesOf } from './rules.ts'
import { type Dimension, findSums, type Sum, sumsOf, type Wanted } from './sums.ts'

/** Counts with and without what was excluded. */
type Both = { raw: Counts; excluded: Counts }
type Grouped = 'value' | 'month' | 'organisationId'

export async function reportRates(
  db: Db,
  call: Call,
  query: RatesQuery,
  permission: Watched = 'needs.read'
): Promise<RatesReport> {
  const months = monthsOf(query)
  const preset = await getPreset(db)
  return await onPicture(db, async (tx) => {
    const scope = await getScope(tx, call, query.organisation, permission)
    const corrections = await findCorrections(tx, call)
    const read = async (of: Pick<Wanted, 'organisationIds' | 'dimension'>, by: Grouped): Promise<Map<string, Both>> =>
      await corrected(tx, { ...of, ...months }, by, corrections)
    const course = await read({ organisationIds: [scope.id], dimension: 'all' }, 'month')
    const named = await rowsOf(tx, { scope, by: query.by, preset, course, read })
    return {
      organisation: { id: scope.id, name: scope.name },
      total: toRow({ key: '' }, together(course.values())),
      rows: named,
      course: byMonth(course),
      definition: definitionOf(preset),
      waiting: corrections.waiting
    }
  })
}

/** As the sums hold months: by their first day. At most ten years, for the answer would grow without end. */
export function monthsOf({ from, to }: Pick<RatesQuery, 'from' | 'to'>): { from: string; to: string } {
  const span = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  if (from > to || span > 10) throw new AppError('invalid', { fields: [{ field: '/to', reason: 'invalid_value' }] })
  return { from: `${from}-01`, to: `${to}-01` }
}

function definitionOf(preset: PresetVersion): RateDefinition {
  const { respondWithin, satisfiedFrom, partWeight } = rateRules(preset)
  return { version: preset.version, respondWithin, satisfiedFrom, partWeight }
}

async function corrected(
  tx: Tx,
  wanted: Wanted,
  by: Grouped,
  { tooMuch, tooLittle }: Corrections
): Promise<Map<string, Both>> {
  const groups = new Map<string, Both>()
  const collect = (key: string, excluded: boolean, counts: Counts, times: 1 | -1): void => {
    const group = groups.get(key) ?? { raw: { ...nothing }, excluded: { ...nothing } }
    groups.set(key, group)
    add(group.raw, counts, times)
    if (excluded) add(group.excluded, counts, times)
  }
  for (const { key, excluded, counts } of await findSums(tx, wanted, by)) collect(key, excluded, counts, 1)
  for (const [shares, times] of [
    [tooMuch, -1],
    [tooLittle, 1]
  ] as const) {
    for (const share of shares) {
      for (const sum of sumsOf(share)) if (isWanted(sum, wanted)) collect(sum[by], sum.excluded, sum.counts, times)
    }
  }
  return groups
}

function isWanted(sum: Sum, { organisationIds, dimension, from, to }: Wanted): boolean {
  return (
    sum.dimension === dimension && organisationIds.includes(sum.organisationId) && sum.month >= from && sum.month <= to
  )
}

function together(all: Iterable<Both>, without: Iterable<Both> = []): Both {
  const sum = { raw: { ...nothing }, excluded: { ...nothing } }
  for (const [each, times] of [
    [all, 1],
    [without, -1]
  ] as const) {
    for (const { raw, excluded } of each) {
      add(sum.raw, raw, times)
      add(sum.excluded, excluded, times)
    }
  }
  return sum
}

type Name = { key: string; name?: string; color?: string }

function toRow(name: Name, { raw, excluded }: Both): RateRow {
  const net = { ...raw }
  add(net, excluded, -1)
  return { ...name, needs: raw.needs, excluded: excluded.needs, raw: ratesOf(raw), net: ratesOf(net) }
}

type Asked = {
  scope: Scope
  by: RatesBy
  preset: PresetVersion
  course: ReadonlyMap<string, Both>
  read: (of: { organisationIds: string[]; dimension: Dimension }, by: Grouped) => Promise<Map<string, Both>>
}

async function rowsOf(tx: Tx, { scope, by, preset, course, read }: Asked): Promise<RateRow[]> {
  if (by === 'month') return byMonth(course)
  if (by === 'organisation') {
    const parts = await findParts(tx, scope)
    const groups = await read({ organisationIds: parts.map(({ id }) => id), dimension: 'all' }, 'organisationId')
    // What was received by the organisation itself is with none of its parts.
    const own = together(course.values(), groups.values())
    return shown([
      ...parts.map(({ id, name }) => toRow({ key: id, name }, groups.get(id) ?? together([]))),
      toRow({ key: scope.id, name: scope.name }, own)
    ])
  }
  const groups = await read({ organisationIds: [scope.id], dimension: by }, 'value')
  const names = by === 'office' ? await findOfficeNames(tx, [...groups.keys()]) : namesIn(preset, by)
  return shown([...groups].map(([key, both]) => toRow({ key, ...names.get(key) }, both)))
}

/** The oldest month first. */
function byMonth(course: ReadonlyMap<string, Both>): RateRow[] {
  const rows = [...course].map(([month, both]) => toRow({ key: month.slice(0, 7) }, both))
  return rows.filter(counts).toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** Those with the most needs first; who has none, and never had, is not among them. */
function shown(rows: readonly RateRow[]): RateRow[] {
  return rows.filter(counts).toSorted((a, b) => b.needs - a.needs || (a.key < b.key ? -1 : 1))
}

/** An office that sent everything back has no need, but a rate. */
function counts({ needs, raw }: RateRow): boolean {
  return needs > 0 || Object.values(raw).some(({ of }) => of > 0)
}

async function findOfficeNames(db: Db, keys: readonly string[]): Promise<Map<string, Omit<Name, 'key'>>> {
  const ids = keys.filter(Boolean)
  if (ids.length === 0) return new Map()
  const teams = await db.selectFrom('team').select(['id', 'name', 'color']).where('id', 'in', ids).execute()
  const departments = await db.selectFrom('organisation').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map([...teams, ...departments].map(({ id, ...name }) => [id, name]))
}

function namesIn({ needs }: PresetVersion, by: 'category' | 'kind'): Map<string, Omit<Name, 'key'>> {
  const all = by === 'kind' ? needs.requesterKinds : needs.categories.flatMap((each) => [each, ...(each.items ?? [])])
  return new Map(all.map(({ key, name }) => [key, { name }]))
}
