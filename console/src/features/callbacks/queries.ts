import type {
  Callback,
  callbacksRoutes,
  CallbackFilter,
  EnterCallback,
  needsRoutes,
  ResponseOf
} from '@hongchao/contract'
import { type Domain, keyOf, useApi, useWrite } from '@hongchao/web'
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  useQuery,
  type UseQueryResult
} from '@tanstack/react-query'

type Of<K extends keyof typeof callbacksRoutes> = ResponseOf<(typeof callbacksRoutes)[K]>

/** A call stands in the story of its need, too. */
const changes: Domain[] = ['needs', 'notifications']

export function useCallbacks(filter: CallbackFilter): UseInfiniteQueryResult<InfiniteData<Of<'list'>>> {
  const { place, callbacks } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'needs', 'callbacks', filter),
    queryFn: ({ pageParam }) => callbacks.list({ query: { ...filter, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData
  })
}

export function useProgress(): UseQueryResult<Of<'progress'>> {
  const { place, callbacks } = useApi()
  return useQuery({ queryKey: keyOf(place, 'needs', 'callbackProgress'), queryFn: () => callbacks.progress() })
}

type Claim = { params: { id: string }; body: { claimed: boolean } }

export function useClaim(): UseMutationResult<Callback, Error, Claim> {
  const { callbacks } = useApi()
  return useWrite((input: Claim & { idempotencyKey: string }) => callbacks.claim(input), { changes })
}

type Enter = { params: { id: string }; body: EnterCallback }

export function useEnter(): UseMutationResult<Callback, Error, Enter> {
  const { callbacks } = useApi()
  return useWrite((input: Enter & { idempotencyKey: string }) => callbacks.enter(input), { changes })
}

type Contact = ResponseOf<(typeof needsRoutes)['contact']>

/** Reads the telephone; the answer is kept nowhere but on the screen that asked. */
export function usePhone(id: string): UseMutationResult<Contact, Error, { body: { reason: string } }> {
  const { needs } = useApi()
  return useWrite((input: { body: { reason: string }; idempotencyKey: string }) =>
    needs.contact({ ...input, params: { id } })
  )
}
