import { useEffect, useState } from 'react'

import { useHotkeys } from './use-hotkeys.ts'

/** While no need is open j and k move a mark through the list; the mark stays where the last open need was. */
export function useListCursor(items: { id: string }[], opened: string | undefined): string | undefined {
  const [cursor, setCursor] = useState(opened)
  if (opened !== undefined && opened !== cursor) setCursor(opened)
  useEffect(() => {
    document.querySelector(`[data-row-key="${cursor}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [cursor])
  const move = (steps: 1 | -1) => () => setCursor((at) => neighbour(items, at, steps)?.id ?? at)
  useHotkeys(opened === undefined ? { j: move(1), k: move(-1) } : {})
  return cursor
}

/** What stands `steps` further down the list, or undefined at its ends. */
export function neighbour<T extends { id: string }>(items: T[], id: string | undefined, steps: 1 | -1): T | undefined {
  const here = items.findIndex((item) => item.id === id)
  if (here === -1) return steps === 1 ? items[0] : items.at(-1)
  return items[here + steps]
}
