import type { ActOnNeed, Duplicate, Need, NeedDetail, ResponseOf, needsRoutes } from '@hongchao/contract'
import { type Domain, keyOf, needKey, useApi, useWrite } from '@hongchao/web'
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  useQueries,
  useQuery,
  useQueryClient,
  type UseQueryResult
} from '@tanstack/react-query'

import type { Filter, Sort, Tab } from './filter.ts'
import { withTab } from './filter.ts'

type Of<K extends keyof typeof needsRoutes> = ResponseOf<(typeof needsRoutes)[K]>
/** A step changes lists, what is left to do, and what the inbox says. */
const changes: Domain[] = ['needs', 'notifications']
const pageSize = 50

export function useNeeds(filter: Filter, sort: Sort): UseInfiniteQueryResult<InfiniteData<Of<'list'>>> {
  const { place, needs } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'needs', 'list', filter, sort),
    queryFn: ({ pageParam }) => needs.list({ query: { ...filter, sort, after: pageParam, limit: pageSize } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData
  })
}

/** How many needs each tab would show, with the filters that stay beside it. */
export function useTabCounts(tabs: Tab[], filter: Filter): (Of<'count'> | undefined)[] {
  const { place, needs } = useApi()
  return useQueries({
    queries: tabs.map((tab) => {
      const counted = withTab(tab, filter)
      return {
        queryKey: keyOf(place, 'needs', 'count', counted),
        queryFn: () => needs.count({ query: counted }),
        placeholderData: keepPreviousData
      }
    }),
    combine: (results) => results.map(({ data }) => data)
  })
}

export function useTodo(): UseQueryResult<Of<'todo'>> {
  const { place, needs } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'needs', 'todo'),
    queryFn: () => needs.todo(),
    refetchInterval: 5 * 60_000
  })
}

export function useNeed(id: string): UseQueryResult<NeedDetail> {
  const { place, needs } = useApi()
  return useQuery({ queryKey: needKey(place, id), queryFn: () => needs.get({ params: { id } }) })
}

export function useProposal(id: string): UseQueryResult<Of<'proposal'>> {
  const { place, needs } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'needs', 'proposal', id),
    queryFn: () => needs.proposal({ params: { id } })
  })
}

type Act = { params: { id: string }; body: ActOnNeed }

export function useAct(): UseMutationResult<NeedDetail, Error, Act> {
  const { place, needs } = useApi()
  const queries = useQueryClient()
  return useWrite(
    async (input: Act & { idempotencyKey: string }) => {
      const need = await needs.act(input)
      queries.setQueryData(needKey(place, need.id), need)
      return need
    },
    { changes }
  )
}

type Bulk = { body: { ids: Need['id'][]; teamId?: string; departmentId?: string } }

export function useDispatchMany(): UseMutationResult<Of<'dispatchMany'>, Error, Bulk> {
  const { needs } = useApi()
  return useWrite((input: Bulk & { idempotencyKey: string }) => needs.dispatchMany(input), { changes })
}

/** Reads the telephone; the answer is kept nowhere but on the screen that asked. */
export function useContact(id: string): UseMutationResult<Of<'contact'>, Error, { body: { reason: string } }> {
  const { needs } = useApi()
  return useWrite((input: { body: { reason: string }; idempotencyKey: string }) =>
    needs.contact({ ...input, params: { id } })
  )
}

/** What may be the same matter as a need; only who may merge it asks. */
export function useDuplicatesOf(id: string, enabled = true): UseQueryResult<{ items: Duplicate[] }> {
  const { place, duplicates } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'needs', 'duplicatesOf', id),
    queryFn: () => duplicates.of({ params: { id } }),
    enabled
  })
}
