import type { Need } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { todoTexts } from '@hongchao/web/texts/console/todo.ts'
import { Link } from '@tanstack/react-router'
import { type JSX, useMemo } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, Nothing, Page } from '../../shared/Page.tsx'
import { useSeesNeeds } from '../../shared/use-sees-needs.ts'
import styles from './needs.module.css'
import { Owed, useNothingToDo } from './Owed.tsx'
import { useTodo } from './queries.ts'
import { Split } from './Split.tsx'
import { TodoList } from './TodoList.tsx'

/** The first screen: what waits for this person, the most urgent first. */
export function TodoPage(): JSX.Element {
  const { place } = useApi()
  const seesNeeds = useSeesNeeds()
  const { data, error, isPending, refetch } = useTodo()
  const items = useMemo<Need[]>(
    () => (data ? [...data.overdue, ...data.today, ...data.later, ...data.reviews, ...data.waiting] : []),
    [data]
  )
  const nothingToDo = useNothingToDo(data)
  return (
    <Page title={todoTexts.title} fill>
      <Split items={items} base="todo">
        <section aria-label={todoTexts.list} className={styles['todo']}>
          <ErrorNote error={error} onRetry={refetch} />
          {isPending && <Loading />}
          {data && <Owed owed={data.owed} />}
          {items.length === 0 && nothingToDo && (
            <Nothing title={todoTexts.empty}>
              <p>{todoTexts.emptyHelp}</p>
              {seesNeeds && (
                <Link to="/$place/needs" params={{ place }} search={{}}>
                  {todoTexts.toNeeds}
                </Link>
              )}
            </Nothing>
          )}
          {data && items.length > 0 && <TodoList todo={data} items={items} />}
        </section>
      </Split>
    </Page>
  )
}
