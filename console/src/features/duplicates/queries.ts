import type { duplicatesRoutes, ResponseOf } from '@hongchao/contract'
import { type Domain, keyOf, useApi, useWrite } from '@hongchao/web'
import { type UseMutationResult, useQuery, type UseQueryResult } from '@tanstack/react-query'

type Of<K extends keyof typeof duplicatesRoutes> = ResponseOf<(typeof duplicatesRoutes)[K]>
type Api = ReturnType<typeof useApi>['duplicates']
type Body<K extends 'merge' | 'unmerge' | 'distinguish'> = { body: Parameters<Api[K]>[0]['body'] }

const changes: Domain[] = ['needs', 'notifications']

export function useDuplicates(): UseQueryResult<Of<'list'>> {
  const { place, duplicates } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'needs', 'duplicates'),
    queryFn: () => duplicates.list({ query: { limit: 50 } })
  })
}

export function useMerge(): UseMutationResult<Of<'merge'>, Error, Body<'merge'>> {
  const { duplicates } = useApi()
  return useWrite((input: Body<'merge'> & { idempotencyKey: string }) => duplicates.merge(input), { changes })
}

export function useUnmerge(): UseMutationResult<Of<'unmerge'>, Error, Body<'unmerge'>> {
  const { duplicates } = useApi()
  return useWrite((input: Body<'unmerge'> & { idempotencyKey: string }) => duplicates.unmerge(input), { changes })
}

export function useDistinguish(): UseMutationResult<Of<'distinguish'>, Error, Body<'distinguish'>> {
  const { duplicates } = useApi()
  return useWrite((input: Body<'distinguish'>) => duplicates.distinguish(input), { changes })
}
