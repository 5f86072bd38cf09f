import type { Me, Permission, Todo } from '@hongchao/contract'
import { useApi, useConfig, useToAsk } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { isTheirTurn } from '@hongchao/web/owed.ts'
import { homeTexts } from '@hongchao/web/texts/phone/home.ts'
import { whistlesTexts } from '@hongchao/web/texts/whistles.ts'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'

import { icons } from '../../shared/icons.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { NeedCard } from '../../shared/needs/NeedCard.tsx'
import { PageFoot } from '../../shared/PageFoot.tsx'
import { Refreshable } from '../../shared/Refreshable.tsx'
import { todoQuery } from './day.ts'
import { LatestNeeds } from './LatestNeeds.tsx'
import { Owed } from './Owed.tsx'
import { ToAsk } from './ToAsk.tsx'
import './home.css'

/** So many cards stand on the first screen; the rest is one tap away. */
const most = 5

const NoticeDue = lazy(() =>
  import('../../shared/privacy/NoticeDue.tsx').then((module) => ({ default: module.NoticeDue }))
)

export function MyDay({ name, me: { permissions, notice } }: { name: string; me: Me }): ReactNode {
  const { productName } = useConfig()
  const todo = useQuery(todoQuery(useApi()))
  useEffect(() => {
    document.title = productName
  }, [productName])
  return (
    <main className="page">
      <Refreshable onRefresh={todo.refetch}>
        <header className="my-day-head">
          <p className="soft">{productName}</p>
          <h1>{fill(homeTexts.hello, { name })}</h1>
        </header>
        <div className="page-body">
          <Suspense fallback={null}>{notice && <NoticeDue version={notice} />}</Suspense>
          <Begin permissions={permissions} />
          <Link to="/services" className="button-link">
            {homeTexts.services}
          </Link>
          <YourTurn todo={todo} />
          {permissions.includes('needs.raise') ? <LatestNeeds /> : <AtTheDesk />}
        </div>
        <PageFoot />
      </Refreshable>
    </main>
  )
}

function Begin({ permissions }: { permissions: readonly Permission[] }): ReactNode {
  const raises = permissions.includes('needs.raise')
  const records = permissions.includes('needs.record')
  if (!raises && !records) return null
  return (
    <div className="button-row">
      {raises && (
        <Link to="/raise" className="button-link primary">
          {icons.pen}
          {homeTexts.raise}
        </Link>
      )}
      {records && (
        <Link to="/record" className="button-link">
          {icons.person}
          {homeTexts.record}
        </Link>
      )}
    </div>
  )
}

function YourTurn({ todo }: { todo: UseQueryResult<Todo> }): ReactNode {
  const asks = useToAsk() !== undefined
  return (
    <section aria-labelledby="your-turn" className="cards">
      <div className="section-head">
        <h2 id="your-turn">{homeTexts.yourTurn}</h2>
        <AllTodo todo={todo.data} />
      </div>
      <ToAsk />
      <Loaded query={todo} dated>
        {(all) => {
          const { overdue, today, later, reviews, owed } = all
          const turn = [...overdue, ...today, ...later].slice(0, most)
          const rest = reviews.slice(0, most - turn.length)
          return (
            <>
              <Owed owed={owed} />
              {!isTheirTurn(all, asks) && <p className="panel soft">{homeTexts.nothingToDo}</p>}
              {turn.map((need) => (
                <NeedCard key={need.id} need={need} act />
              ))}
              {rest.map((need) => (
                <NeedCard key={need.id} need={need} open={whistlesTexts.review} />
              ))}
            </>
          )
        }}
      </Loaded>
    </section>
  )
}

/** To everything there is to do; with nothing there, or nothing known yet, it leads nowhere. */
function AllTodo({ todo }: { todo: Todo | undefined }): ReactNode {
  if (!todo || (countOf(todo) === 0 && todo.waiting.length === 0)) return null
  const count = countOf(todo)
  return (
    <Link to="/todo" className="text-button">
      {count > 0 ? fill(homeTexts.allTodo, { count }) : fill(homeTexts.waiting, { count: todo.waiting.length })}
    </Link>
  )
}

/** Whoever raises nothing here has work that a phone has no room for. */
function AtTheDesk(): ReactNode {
  const { place } = useApi()
  return (
    <section className="panel">
      <p>{homeTexts.atTheDesk}</p>
      <a href={`/${place}/`} className="button-link">
        {homeTexts.desk}
      </a>
    </section>
  )
}

function countOf({ overdue, today, later, reviews }: Todo): number {
  return overdue.length + today.length + later.length + reviews.length
}
