import { useCallback, useEffect, useRef, useState } from 'react'

import type { Kept } from './store.ts'

export type Draft<T> = {
  value: T
  update: (change: (value: T) => T) => void
  /** Forgets what was written and begins anew. */
  clear: () => Promise<void>
}

/** What a draft begins with. */
type Fresh<T> = () => T | Promise<T>

/** Something being written, kept on the phone with every change; undefined until what was kept is there. */
export function useDraft<T>(kept: Kept<T> | undefined, key: string, fresh: Fresh<T>): Draft<T> | undefined {
  const [value, setValue] = useState<T>()
  const latest = useRef<T>(undefined)
  const begin = useRef(fresh)
  useEffect(() => {
    begin.current = fresh
  })

  const put = useCallback((next: T) => {
    latest.current = next
    setValue(next)
  }, [])

  useEffect(() => {
    let left = false
    const load = async (): Promise<void> => {
      const found = (await kept?.get(key)) ?? (await begin.current())
      if (!left && kept) put(found)
    }
    void load()
    return () => {
      left = true
    }
  }, [kept, key, put])

  const update = useCallback(
    (change: (value: T) => T) => {
      if (latest.current === undefined) return
      put(change(latest.current))
      void kept?.set(key, latest.current)
    },
    [kept, key, put]
  )
  const clear = useCallback(async () => {
    put(await begin.current())
    await kept?.remove(key)
  }, [kept, key, put])

  return value === undefined ? undefined : { value, update, clear }
}
