import type { CasesQuery, figuresRoutes, Rate, RatesReport, ResponseOf } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  useQuery,
  type UseQueryResult
} from '@tanstack/react-query'

import type { View } from './address.ts'

type Asked = Pick<View, 'organisation' | 'from' | 'to' | 'by'>

/** What the server is asked for; which rate is looked at, and on which basis, is a matter of the screen. */
export function askedOf({ organisation, from, to, by }: View): Asked {
  return { ...(organisation && { organisation }), from, to, by }
}

export function useRates(asked: Asked): UseQueryResult<RatesReport> {
  const { place, figures } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'needs', 'rates', asked),
    queryFn: () => figures.rates({ query: asked }),
    placeholderData: keepPreviousData
  })
}

export type Cases = Asked & { key?: string; rate?: Rate; part: CasesQuery['part']; net: boolean }

export function useCases({
  net,
  ...cases
}: Cases): UseInfiniteQueryResult<InfiniteData<ResponseOf<(typeof figuresRoutes)['cases']>>> {
  const { place, figures } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'needs', 'cases', cases, net),
    queryFn: ({ pageParam }) =>
      figures.cases({ query: { ...cases, net: net ? 'true' : 'false', after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next
  })
}
