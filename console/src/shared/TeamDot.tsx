import type { JSX } from 'react'

import styles from './shared.module.css'

/** A team by name, its colour of the preset as a dot beside it. */
export function TeamDot({ color, name }: { color: string; name: string }): JSX.Element {
  return (
    <span className={styles['team']}>
      <span className={styles['dot']} style={{ background: color }} aria-hidden="true" />
      {name}
    </span>
  )
}
