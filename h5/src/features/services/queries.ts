import type { Booking, ServiceItem, Slot } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'

export function useServices(): UseQueryResult<{ items: ServiceItem[] }> {
  const { place, services } = useApi()
  return useQuery({ queryKey: keyOf(place, 'services', 'list'), queryFn: () => services.list() })
}

/** When a service can be had by appointment; nothing where it cannot. */
export function useSlots(id: string): UseQueryResult<{ items: Slot[] }> {
  const { place, bookings } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'bookings', 'slots', id),
    queryFn: () => bookings.slots({ params: { id } })
  })
}

export function useBookings(): UseQueryResult<{ items: Booking[] }> {
  const { place, bookings } = useApi()
  return useQuery({ queryKey: keyOf(place, 'bookings', 'mine'), queryFn: () => bookings.mine() })
}
