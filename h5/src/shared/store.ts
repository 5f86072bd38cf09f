import { del, delMany, entries, get, keys, set } from 'idb-keyval'

/** What the phone keeps for a person across closed browsers, in IndexedDB: photos fit in there too. */
export type Kept<T> = {
  get: (key: string) => Promise<T | undefined>
  set: (key: string, value: T) => Promise<void>
  remove: (key: string) => Promise<void>
  all: () => Promise<T[]>
}

/** The part of the store for one thing in one place. A phone that allows no storage keeps nothing, and works. */
export function keep<T>(thing: string, place: string): Kept<T> {
  const prefix = `${thing}/${place}/`
  return {
    get: (key) => get<T>(prefix + key).catch(() => undefined),
    set: (key, value) => set(prefix + key, value).catch(() => undefined),
    remove: (key) => del(prefix + key).catch(() => undefined),
    all: async () => {
      const kept = await entries<string, T>().catch((): [string, T][] => [])
      return kept.filter(([key]) => key.startsWith(prefix)).map(([, value]) => value)
    }
  }
}

/** Leaves nothing of a place on the phone: whoever takes it next finds no drafts and no receipts. */
export async function forgetPlace(place: string): Promise<void> {
  const all = await keys<string>().catch((): string[] => [])
  await delMany(all.filter((key) => key.split('/')[1] === place)).catch(() => undefined)
}
