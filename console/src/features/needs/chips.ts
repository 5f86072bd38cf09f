import type { PlaceConfig } from '@hongchao/contract'
import { findCategory, keyOf, nameOf, useApi, useConfig } from '@hongchao/web'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { statusTexts } from '@hongchao/web/texts/needs.ts'
import { useQuery } from '@tanstack/react-query'

import { type Filter, type FilterKey, filterKeys, type Tab } from './filter.ts'

export type Chip = { key: FilterKey; value: string; label: string }

/** Each set value of the filter that the open tab does not say already, in words. */
export function useChips(filter: Filter, tab: Tab | undefined): Chip[] {
  const config = useConfig()
  const names = useNames(filter)
  return filterKeys
    .filter((key) => filter[key] !== undefined && filter[key] !== tab?.filter[key])
    .flatMap((key) => valuesOf(key, filter).map((value) => ({ key, value, label: labelOf(config, names, key, value) })))
}

function valuesOf(key: FilterKey, filter: Filter): string[] {
  const text = filter[key] ?? ''
  return key === 'q' ? [text] : text.split(',')
}

type Labels = Partial<Record<FilterKey, (value: string) => string | undefined>>

function labelOf(config: PlaceConfig, names: Map<string, string>, key: FilterKey, value: string): string {
  const labels: Labels = {
    view: (each) => record(needsTexts.views)[each],
    status: (each) => record(statusTexts)[each],
    due: (each) => record(needsTexts.due)[each],
    handledBy: (each) => record(needsTexts.handledBy)[each],
    category: (each) => findCategory(config.categories, each)?.name,
    level: (each) => nameOf(config.levels, each),
    kind: (each) => nameOf(config.requesterKinds, each),
    team: (each) => config.teams.find(({ id }) => id === each)?.name,
    department: (each) => names.get(each),
    organisation: (each) => names.get(each)
  }
  return labels[key]?.(value) ?? value
}

const record = (texts: Record<string, string>): Record<string, string | undefined> => texts

/** The names of the units that the filter holds by id. */
function useNames({ department, organisation }: Filter): Map<string, string> {
  const { place, organisations } = useApi()
  const ids = [...(department?.split(',') ?? []), ...(organisation ? [organisation] : [])]
  const { data } = useQuery({
    queryKey: keyOf(place, 'organisations', 'names', ids),
    queryFn: async () => {
      const units = await Promise.all(ids.map((id) => organisations.get({ params: { id } })))
      return units.map(({ id, name }) => [id, name] as const)
    },
    enabled: ids.length > 0,
    staleTime: Number.POSITIVE_INFINITY
  })
  return new Map(data)
}
