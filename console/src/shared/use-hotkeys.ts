import { useEffect, useEffectEvent } from 'react'

/** Keys to what they do: single keys such as `j`, `?`, `Enter`, or two in a row such as `g t`. */
export type Hotkeys = Record<string, (() => void) | undefined>

const sequenceMs = 800
const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="menu"]'
const pressable = 'button, a, [role="button"], [role="tab"], [role="checkbox"], summary'

/** Listens while the component is shown; never while somebody types or a dialog is open. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const press = useEffectEvent((pressed: string): boolean => {
    const action = hotkeys[pressed]
    action?.()
    return action !== undefined
  })

  useEffect(() => {
    let first = { key: '', at: 0 }

    function onKeyDown(event: KeyboardEvent): void {
      if (!isFree(event)) return
      const sequence = event.timeStamp - first.at < sequenceMs ? `${first.key} ${event.key}` : ''
      first = { key: event.key, at: event.timeStamp }
      if ((sequence !== '' && press(sequence)) || press(event.key)) event.preventDefault()
    }

    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || isChord(event) || isMeantFor(event.target, event.key)) return false
  return !document.querySelector(
    '.ant-modal-wrap:not([style*="display: none"]), .ant-select-dropdown:not(.ant-select-dropdown-hidden)'
  )
}

function isChord({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey
}

/** Does the focused element want this key for itself? */
function isMeantFor(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest(typing)) return key !== 'Escape'
  return (key === 'Enter' || key === ' ') && target.closest(pressable) !== null
}
