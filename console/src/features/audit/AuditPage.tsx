import { auditRoutes } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { auditTexts as texts } from '@hongchao/web/texts/console/audit.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type JSX, useMemo } from 'react'

import { ExportButton } from '../../shared/ExportButton.tsx'
import { Page } from '../../shared/Page.tsx'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditTable } from './AuditTable.tsx'
import { Chain } from './Chain.tsx'
import type { AuditFilter } from './queries.ts'

/** Who saw or changed what, by person, record, day and kind of event. */
export function AuditPage(): JSX.Element {
  const { place, save } = useApi()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { actor, record, from, to, events } = useSearch({ from: '/$place' })
  const filter = useMemo<AuditFilter>(() => ({ actor, record, from, to, events }), [actor, record, from, to, events])
  const narrow = (search: AuditFilter): void => void navigate({ to: '/$place/audit', params: { place }, search })

  return (
    <Page
      title={texts.title}
      actions={
        <>
          <ExportButton save={() => save(auditRoutes.export, { query: filter })} />
          <Button onClick={() => void queries.resetQueries({ queryKey: keyOf(place, 'audit') })}>
            {texts.refresh}
          </Button>
        </>
      }
    >
      <Chain />
      <AuditFilters filter={filter} onNarrow={narrow} />
      <AuditTable filter={filter} onNarrow={narrow} />
    </Page>
  )
}
