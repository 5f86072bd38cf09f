import { useConfig, useLive, useMe } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Outlet } from '@tanstack/react-router'
import { type JSX, Suspense } from 'react'

import { ErrorNote } from '../shared/ErrorNote.tsx'
import { Loading } from '../shared/Page.tsx'
import { DeskOnly } from './DeskOnly.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { Rail } from './Rail.tsx'
import styles from './shell.module.css'
import { TopBar } from './TopBar.tsx'

/** What stands around every page of the desk: place and search above, the menu at the left. */
export function Shell(): JSX.Element {
  const { slug } = useConfig()
  const { data: me, error, refetch } = useMe()
  useLive(slug, me?.person !== undefined)

  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!me) return <Loading />
  const deskWork = me.permissions.some((permission) => permission !== 'needs.raise') || me.teams.length > 0
  if (!deskWork) return <DeskOnly place={slug} />
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#main">
        {shellTexts.skip}
      </a>
      <TopBar />
      <Rail />
      <main id="main" className={styles['main']} tabIndex={0}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <KeyHelp />
    </div>
  )
}
