import type { ServiceItem } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'

export function useServices(): UseQueryResult<{ items: ServiceItem[] }> {
  const { place, services } = useApi()
  return useQuery({ queryKey: keyOf(place, 'services', 'list'), queryFn: () => services.list() })
}
