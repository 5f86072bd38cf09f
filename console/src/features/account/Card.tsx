import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import type { JSX, ReactNode } from 'react'

import mark from '../../shared/mark.svg'
import styles from './account.module.css'

/** A single matter in the middle of an empty page: signing in, choosing, setting up. */
export function Card({ title, over, children }: { title: string; over?: string; children: ReactNode }): JSX.Element {
  return (
    <main className={styles['ground']}>
      <section className={styles['card']} aria-labelledby="card-title">
        <p className={styles['over']}>
          <img src={mark} alt="" width={28} height={28} />
          {over ?? shellTexts.brand}
        </p>
        <h1 id="card-title">{title}</h1>
        {children}
      </section>
    </main>
  )
}
