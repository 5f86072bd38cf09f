import { refer, type Register, registerOf, type Report } from './checks.ts'
import type { PresetOrganisation } from './preset.ts'
import type { Path } from './read.ts'
import type { OrganisationEntry, OrganisationsFile, PlaceFile } from './schema.ts'
import { words } from './words.ts'
import type { z } from 'zod'

type Place = z.infer<typeof PlaceFile>
type Found = { entry: OrganisationEntry; path: Path; parent: string | null; nested: boolean }

/** Flattens the tree and checks it: one root, no circle, every reference known, each unit covered once. */
export function checkOrganisations(
  report: Report,
  file: z.infer<typeof OrganisationsFile>,
  place: Place,
  kinds: Register
): { organisations: PresetOrganisation[]; register: Register } {
  const all = flatten(file.organisations, ['organisations'], null)
  const register = registerOf(
    report,
    '组织',
    all.map(({ entry, path }) => ({ key: entry.key, path }))
  )
  for (const found of all) {
    const { entry, path } = found
    checkParent(report, register, place.root, found)
    refer(report, kinds, [...path, 'kind'], entry.kind)
    refer(report, register, [...path, 'memberOf'], entry.memberOf)
    for (const [index, key] of (entry.covers ?? []).entries()) refer(report, register, [...path, 'covers', index], key)
    checkParty(report, place, found)
  }
  checkCovers(report, all)
  return { organisations: inOrder(report, all, register), register }
}

function flatten(entries: readonly OrganisationEntry[], at: Path, parent: string | null): Found[] {
  return entries.flatMap((entry, index) => {
    const path = [...at, index]
    const here = { entry, path, parent: parent ?? entry.parent ?? null, nested: parent !== null }
    return [here, ...flatten(entry.children ?? [], [...path, 'children'], entry.key)]
  })
}

function checkParent(report: Report, register: Register, root: string, { entry, path, parent, nested }: Found): void {
  if (nested && entry.parent) report.add([...path, 'parent'], words.twoParents(entry.key))
  else refer(report, register, [...path, 'parent'], entry.parent)
  if (entry.key === root && parent) report.add([...path, 'key'], words.rootHasParent(root))
  if (entry.key !== root && !parent) report.add([...path, 'key'], words.noParent(entry.key, root))
}

function checkParty(report: Report, place: Place, { entry, path }: Found): void {
  const nature = place.organisationKinds.find(({ key }) => key === entry.kind)?.nature
  if (nature !== 'partyOrg' && nature !== undefined) {
    if (entry.form) report.add([...path, 'form'], words.formNotParty(entry.key))
    if (entry.covers) report.add([...path, 'covers'], words.coversNotParty(entry.key))
  }
  if (entry.form === 'joint' && (entry.covers?.length ?? 0) < 2)
    report.add([...path, 'form'], words.jointCovers(entry.key))
}

function checkCovers(report: Report, all: readonly Found[]): void {
  const by = new Map<string, string>()
  for (const { entry, path, parent } of all) {
    for (const [index, unit] of coveredUnits(entry, parent).entries()) {
      const first = by.get(unit)
      if (first) report.add([...path, 'covers', index], words.coveredTwice(unit, first))
      else by.set(unit, entry.key)
    }
  }
}

/** A Party organisation that a unit set up alone covers the unit it stands under, unless it says otherwise. */
export function coveredUnits(entry: Pick<OrganisationEntry, 'covers' | 'form'>, parent: string | null): string[] {
  if (entry.covers) return entry.covers
  return entry.form === 'independent' && parent ? [parent] : []
}

/** Parents before children; what is left over stands in a circle. */
function inOrder(report: Report, all: readonly Found[], register: Register): PresetOrganisation[] {
  const placed = new Map<string, PresetOrganisation>()
  let waiting = [...all]
  for (;;) {
    const ready = waiting.filter(({ parent }) => parent === null || placed.has(parent) || !register.keys.has(parent))
    if (ready.length === 0) break
    for (const found of ready) placed.set(found.entry.key, toOrganisation(found))
    waiting = waiting.filter((found) => !ready.includes(found))
  }
  reportCircles(report, waiting)
  return [...placed.values()]
}

function reportCircles(report: Report, waiting: readonly Found[]): void {
  const byKey = new Map(waiting.map((found) => [found.entry.key, found]))
  const told = new Set<string>()
  for (const start of waiting) {
    const walk: string[] = []
    let key: string | null = start.entry.key
    while (key && !walk.includes(key) && !told.has(key)) {
      walk.push(key)
      key = byKey.get(key)?.parent ?? null
    }
    if (key && walk.includes(key)) {
      const circle = walk.slice(walk.indexOf(key))
      report.add([...byKey.get(key)!.path, 'parent'], words.cyclic([...circle, key]))
    }
    for (const passed of walk) told.add(passed)
  }
}

function toOrganisation({ entry, parent }: Found): PresetOrganisation {
  const { children: _children, parent: _parent, ...rest } = entry
  return { ...rest, parent }
}
