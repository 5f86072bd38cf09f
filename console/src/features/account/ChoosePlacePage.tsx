import { useSession } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Link, Navigate } from '@tanstack/react-router'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, Nothing, useTitle } from '../../shared/Page.tsx'
import styles from './account.module.css'
import { Card } from './Card.tsx'

/** The front door: leads to the only place, or lets one choose. */
export function ChoosePlacePage(): JSX.Element {
  useTitle(shellTexts.choosePlace)
  const { data, error, refetch } = useSession()
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  const places = data.account?.places.length ? data.account.places : data.places
  const [only] = places
  if (only && places.length === 1)
    return <Navigate to="/$place/todo" params={{ place: only.slug }} search={{}} replace />
  return (
    <Card title={shellTexts.choosePlace}>
      {places.length === 0 && <Nothing title={shellTexts.noPlaces} />}
      <ul className={styles['places']}>
        {places.map(({ slug, name }) => (
          <li key={slug}>
            <Link to="/$place/todo" params={{ place: slug }} search={{}}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
