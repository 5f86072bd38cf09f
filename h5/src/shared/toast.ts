import { useSyncExternalStore } from 'react'

const shownMs = 3000

let shown: string | undefined
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Says something for a moment; screen readers say it too. */
export function toast(text: string): void {
  clearTimeout(timer)
  set(text)
  timer = setTimeout(() => set(undefined), shownMs)
}

export function useToast(): string | undefined {
  return useSyncExternalStore(subscribe, () => shown)
}

function set(text: string | undefined): void {
  shown = text
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
