import { NeedView } from '@hongchao/contract'
import { keyOf, useApi, useMe } from '@hongchao/web'
import { homeTexts } from '@hongchao/web/texts/phone/home.ts'
import { listFilters, listTexts } from '@hongchao/web/texts/phone/need.ts'
import { type InfiniteData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { Empty } from '../../shared/Empty.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { MoreButton } from '../../shared/MoreButton.tsx'
import { NeedCard } from '../../shared/needs/NeedCard.tsx'
import { Page } from '../../shared/Page.tsx'
import { Refreshable } from '../../shared/Refreshable.tsx'

const route = getRouteApi('/needs')

const filters = ['open', 'toEvaluate', 'finished'] as const
type Filter = (typeof filters)[number]

/** Needs of one's own, or those that one's teams and department handle; the filter stands in the address. */
export function NeedsPage(): ReactNode {
  const { view, status } = route.useSearch()
  const me = useMe()
  const shown = NeedView.catch('mine').parse(view)
  const filter = filters.find((each) => each === status)
  const list = useNeeds(shown, filter)
  const items = list.data?.pages.flatMap((page) => page.items)
  const handles = me.data?.permissions.includes('needs.handle') ?? false
  return (
    <Page title={shown === 'handling' ? listTexts.handling : listTexts.mine} tab>
      {handles && <Views shown={shown} />}
      <Filters shown={shown} filter={filter} />
      <h2 className="only-read">{listTexts.list}</h2>
      <Refreshable onRefresh={list.refetch}>
        <Loaded query={{ ...list, data: items, refetch: list.refetch }} dated>
          {(needs) =>
            needs.length === 0 ? (
              <Nothing own={shown === 'mine' && !filter} />
            ) : (
              <div className="cards" role="list" aria-label={listTexts.list}>
                {needs.map((need) => (
                  <div role="listitem" key={need.id}>
                    <NeedCard need={need} act={shown === 'handling'} own={shown === 'mine'} />
                  </div>
                ))}
              </div>
            )
          }
        </Loaded>
        <MoreButton list={list} />
      </Refreshable>
    </Page>
  )
}

type Pages = Awaited<ReturnType<ReturnType<typeof useApi>['needs']['list']>>

function useNeeds(view: NeedView, filter: Filter | undefined): UseInfiniteQueryResult<InfiniteData<Pages>> {
  const { place, needs } = useApi()
  const sort = view === 'handling' && filter !== 'finished' ? 'due' : 'newest'
  return useInfiniteQuery({
    queryKey: keyOf(place, 'needs', 'list', view, filter),
    queryFn: ({ pageParam }) =>
      needs.list({
        query: { view, sort, after: pageParam, ...(filter && { status: listFilters[filter].join(',') }) }
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next
  })
}

function Views({ shown }: { shown: NeedView }): ReactNode {
  return (
    <nav className="switches" aria-label={listTexts.views}>
      {(['mine', 'handling'] as const).map((view) => (
        <Link key={view} to="/needs" search={{ view }} replace aria-current={shown === view ? 'page' : undefined}>
          {listTexts[view]}
        </Link>
      ))}
    </nav>
  )
}

function Filters({ shown, filter }: { shown: NeedView; filter: Filter | undefined }): ReactNode {
  return (
    <nav className="switches" aria-label={listTexts.filter}>
      {[undefined, ...filters].map((status) => (
        <Link
          key={status ?? ''}
          to="/needs"
          search={{ view: shown, ...(status && { status }) }}
          replace
          aria-current={filter === status ? 'page' : undefined}
        >
          {listTexts[status ?? 'all']}
        </Link>
      ))}
    </nav>
  )
}

function Nothing({ own }: { own: boolean }): ReactNode {
  if (!own) return <Empty text={listTexts.empty} />
  return (
    <Empty text={homeTexts.noNeedsYet}>
      <Link to="/raise" className="button-link primary">
        {homeTexts.raise}
      </Link>
    </Empty>
  )
}
