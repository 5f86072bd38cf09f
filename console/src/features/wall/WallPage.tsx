import type { Wall } from '@hongchao/contract'
import { keyOf, useApi, useConfig, useLive, useMe } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { wallTexts as texts } from '@hongchao/web/texts/console/wall.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, useTitle } from '../../shared/Page.tsx'
import { LateList } from './LateList.tsx'
import { Offices } from './Offices.tsx'
import { CasesOf, NeedsOf } from './records.tsx'
import { percentText } from './share.ts'
import { Tiles } from './Tiles.tsx'
import styles from './wall.module.css'

/** Who may not read needs is not told of their changes; so a screen asks again by itself, too. */
const againMs = 15_000

/** 大屏: how the place stands, to be read from across a hall; every figure opens the records behind it. */
export function WallPage(): JSX.Element {
  const { place, wall } = useApi()
  const { data: me } = useMe()
  useLive(place, me?.person !== undefined)
  useTitle(texts.title)
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(place, 'needs', 'wall'),
    queryFn: () => wall.show(),
    refetchInterval: againMs,
    refetchIntervalInBackground: true
  })
  if (!data && error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  return (
    <main className={styles['wall']}>
      <Head wall={data} stale={error !== null} />
      <Totals wall={data} />
      <div className={styles['parts']}>
        <Offices wall={data} />
        <Tiles wall={data} />
        <LateList wall={data} />
      </div>
    </main>
  )
}

function Head({ wall: { organisation, at }, stale }: { wall: Wall; stale: boolean }): JSX.Element {
  const { place } = useApi()
  const { productName } = useConfig()
  const time = clockText(at)
  return (
    <header className={styles['head']}>
      <h1>
        {organisation.name}
        <span>{texts.heading}</span>
      </h1>
      <p className={stale ? styles['stale'] : undefined} role="status">
        {fill(stale ? texts.stale : texts.updated, { time })}
      </p>
      <Link to="/$place/todo" params={{ place }} search={{}} className={styles['leave']} title={texts.leave}>
        {productName}
      </Link>
    </header>
  )
}

function clockText(at: string): string {
  return new Date(at).toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' })
}

function Totals({ wall }: { wall: Wall }): JSX.Element {
  const { needs, open, late, onTime, resolution } = wall.total
  return (
    <dl className={styles['totals']}>
      <div>
        <dt>{texts.needs}</dt>
        <dd>
          <CasesOf wall={wall}>{needs}</CasesOf>
        </dd>
      </div>
      <div>
        <dt>{texts.onTime}</dt>
        <dd>
          <CasesOf wall={wall} rate="onTime" none={onTime.of === 0}>
            {percentText(onTime)}
          </CasesOf>
        </dd>
      </div>
      <div>
        <dt>{texts.resolution}</dt>
        <dd>
          <CasesOf wall={wall} rate="resolution" none={resolution.of === 0}>
            {percentText(resolution)}
          </CasesOf>
        </dd>
      </div>
      <div>
        <dt>{texts.open}</dt>
        <dd>
          <NeedsOf search={{ due: 'open' }}>{open}</NeedsOf>
        </dd>
      </div>
      <div className={late > 0 ? styles['isLate'] : undefined}>
        <dt>{texts.late}</dt>
        <dd>
          <NeedsOf search={{ due: 'overdue' }}>{late}</NeedsOf>
        </dd>
      </div>
    </dl>
  )
}
