import type { Rate, Wall } from '@hongchao/contract'
import { useApi, useMay } from '@hongchao/web'
import { Link } from '@tanstack/react-router'
import type { JSX, ReactNode } from 'react'

import styles from './wall.module.css'

type CasesOfProps = {
  wall: Wall
  /** Of one office; of all where none is named. */
  office?: string
  rate?: Extract<Rate, 'onTime' | 'resolution'>
  /** There is nothing behind the figure. */
  none?: boolean
  children: ReactNode
}

/** A figure of the month, which opens the needs it was reckoned from to whoever may read them. */
export function CasesOf({ wall, office, rate, none = false, children }: CasesOfProps): JSX.Element {
  const { place } = useApi()
  const may = useMay()
  if (none || !may('needs.read')) return <span>{children}</span>
  const { month, organisation } = wall
  const of = { organisation: organisation.id, from: month, to: month, by: 'office', key: office }
  const shown = rate ? { rate, shown: 'rate' } : { shown: 'all' }
  return (
    <Link to="/$place/rates/needs" params={{ place }} search={{ ...of, ...shown }} className={styles['opens']}>
      {children}
    </Link>
  )
}

/** A figure of this moment, which opens the list of these needs. */
export function NeedsOf({ search, children }: { search: Record<string, string>; children: ReactNode }): JSX.Element {
  const { place } = useApi()
  const may = useMay()
  if (!may('needs.read')) return <span>{children}</span>
  return (
    <Link to="/$place/needs" params={{ place }} search={search} className={styles['opens']}>
      {children}
    </Link>
  )
}
