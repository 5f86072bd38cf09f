import { useCallback, useState } from 'react'

type Draft<T> = { saved: T | undefined; save: (values: T) => void; clear: () => void }

/** What is being written, kept in this browser until it was sent. */
export function useDraft<T>(name: string): Draft<T> {
  const key = `draft:${name}`
  const [saved] = useState(() => read(key) as T | undefined)
  const save = useCallback((values: T) => write(key, JSON.stringify(values)), [key])
  const clear = useCallback(() => localStorage.removeItem(key), [key])
  return { saved, save, clear }
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
