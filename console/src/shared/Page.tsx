import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Spin } from 'antd'
import { type JSX, type ReactNode, useEffect } from 'react'

import styles from './shared.module.css'

type PageProps = { title: string; actions?: ReactNode; children: ReactNode; fill?: boolean }

/** A page of the console: its heading with what can be done on it, then its content. */
export function Page({ title, actions, children, fill = false }: PageProps): JSX.Element {
  useTitle(title)
  return (
    <div className={`${styles['page']} ${fill ? styles['fill'] : ''}`}>
      <header className={styles['head']}>
        <h1>{title}</h1>
        <div className={styles['headActions']}>{actions}</div>
      </header>
      {children}
    </div>
  )
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${shellTexts.brand}`
  }, [title])
}

export function Loading(): JSX.Element {
  return (
    <div className={styles['loading']} role="status" aria-label={shellTexts.loading}>
      <Spin />
    </div>
  )
}

/** An empty state: what would be here, and the first step. */
export function Nothing({ title, children }: { title: string; children?: ReactNode }): JSX.Element {
  return (
    <div className={styles['nothing']}>
      <p>{title}</p>
      {children}
    </div>
  )
}
