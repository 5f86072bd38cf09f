import type { Need, Todo } from '@hongchao/contract'
import { todoTexts } from '@hongchao/web/texts/console/todo.ts'
import { whistlesTexts } from '@hongchao/web/texts/whistles.ts'
import { useParams } from '@tanstack/react-router'
import { type JSX, use } from 'react'

import { actionKeys } from '../../shared/keys.ts'
import { useHotkeys } from '../../shared/use-hotkeys.ts'
import styles from './needs.module.css'
import { NeighboursContext } from './neighbours.ts'
import { TodoRow } from './TodoRow.tsx'
import { useListCursor } from '../../shared/use-list-cursor.ts'
import { useTakeAction } from './use-take-action.ts'

const groups = ['overdue', 'today', 'later', 'reviews', 'waiting'] as const

export function TodoList({ todo, items }: { todo: Todo; items: Need[] }): JSX.Element {
  const neighbours = use(NeighboursContext)
  const { needId } = useParams({ strict: false })
  const cursor = useListCursor(items, needId)
  const current = items.find(({ id }) => id === (needId ?? cursor))
  const take = useTakeAction()
  const keys = current?.availableActions.map((action) => [actionKeys[action], () => take.start(current, action)]) ?? []
  useHotkeys(needId ? {} : { ...Object.fromEntries(keys), Enter: current && (() => neighbours?.open(current.id)) })

  return (
    <>
      {groups.map(
        (group) =>
          todo[group].length > 0 && (
            <section key={group} className={styles['group']} data-group={group}>
              <h2>
                {todoTexts.groups[group]} <span className={styles['count']}>{todo[group].length}</span>
                {group === 'waiting' && <span className={styles['groupHelp']}>{todoTexts.waitingHelp}</span>}
              </h2>
              <ul>
                {todo[group].map((need) => (
                  <TodoRow
                    key={need.id}
                    need={need}
                    current={need.id === current?.id}
                    take={group === 'waiting' || group === 'reviews' ? undefined : take}
                    {...(group === 'reviews' && { open: whistlesTexts.review })}
                  />
                ))}
              </ul>
            </section>
          )
      )}
    </>
  )
}
