import type { PlaceConfig, ServiceItem } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'

export function useServices(which: 'list' | 'all'): UseQueryResult<{ items: ServiceItem[] }> {
  const { place, services } = useApi()
  return useQuery({ queryKey: keyOf(place, 'services', which), queryFn: () => services[which]() })
}

export type ServiceClass = { key: string; name: string; services: ServiceItem[] }

/** The services by the class of needs that they belong to, in the order of the place's classes. */
export function byClass(services: readonly ServiceItem[], categories: PlaceConfig['categories']): ServiceClass[] {
  return categories
    .map(({ key, name, items }) => {
      const keys = new Set([key, ...items.map((item) => item.key)])
      return { key, name, services: services.filter(({ category }) => keys.has(category)) }
    })
    .filter((one) => one.services.length > 0)
}
