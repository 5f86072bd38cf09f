import { useSyncExternalStore } from 'react'

const name = 'hongchao.largeType'
const changed = 'hongchao:largeType'

/** Large type (适老化) is remembered on the device, for all places. */
export function useLargeType(): [boolean, (large: boolean) => void] {
  return [useSyncExternalStore(subscribe, isLarge), setLarge]
}

export function applyLargeType(): void {
  document.documentElement.dataset['type'] = isLarge() ? 'large' : 'normal'
}

function setLarge(large: boolean): void {
  localStorage.setItem(name, String(large))
  applyLargeType()
  window.dispatchEvent(new Event(changed))
}

function isLarge(): boolean {
  return localStorage.getItem(name) === 'true'
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(changed, listener)
  return () => window.removeEventListener(changed, listener)
}
