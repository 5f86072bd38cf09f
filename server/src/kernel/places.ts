import { type Db, schemaOf, type Tx } from './db.ts'

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

/** The same transaction on a place, for the few calls of the platform that also write there. */
export function inPlace(tx: Tx, place: string): Tx {
  return tx.withSchema(schemaOf(place))
}
