import type {
  Publishable,
  PublicationProposal,
  publicationsRoutes,
  PublicationView,
  ResponseOf
} from '@hongchao/contract'
import { type Domain, keyOf, useApi } from '@hongchao/web'
import {
  type InfiniteData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  useQuery,
  type UseQueryResult
} from '@tanstack/react-query'

type Listed = ResponseOf<(typeof publicationsRoutes)['list']>

export const changes: Domain[] = ['publications']

export function usePublications(view: PublicationView): UseInfiniteQueryResult<InfiniteData<Listed>> {
  const { place, publications } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'publications', 'list', view),
    queryFn: ({ pageParam }) => publications.list({ query: { view, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next
  })
}

/** Not asked again while somebody edits: what they wrote must stay. */
export function useProposal({ needId: id }: Pick<Publishable, 'needId'>): UseQueryResult<PublicationProposal> {
  const { place, publications } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'publications', 'proposal', id),
    queryFn: () => publications.proposal({ params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false
  })
}
