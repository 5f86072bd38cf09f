import { clear, del, entries, get, set } from 'idb-keyval'

/** What the phone keeps for a person across closed browsers, in IndexedDB: photos fit in there too. */
export type Kept<T> = {
  get: (key: string) => Promise<T | undefined>
  set: (key: string, value: T) => Promise<void>
  remove: (key: string) => Promise<void>
  all: () => Promise<T[]>
}

/** Part of the store, such as `draft/quanlinan/ACCOUNT`. A phone that allows no storage keeps nothing, and works. */
export function keep<T>(...part: string[]): Kept<T> {
  const prefix = `${part.join('/')}/`
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

/** Also what `other` holds; writes go to `own`. */
export function withOther<T>(own: Kept<T>, other: Kept<T>): Kept<T> {
  return {
    get: async (key) => (await own.get(key)) ?? (await other.get(key)),
    set: own.set,
    remove: async (key) => {
      await own.remove(key)
      await other.remove(key)
    },
    all: async () => [...(await own.all()), ...(await other.all())]
  }
}

/** Leaves nothing on the phone: whoever takes it next finds no drafts and no receipts. */
export async function forgetAll(): Promise<void> {
  await clear().catch(() => undefined)
}
