import type { Need } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type JSX, type ReactNode, useMemo } from 'react'

import { useHotkeys } from '../../shared/use-hotkeys.ts'
import { neighbour } from '../../shared/use-list-cursor.ts'
import { type Neighbours, NeighboursContext } from './neighbours.ts'
import styles from './needs.module.css'

type SplitProps = { items: Need[]; base: 'needs' | 'todo'; children: ReactNode }

/** A list with the open need at its right; the list keeps its place, and j and k go through it. */
export function Split({ items, base, children }: SplitProps): JSX.Element {
  const neighbours = useNeighbours(items, base)
  const { needId } = useParams({ strict: false })
  const move = (steps: 1 | -1) => () => {
    const next = neighbour(items, needId, steps)
    if (next) neighbours.open(next.id)
  }
  useHotkeys(needId ? { j: move(1), k: move(-1), Escape: neighbours.close } : {})

  return (
    <NeighboursContext value={neighbours}>
      <div className={`${styles['split']} ${needId ? styles['open'] : ''} ${neighbours.wide ? styles['wide'] : ''}`}>
        <div className={styles['list']}>{children}</div>
        {needId && (
          <section className={styles['detail']} aria-label={needsTexts.detail}>
            <Outlet />
          </section>
        )}
      </div>
    </NeighboursContext>
  )
}

function useNeighbours(items: Need[], base: 'needs' | 'todo'): Neighbours {
  const { place } = useApi()
  const navigate = useNavigate()
  const { do: _, wide, ...kept } = useSearch({ from: '/$place' })
  const search = JSON.stringify(kept)
  return useMemo(() => {
    const rest = JSON.parse(search) as Record<string, string>
    const to = base === 'needs' ? '/$place/needs/$needId' : '/$place/todo/$needId'
    return {
      items,
      open: (needId, action) => void navigate({ to, params: { place, needId }, search: { ...rest, wide, do: action } }),
      close: () =>
        void navigate({ to: base === 'needs' ? '/$place/needs' : '/$place/todo', params: { place }, search: rest }),
      wide: wide === '1',
      toggleWide: () => void navigate({ to: '.', search: { ...rest, wide: wide === '1' ? undefined : '1' } })
    }
  }, [items, base, place, search, wide, navigate])
}
