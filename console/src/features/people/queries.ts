import type { PersonAccess, ResponseOf, identityRoutes } from '@hongchao/contract'
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

type Of<K extends keyof typeof identityRoutes> = ResponseOf<(typeof identityRoutes)[K]>
export type PeopleFilter = { q?: string; organisation?: string; role?: PersonAccess['grants'][number]['role'] }

/** Whoever's rights change may be the one who changes them. */
export const rightsChange: Domain[] = ['people', 'me']

export function usePeople(filter: PeopleFilter): UseInfiniteQueryResult<InfiniteData<Of<'people'>>> {
  const { place, identity } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'people', 'access', filter),
    queryFn: ({ pageParam }) => identity.people({ query: { ...filter, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData
  })
}

export function usePerson(id: string): UseQueryResult<PersonAccess> {
  const { place, identity } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'people', 'person', id),
    queryFn: () => identity.person({ params: { id } })
  })
}

export function usePhone(id: string): UseMutationResult<Of<'phone'>, Error, { body: { reason: string } }> {
  const { identity } = useApi()
  return useWrite((input: { body: { reason: string }; idempotencyKey: string }) =>
    identity.phone({ ...input, params: { id } })
  )
}

export function useRoles(): UseQueryResult<Of<'roles'>> {
  const { place, identity } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'people', 'roles'),
    queryFn: () => identity.roles(),
    staleTime: Number.POSITIVE_INFINITY
  })
}

export function useHandoverPreview(id: string): UseQueryResult<Of<'handoverPreview'>> {
  const { place, identity } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'people', 'handover', id),
    queryFn: () => identity.handoverPreview({ params: { id } })
  })
}
