import type { ResponseOf, WhistleState, whistlesRoutes, WhistleView } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  type UseInfiniteQueryResult
} from '@tanstack/react-query'

type Page = ResponseOf<(typeof whistlesRoutes)['list']>

export type Wanted = { view: WhistleView; states: readonly WhistleState[]; kind: string | undefined }

/** As they stand in the address. */
export function queryOf({ view, states, kind }: Wanted): {
  view: WhistleView
  state: string | undefined
  kind: string | undefined
} {
  return { view, state: states.length > 0 ? states.join(',') : undefined, kind }
}

export function useWhistles(wanted: Wanted): UseInfiniteQueryResult<InfiniteData<Page>> {
  const { place, whistles } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'needs', 'whistles', wanted.view, wanted.states, wanted.kind),
    queryFn: ({ pageParam }) => whistles.list({ query: { ...queryOf(wanted), after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData
  })
}
