import { organisationsRoutes } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { teamTexts as texts } from '@hongchao/web/texts/console/teams.ts'
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { Loading, Nothing, Page } from '../../shared/Page.tsx'
import { TeamCard } from './TeamCard.tsx'
import styles from './teams.module.css'

export function TeamsPage(): JSX.Element {
  const { place, organisations, save } = useApi()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keyOf(place, 'teams', 'list'),
    queryFn: () => organisations.teams()
  })
  return (
    <Page title={texts.title} actions={<ExportButton save={() => save(organisationsRoutes.exportTeams, {})} />}>
      <ErrorNote error={error} onRetry={refetch} />
      {isPending && <Loading />}
      {data?.items.length === 0 && <Nothing title={texts.empty} />}
      <div className={styles['teams']}>
        {data?.items.map((team) => (
          <TeamCard key={team.id} team={team} />
        ))}
      </div>
    </Page>
  )
}
