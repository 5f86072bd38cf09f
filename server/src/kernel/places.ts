import type { Db } from './db.ts'

/** The places that this installation serves. */
export type Places = { has: (slug: string) => Promise<boolean>; list: () => Promise<{ slug: string; name: string }[]> }

/** Places come rarely and never go, so a known one is not looked up again. */
export function knownPlaces(db: Db): Places {
  const known = new Set<string>()
  const list = async (): Promise<{ slug: string; name: string }[]> =>
    await db.selectFrom('platform.place').select(['slug', 'name']).orderBy('createdAt').execute()
  return {
    list,
    has: async (slug) => {
      if (!known.has(slug)) for (const place of await list()) known.add(place.slug)
      return known.has(slug)
    }
  }
}
