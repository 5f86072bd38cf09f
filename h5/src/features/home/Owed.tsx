import type { Todo } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { owedLines, type Owing } from '@hongchao/web/owed.ts'
import { owedAtTheDesk } from '@hongchao/web/texts/owed.ts'
import type { ReactNode } from 'react'

import { icons } from '../../shared/icons.tsx'

/** Of none of these the phone has a page: it leads to that of the desk. */
const atTheDesk: Record<Owing, string> = {
  callbacks: 'callbacks',
  evaluations: 'evaluations',
  escalations: 'escalations',
  publications: 'publications?view=proposed',
  exclusions: 'rates#exclusions'
}

/** What waits for somebody in lists of its own, and where it is done. */
export function Owed({ owed }: { owed: Todo['owed'] }): ReactNode {
  const { place } = useApi()
  return owedLines(owed).map(({ kind, text }) => (
    <a key={kind} href={`/${place}/${atTheDesk[kind]}`} className="notice to-ask">
      <span>
        {text} <small className="soft">{owedAtTheDesk}</small>
      </span>
      {icons.forward}
    </a>
  ))
}
