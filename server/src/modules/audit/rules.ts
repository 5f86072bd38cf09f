/** What a row may tell beside who, what and when. Everything else in it is of the machine: ids of grants, sessions. */
const told = [
  'reason',
  'note',
  'role',
  'from',
  'to',
  'kind',
  'fields',
  'organisation',
  'parent',
  'person',
  'actor',
  'events',
  'needs',
  'needsLeft',
  'respondents',
  'grants',
  'teams',
  'accounts',
  'filter',
  'edition',
  'days'
] as const

export type Detail = string | number | boolean | string[]

/**
 * The details of a row for somebody to read: `organisationId` becomes `organisation`, with the name where the id has
 * one. An id without a name says nothing and is left out.
 */
export function tellDetails(details: unknown, names: ReadonlyMap<string, string>): Record<string, Detail> {
  const given = Object.entries((details ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    given.flatMap(([key, value]) => {
      const name = key.replace(/Id$/, '')
      const words = typeof value === 'string' && isId(value) ? names.get(value) : value
      return isTold(name) && isDetail(words) ? [[name, words]] : []
    })
  )
}

/** The ids that stand in the details of a row. */
export function idsIn(details: unknown): string[] {
  return Object.values((details ?? {}) as Record<string, unknown>).filter(
    (value): value is string => typeof value === 'string' && isId(value)
  )
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

function isTold(name: string): boolean {
  return told.some((key) => key === name)
}

function isDetail(value: unknown): value is Detail {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string')
  return ['string', 'number', 'boolean'].includes(typeof value)
}
