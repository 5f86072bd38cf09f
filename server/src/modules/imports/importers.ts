import { createHash } from 'node:crypto'

import type { ImportField, ImportKind, ImportMatch, ImportOptions } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import { openNeedEntry } from '../needs/index.ts'
import { openOrganisationEntry } from '../organisations/index.ts'
import { getPreset } from '../places/index.ts'
import {
  bareName,
  classesByName,
  isRefused,
  keyOfNeed,
  type ReadNeed,
  readNeed,
  readOrganisation,
  type Refused
} from './rules.ts'

/** What is to be imported, and how. */
export type Plan = {
  batchId: string
  kind: ImportKind
  match: ImportMatch
  options: ImportOptions
  headerLine: number
}

/** What a row says: by what it is recognised, where it has a name of its own, and a digest of all of it. */
export type Read<T> = { key: string | undefined; content: string; value: T }

/** How files are made into one kind of thing. */
export type Importer<T> = {
  read: (cells: readonly string[]) => Read<T> | Refused
  /** Of some rows, those that must not be entered, by what it is that stands in the way. */
  refuse: (values: readonly T[]) => Promise<(Refused | undefined)[]>
  enter: (items: readonly { id: string; value: T }[]) => Promise<{ late: number }>
  /** Of those entered. */
  tally: { answered: number; unclassified: number; unknownCategories: Map<string, number> }
}

export async function openImporter(tx: Tx, call: Call, plan: Plan): Promise<Importer<unknown>> {
  return plan.kind === 'need'
    ? ((await needImporter(tx, call, plan)) as Importer<unknown>)
    : ((await organisationImporter(tx, call, plan)) as Importer<unknown>)
}

async function needImporter(tx: Tx, call: Call, { batchId, match, options }: Plan): Promise<Importer<ReadNeed>> {
  const { needs } = await getPreset(tx)
  const classes = classesByName(needs.categories)
  const enterNeeds = await openNeedEntry(tx, call, { ...options, batchId })
  const tally: Importer<ReadNeed>['tally'] = { answered: 0, unclassified: 0, unknownCategories: new Map() }

  /** A class that is none of the place's is counted and left open, never made up. */
  const classOf = ({ category }: ReadNeed): string | undefined => {
    if (category === undefined) return undefined
    const key = classes.get(category.replaceAll(/\s/g, ''))
    if (key !== undefined) return key
    tally.unclassified += 1
    tally.unknownCategories.set(category, (tally.unknownCategories.get(category) ?? 0) + 1)
    return undefined
  }
  return {
    tally,
    read: (cells) => {
      const need = readNeed(cells, match, call.now)
      return isRefused(need) ? need : { key: keyOfNeed(need), content: digestOf(need), value: need }
    },
    refuse: async (values) => values.map(() => undefined),
    enter: async (items) => {
      tally.answered += items.filter(({ value }) => value.answer).length
      return await enterNeeds(items.map(({ id, value }) => ({ ...value, id, category: classOf(value) })))
    }
  }
}

type ReadUnit = Exclude<ReturnType<typeof readOrganisation>, Refused>

async function organisationImporter(tx: Tx, call: Call, { match, options }: Plan): Promise<Importer<ReadUnit>> {
  const entry = await openOrganisationEntry(tx, call, { parentId: options.organisationId, kind: options.kind })
  return {
    tally: { answered: 0, unclassified: 0, unknownCategories: new Map() },
    read: (cells) => {
      const unit = readOrganisation(cells, match)
      if (isRefused(unit)) return unit
      const name = bareName(unit.name)
      // Whatever else the register says of it another time, it is the same unit.
      return { key: `organisation ${name}`, content: digestOf(name), value: unit }
    },
    refuse: async (values) => {
      const known = await entry.findNames(values.map(({ name }) => name))
      return values.map(({ name }) => (known.has(name) ? { reason: 'existsAlready', field: 'name' } : undefined))
    },
    enter: async (items) => {
      await entry.enter(items.map(({ id, value }) => ({ id, ...value })))
      return { late: 0 }
    }
  }
}

export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
}

/** The field of a column, to say where in a row something is wrong. */
export function fieldAt(match: ImportMatch, column: number): ImportField | undefined {
  return (Object.keys(match) as ImportField[]).find((field) => match[field] === column)
}
