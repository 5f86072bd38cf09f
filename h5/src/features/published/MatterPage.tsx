import type { PublicMatter } from '@hongchao/contract'
import { findCategory, keyOf, useApi, useConfig } from '@hongchao/web'
import { publishedTexts as texts } from '@hongchao/web/texts/publications.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { Loaded } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'

const route = getRouteApi('/published/$id')

/** One published matter, for anybody. */
export function MatterPage(): ReactNode {
  const { id } = route.useParams()
  const { place, publications } = useApi()
  const matter = useQuery({
    queryKey: keyOf(place, 'publications', 'matter', id),
    queryFn: () => publications.matter({ params: { id } })
  })
  return (
    <Page title={texts.title}>
      <Loaded query={matter}>{(found) => <Matter matter={found} />}</Loaded>
    </Page>
  )
}

function Matter({ matter }: { matter: PublicMatter }): ReactNode {
  const { categories } = useConfig()
  const category = findCategory(categories, matter.category)
  const facts = [
    [texts.category, [category?.of?.name, category?.name].filter(Boolean).join(' · ')],
    [texts.location, matter.location],
    [texts.office, matter.office],
    [texts.raisedOn, matter.raisedOn],
    [texts.answeredOn, matter.answeredOn]
  ] as const
  return (
    <>
      <section className="panel">
        <h2>{matter.title}</h2>
        <p className="pre">{matter.text}</p>
      </section>
      <section className="panel">
        <h2>{texts.answer}</h2>
        <p className="pre">{matter.answer}</p>
      </section>
      <section className="panel">
        <dl className="facts">
          {facts
            .filter(([, value]) => value)
            .map(([name, value], index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a fixed list that never reorders
              <div key={index}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </section>
    </>
  )
}
