import type {
  Coverage,
  CreateOrganisation,
  OrganisationDetail,
  ResponseOf,
  organisationsRoutes,
  UpdateOrganisation
} from '@hongchao/contract'
import { keyOf, useApi, useWrite } from '@hongchao/web'
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  useQueries,
  useQuery,
  type UseQueryResult
} from '@tanstack/react-query'

type Of<K extends keyof typeof organisationsRoutes> = ResponseOf<(typeof organisationsRoutes)[K]>
export type ListFilter = { under?: string; kind?: string; coverage?: Coverage; q?: string }

/** The levels of the tree that stand open, by the organisation they hang below (`undefined` is the top). */
export function useLevels(open: (string | undefined)[]): Map<string | undefined, Of<'tree'>['items']> {
  const { place, organisations } = useApi()
  return useQueries({
    queries: open.map((under) => ({
      queryKey: keyOf(place, 'organisations', 'tree', under),
      queryFn: () => organisations.tree({ query: { under } })
    })),
    combine: (results) => new Map(results.map(({ data }, index) => [open[index], data?.items ?? []]))
  })
}

export function useOrganisations(filter: ListFilter): UseInfiniteQueryResult<InfiniteData<Of<'list'>>> {
  const { place, organisations } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'organisations', 'list', filter),
    queryFn: ({ pageParam }) => organisations.list({ query: { ...filter, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData
  })
}

export function useOrganisation(id: string | undefined): UseQueryResult<OrganisationDetail> {
  const { place, organisations } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'organisations', 'detail', id),
    queryFn: () => organisations.get({ params: { id: id ?? '' } }),
    enabled: id !== undefined
  })
}

export function useCreateOrganisation(): UseMutationResult<Of<'create'>, Error, { body: CreateOrganisation }> {
  const { organisations } = useApi()
  return useWrite(organisations.create, { changes: ['organisations'] })
}

type Update = { params: { id: string }; body: UpdateOrganisation }

export function useUpdateOrganisation(): UseMutationResult<Of<'update'>, Error, Update> {
  const { organisations } = useApi()
  return useWrite(organisations.update, { changes: ['organisations'] })
}
