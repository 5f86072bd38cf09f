import type { Permission } from '@hongchao/contract'
import { type Api, keyOf, meQuery, ownRoundsQuery } from '@hongchao/web'
import { type QueryClient, queryOptions } from '@tanstack/react-query'

import { unreadQuery } from '../../shared/unread.ts'

const latest = 3

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- The type is the query itself.
export function todoQuery({ place, needs }: Api) {
  return queryOptions({ queryKey: keyOf(place, 'needs', 'todo'), queryFn: () => needs.todo() })
}

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- The type is the query itself.
export function latestQuery({ place, needs }: Api) {
  return queryOptions({
    queryKey: keyOf(place, 'needs', 'latest'),
    queryFn: () => needs.list({ query: { view: 'mine', limit: latest } })
  })
}

/** Asks all that the first page shows whoever belongs to the place. */
export async function askDay(queries: QueryClient, api: Api): Promise<void> {
  const me = queries.getQueryData(meQuery(api).queryKey)
  if (!me?.person) return
  const may = (permission: Permission): boolean => me.permissions.includes(permission)
  await Promise.all([
    queries.prefetchQuery(todoQuery(api)),
    queries.prefetchQuery(unreadQuery(api)),
    may('needs.raise') && queries.prefetchQuery(latestQuery(api)),
    may('needs.record') && queries.prefetchQuery(ownRoundsQuery(api))
  ])
}
