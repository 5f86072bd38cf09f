import type { Todo } from '@hongchao/contract'
import { toAsk, useApi, useNow, useOwnRounds } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { todoTexts } from '@hongchao/web/texts/console/todo.ts'
import { owedText } from '@hongchao/web/texts/round-words.ts'
import { Link } from '@tanstack/react-router'
import type { JSX } from 'react'

import styles from './needs.module.css'

const lists = { callbacks: '/$place/callbacks', evaluations: '/$place/evaluations' } as const

/** What waits in lists of its own: whom to ask, whom to call, and what to judge. */
export function Owed({ owed }: { owed: Todo['owed'] }): JSX.Element | undefined {
  const { place } = useApi()
  const now = useNow()
  const round = toAsk(useOwnRounds().data?.items ?? [], now)
  const waiting = (['callbacks', 'evaluations'] as const).flatMap((kind) => {
    const found = owed[kind]
    return found ? [{ kind, count: found.more ? fill(todoTexts.more, { count: found.count }) : found.count }] : []
  })
  if (waiting.length === 0 && !round) return undefined
  return (
    <p className={styles['owed']}>
      {round && (
        <Link to="/$place/rounds" params={{ place }} search={{}}>
          {owedText(round, now)}
        </Link>
      )}
      {waiting.map(({ kind, count }) => (
        <Link key={kind} to={lists[kind]} params={{ place }} search={{}}>
          {fill(todoTexts.owed[kind], { count })}
        </Link>
      ))}
    </p>
  )
}
