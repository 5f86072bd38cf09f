import { useCallback, useState } from 'react'

const prefix = 'draft:'
type Draft<T> = { saved: T | undefined; save: (values: T) => void; clear: () => void }

/** What is being written, kept in this browser until it was sent; whose it is and where belong into its name. */
export function useDraft<T>(name: string): Draft<T> {
  const key = `${prefix}${name}`
  const [saved] = useState(() => read(key) as T | undefined)
  const save = useCallback((values: T) => write(key, JSON.stringify(values)), [key])
  const clear = useCallback(() => localStorage.removeItem(key), [key])
  return { saved, save, clear }
}

/** Whoever sits down at this desk next finds nothing that was not sent. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix)) localStorage.removeItem(key)
  }
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '')
  } catch {
    return undefined
  }
}

/** A full or forbidden store must not keep anybody from writing. */
function write(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    localStorage.removeItem(key)
  }
}
