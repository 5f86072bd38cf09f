import { needsRoutes } from '@hongchao/contract'
import { useApi, useMay } from '@hongchao/web'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type JSX, useMemo, useState } from 'react'

import { ExportButton } from '../../shared/ExportButton.tsx'
import { ImportButton } from '../../shared/ImportButton.tsx'
import { Page } from '../../shared/Page.tsx'
import { BulkBar } from './BulkBar.tsx'
import { FilterBar } from './FilterBar.tsx'
import { baseOf, type Filter, filterOf, type Reach, type Sort, sortOf, tabsFor } from './filter.ts'
import { ListArea } from './ListArea.tsx'
import { SavedTabs } from './SavedTabs.tsx'
import { Split } from './Split.tsx'
import { useNeeds } from './queries.ts'
import { Tabs } from './Tabs.tsx'

/** The list of needs: filters in the address, the open need beside it. */
export function NeedsPage(): JSX.Element {
  const { place, save } = useApi()
  const may = useMay()
  const navigate = useNavigate()
  const address = useSearch({ from: '/$place' })
  const reach = useReach()
  const filter = useMemo(() => filterOf(address, baseOf(reach)), [address, reach])
  const sort = sortOf(address)
  const list = useNeeds(filter, sort)
  const [selected, setSelected] = useState<string[]>([])
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const tabs = tabsFor(reach)

  function show(next: Filter, nextSort: Sort = sort): void {
    setSelected([])
    const search = { ...next, sort: nextSort === 'newest' ? undefined : nextSort }
    void navigate({ to: '/$place/needs', params: { place }, search })
  }

  return (
    <Page
      title={needsTexts.title}
      fill
      actions={
        <>
          {may('needs.record') && <ImportButton kind="need" />}
          <ExportButton save={(reason) => save(needsRoutes.export, { query: { ...filter, sort, reason } })} />
        </>
      }
    >
      <Split items={items} base="needs">
        <section aria-label={needsTexts.list}>
          <Tabs tabs={tabs} filter={filter} sort={sort} onChange={show}>
            <SavedTabs filter={filter} sort={sort} onChange={show} />
          </Tabs>
          <FilterBar filter={filter} tabs={tabs} sort={sort} onChange={show} />
          {may('needs.dispatch') && <BulkBar items={items} selected={selected} onSelect={setSelected} />}
          <ListArea
            list={list}
            items={items}
            selected={selected}
            onSelect={setSelected}
            onClear={Object.keys(filterOf(address, {})).length > 0 ? () => show({}) : undefined}
          />
        </section>
      </Split>
    </Page>
  )
}

function useReach(): Reach {
  const may = useMay()
  const wide = may('needs.read') || may('needs.supervise')
  const dispatches = may('needs.dispatch')
  const handles = may('needs.handle')
  return useMemo(() => ({ wide, dispatches, handles }), [wide, dispatches, handles])
}
