import { keyOf, useApi, useConfig } from '@hongchao/web'
import { posterTexts } from '@hongchao/web/texts/console/posters.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, useTitle } from '../../shared/Page.tsx'
import { Qr } from '../../shared/Qr.tsx'
import styles from './poster.module.css'

const { poster: texts } = posterTexts

/** A poster for a wall: A4, readable from two metres in black and white. */
export function PosterPrintPage(): JSX.Element {
  const { code } = useParams({ from: '/$place/posters/$code/print' })
  const { place, posters } = useApi()
  const { name, productName } = useConfig()
  useTitle(posterTexts.title)
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(place, 'posters', 'look', code),
    queryFn: () => posters.look({ params: { code } })
  })
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  return (
    <main className={styles['desk']}>
      <p className={styles['bar']}>
        <Button type="primary" onClick={() => print()}>
          {shellTexts.print}
        </Button>
      </p>
      <article className={styles['paper']}>
        <p className={styles['product']}>{productName}</p>
        <h1>{texts.head}</h1>
        <p className={styles['about']}>{texts.about}</p>
        <div className={styles['qr']}>
          <Qr size={400} label={texts.scan} value={`${location.origin}/${place}/m/raise?poster=${code}`} />
        </div>
        <p className={styles['scan']}>{texts.scan}</p>
        <ol>
          {texts.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className={styles['promise']}>{texts.promise}</p>
        <footer>
          <span>{name}</span>
          <span>
            {data.organisation.name} · {data.location} · {texts.code} {data.code}
          </span>
        </footer>
      </article>
    </main>
  )
}
