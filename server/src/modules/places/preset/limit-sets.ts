import { readdirSync, readFileSync } from 'node:fs'

import { parse } from 'yaml'

import type { Report } from './checks.ts'
import type { LimitRow, NeedsConfig, NeedsFileContent } from './preset.ts'
import { LimitSet } from './schema.ts'
import { words } from './words.ts'

const folder = new URL('../../../../limits/', import.meta.url)

let shipped: ReadonlyMap<string, LimitSet> | undefined

/** The limits that come with the product, by the key under which a preset names them. */
export function limitSets(): ReadonlyMap<string, LimitSet> {
  shipped ??= new Map(
    readdirSync(folder)
      .toSorted()
      .map((file) => [file.replace(/\.yaml$/, ''), LimitSet.parse(parse(readFileSync(new URL(file, folder), 'utf8')))])
  )
  return shipped
}

/** Writes every limit out: the place's own first, then those of the shipped set that it names and does not override. */
export function writeOutLimits(report: Report, needs: NeedsFileContent): NeedsConfig {
  const { set: key, apply, ...limits } = needs.limits
  if (key === undefined) {
    if (apply) report.add(['limits', 'apply'], words.applyWithoutSet)
    return { ...needs, limits }
  }
  const set = limitSets().get(key)
  if (!set) {
    report.add(['limits', 'set'], words.limitSetUnknown(key, [...limitSets().keys()]))
    return { ...needs, limits }
  }
  refuseUnknownRows(report, set, apply)
  const { name, source, pleas } = set
  const own = { intake: limits.intake, handling: limits.handling }
  return {
    ...needs,
    limits: {
      ...limits,
      set: { key, name, source },
      intake: [...own.intake, ...rowsOf(set, 'intake', apply, own.intake)],
      handling: [...own.handling, ...rowsOf(set, 'handling', apply, own.handling)]
    },
    ...(pleas && { pleas: pleasOf(pleas, needs.pleas) })
  }
}

type Pleas = NonNullable<NeedsFileContent['pleas']>
type Apply = NeedsFileContent['limits']['apply']

function refuseUnknownRows(report: Report, { name, rows }: LimitSet, apply: Apply = {}): void {
  const known = rows.map(({ key }) => key)
  for (const key of Object.keys(apply)) {
    if (!known.includes(key)) report.add(['limits', 'apply', key], words.limitRowUnknown(key, name, known))
  }
}

/** Where the preset says nothing of any row, each holds for all needs, as in a set of one limit. */
function rowsOf(
  { name: set, source, rows }: LimitSet,
  clock: 'intake' | 'handling',
  apply: Apply,
  own: readonly LimitRow[]
): LimitRow[] {
  const overridden = new Set(own.map(conditionOf))
  return rows
    .filter((row) => row.clock === clock && (!apply || row.key in apply))
    .flatMap(({ key, name, amount, unit, again }) => {
      const { category = [undefined], level = [undefined] } = apply?.[key] ?? {}
      const limit = { amount, unit, ...(again && { again }), rule: `${set}：${name}`, source }
      return category.flatMap((of) =>
        level.map((at) => ({ ...limit, ...(of && { category: of }), ...(at && { level: at }) }))
      )
    })
    .filter((row) => !overridden.has(conditionOf(row)))
}

/** What the set says of granting more time holds where the place says nothing. */
function pleasOf(set: Pleas, { extension, pause, shelving }: Pleas = {}): Pleas {
  return {
    extension: { ...set.extension, ...extension },
    pause: { ...set.pause, ...pause },
    shelving: { ...set.shelving, ...shelving }
  }
}

/** What two limits have in common that are for the same needs. */
export function conditionOf({ category, level, again }: LimitRow): string {
  return JSON.stringify([category, level, again === true])
}
