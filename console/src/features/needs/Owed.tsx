import type { Todo } from '@hongchao/contract'
import { useApi, useNow, useOwnRounds, useToAsk } from '@hongchao/web'
import { isTheirTurn, owedLines, type Owing } from '@hongchao/web/owed.ts'
import { owedText } from '@hongchao/web/texts/round-words.ts'
import { Link } from '@tanstack/react-router'
import type { JSX } from 'react'

import styles from './needs.module.css'

const lists = {
  callbacks: { to: '/$place/callbacks', search: {} },
  evaluations: { to: '/$place/evaluations', search: {} },
  escalations: { to: '/$place/escalations', search: {} },
  publications: { to: '/$place/publications', search: { view: 'proposed' } },
  exclusions: { to: '/$place/rates', search: {}, hash: 'exclusions' }
} as const satisfies Record<Owing, object>

/** What waits in lists of its own: whom to ask, whom to call, what to judge and to decide. */
export function Owed({ owed }: { owed: Todo['owed'] }): JSX.Element | undefined {
  const { place } = useApi()
  const now = useNow()
  const round = useToAsk()
  const lines = owedLines(owed)
  if (lines.length === 0 && !round) return undefined
  return (
    <p className={styles['owed']}>
      {round && (
        <Link to="/$place/rounds" params={{ place }} search={{}}>
          {owedText(round, now)}
        </Link>
      )}
      {lines.map(({ kind, text }) => (
        <Link key={kind} params={{ place }} {...lists[kind]}>
          {text}
        </Link>
      ))}
    </p>
  )
}

/** Nothing waits for the caller, nor in lists of its own; false as long as that is not known. */
export function useNothingToDo(todo: Todo | undefined): boolean {
  const { isLoading } = useOwnRounds()
  const round = useToAsk()
  return todo !== undefined && !isLoading && !isTheirTurn(todo, round !== undefined)
}
