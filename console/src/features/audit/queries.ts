import type { AuditChain, auditRoutes, ResponseOf } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import {
  type InfiniteData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  useQuery,
  type UseQueryResult
} from '@tanstack/react-query'

/** As it stands in the address; `events` separated by commas. */
export type AuditFilter = { actor?: string; record?: string; from?: string; to?: string; events?: string }

type Trail = ResponseOf<(typeof auditRoutes)['list']>

/** Each asking is written down, so that nothing is asked again that nobody asked for. */
export function useTrail(filter: AuditFilter): UseInfiniteQueryResult<InfiniteData<Trail>> {
  const { place, audit } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'audit', 'trail', filter),
    queryFn: ({ pageParam }) => audit.list({ query: { ...filter, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false
  })
}

export function useChain(): UseQueryResult<AuditChain> {
  const { place, audit } = useApi()
  return useQuery({ queryKey: keyOf(place, 'audit', 'chain'), queryFn: () => audit.chain() })
}
