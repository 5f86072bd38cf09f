import type { Account, Me, Permission, ResponseOf, accountRoutes } from '@hongchao/contract'
import {
  type QueryClient,
  queryOptions,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult
} from '@tanstack/react-query'

import { type Api, createApi } from './api.ts'
import { useApi } from './hooks/use-api.ts'
import { keyOf } from './keys.ts'

export type CurrentSession = ResponseOf<typeof accountRoutes.current>

/** The account belongs to no place; its routes are the same from each. */
const { account } = createApi('')

export const sessionQuery = queryOptions({
  queryKey: keyOf('', 'account', 'current'),
  queryFn: () => account.current(),
  staleTime: 60_000
})

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- The type is the query itself.
export function meQuery({ place, identity }: Api) {
  return queryOptions({ queryKey: keyOf(place, 'me'), queryFn: () => identity.me(), staleTime: 60_000 })
}

/** Who is signed in on this device, and the places there are. */
export function useSession(): UseQueryResult<CurrentSession> {
  return useQuery(sessionQuery)
}

/** What the signed-in account is and may do in the open place. */
export function useMe(): UseQueryResult<Me> {
  return useQuery(meQuery(useApi()))
}

export function useMay(): (permission: Permission) => boolean {
  const { data } = useMe()
  return (permission) => data?.permissions.includes(permission) ?? false
}

/** Whoever is signed in afterwards sees nothing of who was before. */
function useAccountWrite<I, O>(send: (input: I) => Promise<O>): UseMutationResult<O, Error, I> {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      forgetWhatIsNotShown(queries)
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] === 'account' || queryKey[1] === 'me'
      })
      forgetWhatIsNotShown(queries)
    }
  })
}

/** What is still shown belongs to the same person, or goes as soon as the session is known to have changed. */
function forgetWhatIsNotShown(queries: QueryClient): void {
  queries.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => queryKey[1] !== 'account' })
}

export function useSignIn(): UseMutationResult<Account, Error, { username: string; password: string }> {
  return useAccountWrite((body: { username: string; password: string }) => account.signIn({ body }))
}

export function useSignOut(): UseMutationResult<object, Error, void> {
  return useAccountWrite(() => account.signOut())
}

export function useChangePassword(): UseMutationResult<Account, Error, { current: string; next: string }> {
  return useAccountWrite((body: { current: string; next: string }) => account.changePassword({ body }))
}

export function useSetUp(): UseMutationResult<
  Account,
  Error,
  { token: string; username: string; name: string; password: string }
> {
  return useAccountWrite((body: { token: string; username: string; name: string; password: string }) =>
    account.setUp({ body })
  )
}
