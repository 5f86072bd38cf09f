import type { Todo } from '@hongchao/contract'
import { useApi, useToAsk } from '@hongchao/web'
import { isTheirTurn } from '@hongchao/web/owed.ts'
import { homeTexts } from '@hongchao/web/texts/phone/home.ts'
import { whistlesTexts } from '@hongchao/web/texts/whistles.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { Empty } from '../../shared/Empty.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { NeedCard } from '../../shared/needs/NeedCard.tsx'
import { Page } from '../../shared/Page.tsx'
import { Refreshable } from '../../shared/Refreshable.tsx'
import { todoQuery } from './day.ts'
import { Owed } from './Owed.tsx'
import { ToAsk } from './ToAsk.tsx'
import './home.css'

const groups = ['overdue', 'today', 'later', 'reviews', 'waiting'] as const

export function TodoPage(): ReactNode {
  const todo = useQuery(todoQuery(useApi()))
  const asks = useToAsk() !== undefined
  return (
    <Page title={homeTexts.todoTitle}>
      <Refreshable onRefresh={todo.refetch}>
        <ToAsk />
        <Loaded query={todo} dated>
          {(all) => (
            <>
              <Owed owed={all.owed} />
              {groups.map((group) => (
                <Group key={group} group={group} needs={all[group]} />
              ))}
              {all.waiting.length === 0 && !isTheirTurn(all, asks) && <Empty text={homeTexts.nothingToDo} />}
            </>
          )}
        </Loaded>
      </Refreshable>
    </Page>
  )
}

function Group({ group, needs }: { group: (typeof groups)[number]; needs: Todo['later'] }): ReactNode {
  if (needs.length === 0) return null
  return (
    <section className="cards" aria-labelledby={group}>
      <div className="section-head">
        <h2 id={group}>{homeTexts.groups[group]}</h2>
        <span className="count">{needs.length}</span>
      </div>
      {needs.map((need) => (
        <NeedCard
          key={need.id}
          need={need}
          act={group !== 'waiting' && group !== 'reviews'}
          {...(group === 'reviews' && { open: whistlesTexts.review })}
        />
      ))}
    </section>
  )
}
