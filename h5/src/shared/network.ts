import { useSyncExternalStore } from 'react'

let reached = true
const listeners = new Set<() => void>()
// Believed until a call says otherwise.
globalThis.addEventListener?.('online', () => noteReached(true))

/** Whether the last call got through; a phone that says it is on line is not always. */
export function noteReached(now: boolean): void {
  if (reached === now) return
  reached = now
  for (const listener of listeners) listener()
}

export function isAway(): boolean {
  return !navigator.onLine || !reached
}

/** Is the server out of reach? */
export function useAway(): boolean {
  return useSyncExternalStore(subscribeNetwork, isAway)
}

export function subscribeNetwork(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
