import { NeedFilter, type NeedQuery, type RequestOf, type needsRoutes } from '@hongchao/contract'
import type { needsTexts } from '@hongchao/web/texts/console/needs.ts'

export type Filter = RequestOf<typeof needsRoutes.count>['query']
export type Sort = NeedQuery['sort']
type Address = Record<string, string | undefined>

export const filterKeys = [
  'view',
  'status',
  'due',
  'handledBy',
  'category',
  'level',
  'kind',
  'team',
  'department',
  'organisation',
  'q'
] as const satisfies (keyof Filter)[]
export type FilterKey = (typeof filterKeys)[number]

/** `wide`: the caller may see a subtree, not only what was dispatched to them or what they raised. */
export type Reach = Record<'wide' | 'dispatches' | 'handles', boolean>

/** The widest list somebody has. */
export function baseOf({ wide, handles }: Reach): Filter {
  if (wide) return {}
  return { view: handles ? 'handling' : 'mine' }
}

/** The filter that stands in an address, on top of `base`; what does not belong there is left out. */
export function filterOf(address: Address, base: Filter): Filter {
  const given = filterKeys.filter((key) => address[key] && NeedFilter.shape[key].safeParse(address[key]).success)
  return { ...base, ...Object.fromEntries(given.map((key) => [key, address[key]])) }
}

export function sortOf(address: Address): Sort {
  return address['sort'] === 'due' ? 'due' : 'newest'
}

/** A filter that people keep coming back to. It settles the keys of `tabKeys`; other filters stay beside it. */
export type Tab = { key: keyof typeof needsTexts.tabs; filter: Filter }
const tabKeys = ['view', 'status', 'due', 'handledBy'] as const

export function tabsFor(reach: Reach): Tab[] {
  const { wide, dispatches, handles } = reach
  const base = baseOf(reach)
  return [
    { key: 'open', filter: { ...base, due: 'open' } },
    ...(dispatches
      ? ([
          { key: 'submitted', filter: { ...base, status: 'submitted' } },
          { key: 'accepted', filter: { ...base, status: 'accepted' } }
        ] as const)
      : []),
    { key: 'soon', filter: { ...base, due: 'soon' } },
    { key: 'overdue', filter: { ...base, due: 'overdue' } },
    ...(wide && handles ? ([{ key: 'handling', filter: { view: 'handling', due: 'open' } }] as const) : []),
    { key: 'answered', filter: { ...base, status: 'answered' } },
    { key: 'all', filter: base }
  ]
}

export function tabOf(tabs: Tab[], filter: Filter): Tab | undefined {
  return tabs.find((tab) => tabKeys.every((key) => tab.filter[key] === filter[key]))
}

/** The address of a tab, with the filters that stay beside it. */
export function withTab({ filter: ofTab }: Tab, filter: Filter): Filter {
  const beside = Object.fromEntries(Object.entries(filter).filter(([key]) => !tabKeys.some((each) => each === key)))
  return { ...beside, ...ofTab }
}
