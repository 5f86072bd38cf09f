import { type RoundDetail, type RoundPlan, type RoundPlanDetail } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'

export function useRoundPlans(enabled: boolean): UseQueryResult<{ items: RoundPlan[] }> {
  const { place, rounds } = useApi()
  return useQuery({ queryKey: keyOf(place, 'rounds', 'plans'), queryFn: () => rounds.list(), enabled })
}

export function useRoundPlan(id: string): UseQueryResult<RoundPlanDetail> {
  const { place, rounds } = useApi()
  return useQuery({ queryKey: keyOf(place, 'rounds', 'plan', id), queryFn: () => rounds.plan({ params: { id } }) })
}

export function useRound(id: string): UseQueryResult<RoundDetail> {
  const { place, rounds } = useApi()
  return useQuery({ queryKey: keyOf(place, 'rounds', 'detail', id), queryFn: () => rounds.get({ params: { id } }) })
}

type Workers = { items: { id: string; name: string; organisation?: string | undefined }[] }

export function useWorkers(organisationId: string | undefined): UseQueryResult<Workers> {
  const { place, rounds } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'rounds', 'workers', organisationId),
    queryFn: () => rounds.workers({ params: { id: organisationId ?? '' } }),
    enabled: organisationId !== undefined
  })
}
