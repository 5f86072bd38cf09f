import type { Need, NeedAction } from '@hongchao/contract'
import { createContext } from 'react'

/** The list in which a need stands open, so that one can go on to the next without going back. */
export type Neighbours = {
  items: Need[]
  open: (id: string, action?: NeedAction) => void
  close: () => void
  wide: boolean
  toggleWide: () => void
}

export const NeighboursContext = createContext<Neighbours | undefined>(undefined)

/** The next need of the list that waits to be dispatched, after this one or else from the top. */
export function nextToDispatch(items: Need[], id: string): Need | undefined {
  const here = items.findIndex((need) => need.id === id)
  const order = [...items.slice(here + 1), ...items.slice(0, Math.max(here, 0))]
  return order.find((need) => waitsForDispatch(need))
}

/** What was dispatched already can be sent elsewhere too, but nobody waits for that. */
export function waitsForDispatch({ status, availableActions }: Need): boolean {
  return status === 'accepted' && availableActions.includes('dispatch')
}
