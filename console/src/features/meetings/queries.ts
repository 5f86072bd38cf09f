import type { Meeting, MeetingDetail } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'

export function useMeetings(): UseQueryResult<{ items: Meeting[] }> {
  const { place, meetings } = useApi()
  return useQuery({ queryKey: keyOf(place, 'meetings', 'list'), queryFn: () => meetings.list() })
}

export function useMeeting(id: string): UseQueryResult<MeetingDetail> {
  const { place, meetings } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'meetings', 'detail', id),
    queryFn: () => meetings.get({ params: { id } })
  })
}
