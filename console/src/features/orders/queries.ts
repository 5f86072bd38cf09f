import type { OrderState, ordersRoutes, OrderView, ResponseOf } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  type UseInfiniteQueryResult
} from '@tanstack/react-query'

type Page = ResponseOf<(typeof ordersRoutes)['list']>

export function useOrders(view: OrderView, state: readonly OrderState[]): UseInfiniteQueryResult<InfiniteData<Page>> {
  const { place, orders } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'needs', 'orders', view, state),
    queryFn: ({ pageParam }) =>
      orders.list({
        query: { view, after: pageParam, limit: 50, state: state.length > 0 ? state.join(',') : undefined }
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData
  })
}
