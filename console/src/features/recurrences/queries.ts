import type { OccurrenceDetail, Recurrence, RecurrenceDetail } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'

export function useRecurrences(): UseQueryResult<{ items: Recurrence[] }> {
  const { place, recurrences } = useApi()
  return useQuery({ queryKey: keyOf(place, 'recurrences', 'list'), queryFn: () => recurrences.list() })
}

export function useRecurrence(id: string): UseQueryResult<RecurrenceDetail> {
  const { place, recurrences } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'recurrences', 'detail', id),
    queryFn: () => recurrences.get({ params: { id } })
  })
}

export function useOccurrence(id: string): UseQueryResult<OccurrenceDetail> {
  const { place, recurrences } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'recurrences', 'occurrence', id),
    queryFn: () => recurrences.occurrence({ params: { id } })
  })
}

/** The code of the need that a service is to be founded of. */
export function useNeedCode(id: string | undefined): string | undefined {
  const { place, needs } = useApi()
  const { data } = useQuery({
    queryKey: keyOf(place, 'needs', 'detail', id),
    queryFn: () => needs.get({ params: { id: id ?? '' } }),
    enabled: id !== undefined
  })
  return data?.code
}
