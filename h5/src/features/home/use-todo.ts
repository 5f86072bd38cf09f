import type { Todo } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'

export function useTodo(): UseQueryResult<Todo> {
  const { place, needs } = useApi()
  return useQuery({ queryKey: keyOf(place, 'needs', 'todo'), queryFn: () => needs.todo() })
}
