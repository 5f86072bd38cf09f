import type { DeskSlot, ServiceItem, Slot, Timetable } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'

export function useDay(day: string): UseQueryResult<{ items: DeskSlot[] }> {
  const { place, bookings } = useApi()
  return useQuery({ queryKey: keyOf(place, 'bookings', 'day', day), queryFn: () => bookings.day({ query: { day } }) })
}

export function useTimetables(): UseQueryResult<{ items: Timetable[] }> {
  const { place, bookings } = useApi()
  return useQuery({ queryKey: keyOf(place, 'bookings', 'timetables'), queryFn: () => bookings.timetables() })
}

export function useSlots(serviceId: string | undefined): UseQueryResult<{ items: Slot[] }> {
  const { place, bookings } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'bookings', 'slots', serviceId),
    queryFn: () => bookings.slots({ params: { id: serviceId ?? '' } }),
    enabled: serviceId !== undefined
  })
}

export function useOffered(): UseQueryResult<{ items: ServiceItem[] }> {
  const { place, services } = useApi()
  return useQuery({ queryKey: keyOf(place, 'services', 'list'), queryFn: () => services.list() })
}
