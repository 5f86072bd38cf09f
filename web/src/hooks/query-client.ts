import { type Query, QueryCache, QueryClient } from '@tanstack/react-query'

import { ApiError } from '../client.ts'

/** Reads are repeated when the network failed, never when the server refused; a lost session asks who is signed in. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => !isOfSession(query) && onRefusal(client, error) }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && error instanceof ApiError && error.code === 'unavailable'
      },
      mutations: { retry: false, networkMode: 'always' }
    }
  })
  return client
}

function onRefusal(client: QueryClient, error: Error): void {
  if (!(error instanceof ApiError)) return
  if (error.code !== 'unauthenticated' && error.code !== 'password.changeRequired') return
  void client.invalidateQueries({ predicate: isOfSession })
}

/** Says itself who is signed in; were it asked again because it was refused, it would be asked for ever. */
function isOfSession({ queryKey }: Pick<Query, 'queryKey'>): boolean {
  return queryKey[1] === 'account' || queryKey[1] === 'me'
}
