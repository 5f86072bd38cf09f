import type { PublicMatter, publicationsRoutes, ResponseOf } from '@hongchao/contract'
import { findCategory, keyOf, useApi, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { publishedTexts as texts } from '@hongchao/web/texts/publications.ts'
import { type InfiniteData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { Empty } from '../../shared/Empty.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { MoreButton } from '../../shared/MoreButton.tsx'
import { Page } from '../../shared/Page.tsx'
import { Refreshable } from '../../shared/Refreshable.tsx'
import { SearchForm } from './SearchForm.tsx'
import './published.css'

const route = getRouteApi('/published')

/** Published matters, for anybody; class and words stand in the address. */
export function PublishedPage(): ReactNode {
  const { category, q } = route.useSearch()
  const list = usePublished(category, q)
  const items = list.data?.pages.flatMap((page) => page.items)
  return (
    <Page title={texts.title}>
      <p className="soft">{texts.help}</p>
      <SearchForm key={q} words={q ?? ''} category={category} />
      <Classes category={category} q={q} />
      <h2 className="only-read">{texts.list}</h2>
      <Refreshable onRefresh={list.refetch}>
        <Loaded query={{ ...list, data: items, refetch: list.refetch }}>
          {(matters) =>
            matters.length === 0 ? (
              <Empty text={category || q ? texts.nothingFound : texts.empty} />
            ) : (
              <ul className="published-list" aria-label={texts.list}>
                {matters.map((matter) => (
                  <li key={matter.id}>
                    <Card matter={matter} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        <MoreButton list={list} />
      </Refreshable>
    </Page>
  )
}

type Published = ResponseOf<(typeof publicationsRoutes)['published']>

function usePublished(category?: string, q?: string): UseInfiniteQueryResult<InfiniteData<Published>> {
  const { place, publications } = useApi()
  return useInfiniteQuery({
    queryKey: keyOf(place, 'publications', 'published', category, q),
    queryFn: ({ pageParam }) =>
      publications.published({ query: { after: pageParam, ...(category && { category }), ...(q && { q }) } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next
  })
}

/** The classes of which something can be public: where every item is a complaint there is nothing to choose. */
function Classes({ category, q }: { category: string | undefined; q: string | undefined }): ReactNode {
  const { categories } = useConfig()
  const open = categories.filter(
    ({ complaint, items }) => !complaint && (items.length === 0 || items.some((item) => !item.complaint))
  )
  return (
    <nav className="switches published-classes" aria-label={texts.classes}>
      {[{ key: undefined, name: texts.all }, ...open].map(({ key, name }) => (
        <Link
          key={key ?? ''}
          to="/published"
          search={{ ...(key && { category: key }), ...(q && { q }) }}
          replace
          aria-current={category === key ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

function Card({ matter: { id, title, category, office, answeredOn } }: { matter: PublicMatter }): ReactNode {
  const { categories } = useConfig()
  const facts = [findCategory(categories, category)?.name, office && fill(texts.answeredBy, { office }), answeredOn]
  return (
    <Link to="/published/$id" params={{ id }} className="panel published-card">
      <strong>{title}</strong>
      <span className="soft small published-facts">
        {facts.filter(Boolean).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </span>
    </Link>
  )
}
