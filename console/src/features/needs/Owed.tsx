import type { Todo } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { todoTexts } from '@hongchao/web/texts/console/todo.ts'
import { Link } from '@tanstack/react-router'
import type { JSX } from 'react'

import styles from './needs.module.css'

const lists = { callbacks: '/$place/callbacks', evaluations: '/$place/evaluations' } as const

/** What waits in lists of its own: whom to call, and what to judge. */
export function Owed({ owed }: { owed: Todo['owed'] }): JSX.Element | undefined {
  const { place } = useApi()
  const waiting = (['callbacks', 'evaluations'] as const).flatMap((kind) => {
    const found = owed[kind]
    return found ? [{ kind, count: found.more ? fill(todoTexts.more, { count: found.count }) : found.count }] : []
  })
  if (waiting.length === 0) return undefined
  return (
    <p className={styles['owed']}>
      {waiting.map(({ kind, count }) => (
        <Link key={kind} to={lists[kind]} params={{ place }} search={{}}>
          {fill(todoTexts.owed[kind], { count })}
        </Link>
      ))}
    </p>
  )
}
