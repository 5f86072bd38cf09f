/** What a query is about; a write says which of these it makes stale. */
export type Domain =
  | 'account'
  | 'me'
  | 'config'
  | 'needs'
  | 'savedFilters'
  | 'notifications'
  | 'organisations'
  | 'teams'
  | 'people'
  | 'posters'
  | 'cards'
  | 'meetings'
  | 'rounds'
  | 'interfaces'
  | 'calendar'
  | 'privacy'
  | 'publications'
  | 'services'
  | 'bookings'
  | 'recurrences'
  | 'feeds'
  | 'imports'
  | 'audit'

/** The key of a query: the place, what it is about, then which view of it and with what input. */
export function keyOf(place: string, domain: Domain, ...rest: unknown[]): [string, Domain, ...unknown[]] {
  return [place, domain, ...rest]
}

/** The key of one need's detail, which live messages name by its id. */
export function needKey(place: string, id: string): [string, Domain, ...unknown[]] {
  return keyOf(place, 'needs', 'detail', id)
}
