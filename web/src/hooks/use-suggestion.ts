import type { Suggestion } from '@hongchao/contract'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'

import { keyOf } from '../keys.ts'
import { useApi } from './use-api.ts'

/** What a need may be and who may handle it; without it every form still stands, so one try is enough. */
export function useSuggestion(needId: string): UseQueryResult<Suggestion> {
  const { place, suggestions } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'needs', 'suggestion', needId),
    queryFn: () => suggestions.get({ params: { id: needId } }),
    retry: false
  })
}
