import { Coverage, organisationsRoutes } from '@hongchao/contract'
import { useApi, useMay } from '@hongchao/web'
import { organisationTexts } from '@hongchao/web/texts/console/organisations.ts'
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type JSX, useMemo } from 'react'

import { ExportButton } from '../../shared/ExportButton.tsx'
import { ImportButton } from '../../shared/ImportButton.tsx'
import { Page } from '../../shared/Page.tsx'
import { useHotkeys } from '../../shared/use-hotkeys.ts'
import { OrganisationList } from './OrganisationList.tsx'
import styles from './organisations.module.css'
import { OrganisationTree } from './OrganisationTree.tsx'
import { type ListFilter, useOrganisation } from './queries.ts'

/** Tree and list side by side: the tree narrows the list, a row opens its organisation. */
export function OrganisationsPage(): JSX.Element {
  const { place, save } = useApi()
  const may = useMay()
  const navigate = useNavigate()
  const { organisationId } = useParams({ strict: false })
  const { under, kind, coverage: wanted, q } = useSearch({ from: '/$place' })
  const coverage = Coverage.safeParse(wanted).data
  const filter = useMemo<ListFilter>(() => ({ under, kind, coverage, q }), [under, kind, coverage, q])

  const above = useAbove(organisationId)

  const narrow = (search: ListFilter): void => void navigate({ to: '/$place/organisations', params: { place }, search })
  const open = (id: string): void =>
    void navigate({
      to: '/$place/organisations/$organisationId',
      params: { place, organisationId: id },
      search: filter
    })
  useHotkeys({ Escape: organisationId ? () => narrow(filter) : undefined })

  return (
    <Page
      title={organisationTexts.title}
      fill
      actions={
        <>
          {may('organisations.manage') && <ImportButton kind="organisation" />}
          <ExportButton save={() => save(organisationsRoutes.export, { query: filter })} />
        </>
      }
    >
      <div className={`${styles['columns']} ${organisationId ? styles['open'] : ''}`}>
        <nav className={styles['tree']} aria-label={organisationTexts.tree}>
          <OrganisationTree
            chosen={organisationId ?? under}
            above={above}
            onChoose={(id) => narrow({ ...filter, under: id })}
          />
        </nav>
        <section className={styles['list']} aria-label={organisationTexts.list}>
          <OrganisationList filter={filter} opened={organisationId} onNarrow={narrow} onOpen={open} />
        </section>
        {organisationId && (
          <section className={styles['detail']} aria-label={organisationTexts.detail}>
            <Outlet />
          </section>
        )}
      </div>
    </Page>
  )
}

function useAbove(organisationId: string | undefined): string[] {
  const { data } = useOrganisation(organisationId)
  return (data?.ancestors ?? []).map(({ id }) => id)
}
