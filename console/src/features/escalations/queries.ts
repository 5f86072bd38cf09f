import type { escalationsRoutes, EscalationView, ResponseOf } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  type UseInfiniteQueryResult
} from '@tanstack/react-query'

type Page = ResponseOf<(typeof escalationsRoutes)['list']>

export type Wanted = { view: EscalationView; level: string | undefined }

export function useEscalations(wanted: Wanted): UseInfiniteQueryResult<InfiniteData<Page>> {
  const { place, escalations } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'needs', 'escalations', wanted.view, wanted.level),
    queryFn: ({ pageParam }) => escalations.list({ query: { ...wanted, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData
  })
}
