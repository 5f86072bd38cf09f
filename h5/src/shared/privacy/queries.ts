import type { PrivacyNotice } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import {
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult
} from '@tanstack/react-query'

export function useNotice(): UseQueryResult<PrivacyNotice> {
  const { place, privacy } = useApi()
  return useQuery({ queryKey: keyOf(place, 'privacy'), queryFn: () => privacy.notice() })
}

/** The version was shown; it is not shown again. */
export function useNoteNotice(): UseMutationResult<object, Error, string> {
  const { place, privacy } = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (version: string) => privacy.note({ body: { version } }),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(place, 'me') })
  })
}
