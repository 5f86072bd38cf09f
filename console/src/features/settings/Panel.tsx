import type { JSX, ReactNode } from 'react'

import styles from './settings.module.css'

export function Panel({
  title,
  wide = false,
  children
}: {
  title: string
  wide?: boolean
  children: ReactNode
}): JSX.Element {
  return (
    <section className={`${styles['panel']} ${wide ? styles['wide'] : ''}`}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
