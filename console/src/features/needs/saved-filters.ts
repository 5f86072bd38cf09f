import type { ResponseOf, SavedFilter, savedFiltersRoutes } from '@hongchao/contract'
import { keyOf, useApi, useWrite } from '@hongchao/web'
import { keepPreviousData, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query'

import { type Filter, filterKeys, type Sort, sortOf } from './filter.ts'

type Of<K extends keyof typeof savedFiltersRoutes> = ResponseOf<(typeof savedFiltersRoutes)[K]>
type Counted = Of<'counts'>['counts'][number]

export function useSavedFilters(): UseQueryResult<Of<'list'>> {
  const { place, savedFilters } = useApi()
  return useQuery({ queryKey: keyOf(place, 'savedFilters'), queryFn: () => savedFilters.list() })
}

/** By id; counted again as needs change. */
export function useSavedCounts(saved: readonly SavedFilter[]): Map<string, Counted> {
  const { place, savedFilters } = useApi()
  const ids = saved.map(({ id }) => id).toSorted()
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'savedCounts', ids),
    queryFn: () => savedFilters.counts(),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData
  })
  return new Map(data?.counts.map((counted) => [counted.id, counted]))
}

type Body = { name: string; filter: SavedFilter['filter']; shared: boolean }

export function useSaveFilter(): UseMutationResult<SavedFilter, Error, { body: Body }> {
  const { savedFilters } = useApi()
  return useWrite((input: { body: Body; idempotencyKey: string }) => savedFilters.save(input), {
    changes: ['savedFilters']
  })
}

type Change = { params: { id: string }; body: { name?: string; shared?: boolean } }

export function useChangeFilter(): UseMutationResult<SavedFilter, Error, Change> {
  const { savedFilters } = useApi()
  return useWrite((input: Change) => savedFilters.change(input), { changes: ['savedFilters'] })
}

export function useOrderFilters(): UseMutationResult<Of<'order'>, Error, { body: { ids: string[] } }> {
  const { savedFilters } = useApi()
  return useWrite((input: { body: { ids: string[] } }) => savedFilters.order(input), { changes: ['savedFilters'] })
}

export function useRemoveFilter(): UseMutationResult<Of<'remove'>, Error, { params: { id: string } }> {
  const { savedFilters } = useApi()
  return useWrite((input: { params: { id: string } }) => savedFilters.remove(input), { changes: ['savedFilters'] })
}

/** As it is kept: what is set, and the order where it is not the usual one. */
export function savedOf(filter: Filter, sort: Sort): SavedFilter['filter'] {
  const set = filterKeys.flatMap((key) => (filter[key] ? [[key, filter[key]]] : []))
  return Object.fromEntries([...set, ...(sort === 'newest' ? [] : [['sort', sort]])]) as SavedFilter['filter']
}

/** What an address shows is this one, no more and no less. */
export function isShown({ filter: saved }: Pick<SavedFilter, 'filter'>, filter: Filter, sort: Sort): boolean {
  return [...filterKeys, 'sort' as const].every((key) => saved[key] === savedOf(filter, sort)[key])
}

export function filterIn({ filter: { sort: _sort, ...filter } }: Pick<SavedFilter, 'filter'>): Filter {
  return filter as Filter
}

export function sortIn({ filter }: Pick<SavedFilter, 'filter'>): Sort {
  return sortOf(filter)
}

/** The own ones with one of them a step further to the front or to the end; undefined where there is no further. */
export function movedIds(saved: readonly SavedFilter[], id: string, steps: 1 | -1): string[] | undefined {
  const ids = saved.filter(({ own }) => own).map((each) => each.id)
  const from = ids.indexOf(id)
  const to = from + steps
  if (from === -1 || to < 0 || to >= ids.length) return undefined
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}
