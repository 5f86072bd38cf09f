import type { QueryClient } from '@tanstack/react-query'

import type { Api } from './api.ts'
import { configQuery } from './config.ts'
import { meQuery, sessionQuery } from './session.ts'

/** Asks what every page of a place needs: who is signed in, what they may do here, the lists of the place. */
export async function askFirst(queries: QueryClient, api: Api): Promise<void> {
  await Promise.all([
    queries.prefetchQuery(sessionQuery),
    queries.prefetchQuery(meQuery(api)),
    queries.prefetchQuery(configQuery(api))
  ])
}
