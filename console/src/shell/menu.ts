import { useState } from 'react'

import type { Entry, MenuGroup } from './pages.tsx'

/** So many entries stand below each other on a small screen; with fewer nothing has to be folded. */
const mostUnfolded = 12

/** What is open to somebody of a group; one entry alone stands without the heading. */
export type Section = { group: MenuGroup['key']; entries: readonly Entry[] }

export function sectionsOf(groups: readonly MenuGroup[], mayOpen: (entry: Entry) => boolean): Section[] {
  return groups
    .map(({ key, entries }) => ({ group: key, entries: entries.filter(mayOpen) }))
    .filter(({ entries }) => entries.length > 0)
}

type Chosen = Partial<Record<MenuGroup['key'], boolean>>

/**
 * Is a group unfolded? As somebody left it, else where all has room, or it is the first one, or the page of the moment is
 * in it.
 */
export function isUnfolded(sections: readonly Section[], chosen: Chosen, of: Section, current: string): boolean {
  const left = chosen[of.group]
  if (left !== undefined) return left
  const count = sections.reduce((sum, { entries }) => sum + entries.length, 0)
  return count <= mostUnfolded || of === sections[0] || holds(of, current)
}

/** Is the page at this address one of its entries? */
export function holds({ entries }: Section, current: string): boolean {
  return entries.some(({ to }) => current.startsWith(to.replace('/$place', '')))
}

const key = 'hongchao.menu'

/** What somebody folded and unfolded, as this browser keeps it. */
export function useChosen(): [chosen: Chosen, choose: (group: MenuGroup['key'], unfolded: boolean) => void] {
  const [chosen, setChosen] = useState(read)
  const choose = (group: MenuGroup['key'], unfolded: boolean): void => {
    const next = { ...chosen, [group]: unfolded }
    setChosen(next)
    keep(next)
  }
  return [chosen, choose]
}

function read(): Chosen {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Chosen
  } catch {
    return {}
  }
}

/** Where nothing may be kept, the menu is as on the first day. */
function keep(chosen: Chosen): void {
  try {
    localStorage.setItem(key, JSON.stringify(chosen))
  } catch {
    return
  }
}
