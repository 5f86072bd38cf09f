import { useSession } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { type ReactNode, useEffect } from 'react'

import { Empty } from '../../shared/Empty.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { homeOf } from '../../shared/place.ts'
import '../../shared/page.css'

type Place = { slug: string; name: string }

/** `/m/`: leads to the only place there is, or to the only one of the account, or lets one choose. */
export function PlacesPage(): ReactNode {
  const session = useSession()
  return (
    <div className="page">
      <main className="page-body">
        <Loaded query={session}>
          {({ account, places }) => <Choice places={account?.places.length ? account.places : places} />}
        </Loaded>
      </main>
    </div>
  )
}

function Choice({ places }: { places: Place[] }): ReactNode {
  const only = places.length === 1 ? places[0] : undefined
  useEffect(() => {
    if (only) location.replace(`${homeOf(only.slug)}/`)
  }, [only])
  if (places.length === 0) return <Empty text={shellTexts.noPlace} />
  return (
    <section className="panel">
      <h1>{shellTexts.choosePlace}</h1>
      <ul className="rows">
        {places.map(({ slug, name }) => (
          <li key={slug}>
            <a className="row-link" href={`${homeOf(slug)}/`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
