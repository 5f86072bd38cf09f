import { type Api, keyOf } from '@hongchao/web'
import { queryOptions } from '@tanstack/react-query'

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- The type is the query itself.
export function unreadQuery({ place, notifications }: Api) {
  return queryOptions({ queryKey: keyOf(place, 'notifications', 'count'), queryFn: () => notifications.count() })
}
