import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { fill } from '@hongchao/web/fill.ts'
import type { JSX, ReactNode } from 'react'

import { type Filter, type Sort, type Tab, tabOf, withTab } from './filter.ts'
import styles from './needs.module.css'
import { useTabCounts } from './queries.ts'
import { isShown, useSavedFilters } from './saved-filters.ts'

type TabsProps = {
  tabs: Tab[]
  filter: Filter
  sort: Sort
  onChange: (filter: Filter) => void
  children: ReactNode
}

/** The filters that people keep coming back to, each with how many it would show. */
export function Tabs({ tabs, filter, sort, onChange, children }: TabsProps): JSX.Element {
  const counts = useTabCounts(tabs, filter)
  const saved = useSavedFilters().data?.items.some((each) => isShown(each, filter, sort))
  const current = saved ? undefined : tabOf(tabs, filter)
  return (
    <nav className={styles['tabs']} aria-label={needsTexts.tabsLabel}>
      {tabs.map((tab, index) => (
        <button
          key={tab.key}
          type="button"
          className={styles['tab']}
          data-kind={tab.key}
          aria-current={tab === current ? 'page' : undefined}
          onClick={() => onChange(withTab(tab, filter))}
        >
          {needsTexts.tabs[tab.key]}
          <span className={styles['count']} data-any={(counts[index]?.count ?? 0) > 0}>
            {countText(counts[index])}
          </span>
        </button>
      ))}
      {children}
    </nav>
  )
}

/** How many a tab shows. */
export function countText(counted: { count: number; more: boolean } | undefined): string {
  if (!counted) return ''
  return counted.more ? fill(needsTexts.over, { count: counted.count }) : String(counted.count)
}
