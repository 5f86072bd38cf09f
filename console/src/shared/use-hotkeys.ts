import { useEffect, useEffectEvent } from 'react'

/** Keys to what they do: single keys such as `j`, `?`, `Enter`, or two in a row such as `g t`. */
export type Hotkeys = Record<string, (() => void) | undefined>

const sequenceMs = 800
const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="menu"]'
const pressable = 'button, a, [role="button"], [role="tab"], [role="checkbox"], summary'

/** Tries a pressed key, or two in a row; says whether it meant something. */
type Layer = (pressed: string) => boolean
const layers: Layer[] = []
let first = { key: '', at: 0 }

/**
 * Listens while the component is shown; never while somebody types or a dialog is open. What was shown last is asked
 * first, so that Escape closes the form before the pane around it.
 */
export function useHotkeys(hotkeys: Hotkeys): void {
  const press = useEffectEvent((pressed: string): boolean => {
    const action = hotkeys[pressed]
    action?.()
    return action !== undefined
  })

  useEffect(() => {
    const layer: Layer = (pressed) => press(pressed)
    if (layers.length === 0) document.addEventListener('keydown', onKeyDown)
    layers.push(layer)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      if (layers.length === 0) document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}

function onKeyDown(event: KeyboardEvent): void {
  if (!isFree(event)) return
  const inTime = event.timeStamp - first.at < sequenceMs
  const sequence = inTime ? `${first.key} ${event.key}` : event.key
  first = { key: event.key, at: event.timeStamp }
  const meant =
    layers.toReversed().some((press) => press(sequence)) || layers.toReversed().some((press) => press(event.key))
  if (meant) event.preventDefault()
}

const dialogs = '.ant-modal-wrap:not([style*="display: none"]), .ant-select-dropdown:not(.ant-select-dropdown-hidden)'
/** What lies above the page without taking it over; Escape closes it, and nothing else. */
const floating = '.ant-popover:not(.ant-popover-hidden), .ant-dropdown:not(.ant-dropdown-hidden)'

function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || isChord(event) || isMeantFor(event.target, event.key)) return false
  return !document.querySelector(event.key === 'Escape' ? `${dialogs}, ${floating}` : dialogs)
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
