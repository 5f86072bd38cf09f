import type { NeedDetail } from '@hongchao/contract'
import { useParams } from '@tanstack/react-router'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, useTitle } from '../../shared/Page.tsx'
import { ActionBar } from './ActionBar.tsx'
import { Facts } from './Facts.tsx'
import styles from './needs.module.css'
import { PaneHead } from './PaneHead.tsx'
import { useNeed } from './queries.ts'
import { Story } from './Story.tsx'

/** A need: its story at the left, facts and clocks at the right, and below what may be done. */
export function NeedPane(): JSX.Element {
  const { needId = '' } = useParams({ strict: false })
  const { data: need, error, refetch } = useNeed(needId)
  if (error && !need) return <ErrorNote error={error} onRetry={refetch} />
  if (!need) return <Loading />
  return <Open key={needId} need={need} />
}

function Open({ need }: { need: NeedDetail }): JSX.Element {
  useTitle(`${need.code} ${need.title}`)
  return (
    <article className={styles['need']} aria-labelledby="need-title">
      <PaneHead need={need} />
      <div className={styles['needBody']}>
        <Story need={need} />
        <Facts need={need} />
      </div>
      <ActionBar need={need} />
    </article>
  )
}
