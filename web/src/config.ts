import type { Category, PlaceConfig } from '@hongchao/contract'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'

import type { Api } from './api.ts'
import { useApi } from './hooks/use-api.ts'
import { keyOf } from './keys.ts'

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- The type is the query itself.
export function configQuery({ place, places }: Api) {
  return queryOptions({ queryKey: keyOf(place, 'config'), queryFn: () => places.config(), staleTime: 10 * 60_000 })
}

/** The lists and names of the place; the component waits for them once, under a Suspense boundary. */
export function useConfig(): PlaceConfig {
  return useSuspenseQuery(configQuery(useApi())).data
}

type Named = { key: string; name: string }

/** The name behind a key of a list of the place; a key that a newer preset dropped stands for itself. */
export function nameOf(list: readonly Named[], key: string | undefined): string {
  return list.find((entry) => entry.key === key)?.name ?? key ?? ''
}

/** The category or item behind a key, with the class it belongs to. */
export function findCategory(
  categories: readonly Category[],
  key: string | undefined
): (Category['items'][number] & { of?: Category }) | undefined {
  for (const category of categories) {
    if (category.key === key) return category
    const item = category.items.find((each) => each.key === key)
    if (item) return { ...item, of: category }
  }
  return undefined
}
