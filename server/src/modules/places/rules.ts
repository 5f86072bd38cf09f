import type { Limit } from '@hongchao/contract'

type Condition = readonly string[]
type LimitRow = Limit & { category?: string; level?: string; again?: boolean; rule?: string }

/** The part of a preset from which the place's rules are read. */
export type NeedRules = {
  categories: readonly { key: string; items?: readonly { key: string }[] }[]
  dispatch: readonly { category?: Condition; requester?: Condition; level?: Condition }[]
  limits: Record<'intake' | 'handling', readonly LimitRow[]>
}

/** What is known of a need when a rule of the place is looked up for it. */
export type NeedTraits = { category?: string; requester?: string; level?: string; again?: boolean }

/** The dispatch rule of the place that fits a need first, by its position, or undefined where a person must choose. */
export function firstRule(needs: Pick<NeedRules, 'categories' | 'dispatch'>, need: NeedTraits): number | undefined {
  const categories = withParent(needs, need.category)
  const index = needs.dispatch.findIndex(
    (rule) =>
      holds(rule.category, categories) && holds(rule.requester, [need.requester]) && holds(rule.level, [need.level])
  )
  return index === -1 ? undefined : index
}

/** A limit and, where it comes from a shipped set, what it is called there. */
export type RuledLimit = Limit & { rule?: string }

/**
 * The limit that fits a need most closely: its item before its class, a level before none, the general one last; of a
 * need that was reopened those for such needs before all others.
 */
export function limitFor(
  needs: Pick<NeedRules, 'categories' | 'limits'>,
  clock: 'intake' | 'handling',
  need: NeedTraits
): RuledLimit | undefined {
  const { again: forAgain = [], usual = [] } = Object.groupBy(needs.limits[clock], ({ again }) =>
    again ? 'again' : 'usual'
  )
  return (need.again && closest(needs, forAgain, need)) || closest(needs, usual, need)
}

function closest(
  needs: Pick<NeedRules, 'categories'>,
  rows: readonly LimitRow[],
  need: NeedTraits
): RuledLimit | undefined {
  const categories = [...withParent(needs, need.category), undefined]
  const levels = need.level ? [need.level, undefined] : [undefined]
  for (const category of categories) {
    for (const level of levels) {
      const row = rows.find((limit) => limit.category === category && limit.level === level)
      if (row) return { amount: row.amount, unit: row.unit, ...(row.rule && { rule: row.rule }) }
    }
  }
  return undefined
}

/** A category and then the class it belongs to. */
function withParent({ categories }: Pick<NeedRules, 'categories'>, key?: string): string[] {
  if (!key) return []
  const parent = categories.find(({ items }) => items?.some((item) => item.key === key))
  return parent ? [key, parent.key] : [key]
}

function holds(allowed: readonly string[] | undefined, found: readonly (string | undefined)[]): boolean {
  return !allowed || found.some((value) => value !== undefined && allowed.includes(value))
}

type Class = { key: string; complaint?: boolean; personal?: boolean }
type Classes = { needs: { categories: readonly (Class & { items?: readonly Class[] | undefined })[] } }

/**
 * What needs are classified by and may be told of to everybody: neither complaints nor matters that are somebody's own
 * (domain rules §12.1).
 */
export function openCategories({ needs }: Classes): string[] {
  const isOpen = ({ complaint, personal }: Class): boolean => !complaint && !personal
  const open = needs.categories.filter(isOpen)
  return open.flatMap((group) => (group.items?.length ? group.items : [group]).filter(isOpen).map(({ key }) => key))
}

/** Classes of complaints and reports, with all their items. */
export function complaintClasses(preset: Classes): string[] {
  const keys = preset.needs.categories.flatMap(({ key, items = [] }) => [key, ...items.map((item) => item.key)])
  return keys.filter((key) => isComplaintClass(preset, key))
}

/** Is it a class of complaints and reports, by itself or by the class above it? */
export function isComplaintClass(preset: Classes, key: string | null): boolean {
  return isMarked(preset, key, 'complaint')
}

/** Is it somebody's private matter, by itself or by the class above it? */
export function isPersonalClass(preset: Classes, key: string | null): boolean {
  return isMarked(preset, key, 'personal')
}

function isMarked({ needs }: Classes, key: string | null, mark: 'complaint' | 'personal'): boolean {
  return needs.categories.some(
    (group) =>
      (group.key === key && group[mark] === true) ||
      group.items?.some((item) => item.key === key && (item[mark] === true || group[mark] === true)) === true
  )
}

/** A class with its items, or an item alone. */
export function categoriesIn({ needs }: Classes, key: string): string[] {
  const items = needs.categories.find((group) => group.key === key)?.items ?? []
  return [key, ...items.map((item) => item.key)]
}
