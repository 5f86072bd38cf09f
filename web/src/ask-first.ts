import type { QueryClient } from '@tanstack/react-query'

import type { Api } from './api.ts'
import { configQuery } from './config.ts'
import { meQuery, sessionQuery } from './session.ts'

/** Asks what every page of a place needs, and waits for it, but not for long: the page says itself what it waits for. */
export async function askFirst(queries: QueryClient, api: Api, atMostMs: number): Promise<void> {
  const answers = [
    queries.prefetchQuery(sessionQuery),
    queries.prefetchQuery(meQuery(api)),
    queries.prefetchQuery(configQuery(api))
  ]
  const late = new Promise((resolve) => {
    setTimeout(resolve, atMostMs)
  })
  await Promise.race([Promise.all(answers), late])
}
