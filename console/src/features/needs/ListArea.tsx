import type { Need, ResponseOf, needsRoutes } from '@hongchao/contract'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, Nothing } from '../../shared/Page.tsx'
import styles from './needs.module.css'
import { NeedsTable } from './NeedsTable.tsx'

type ListAreaProps = {
  list: UseInfiniteQueryResult<InfiniteData<ResponseOf<typeof needsRoutes.list>>>
  items: Need[]
  selected: string[]
  onSelect: (ids: string[]) => void
  /** Takes the filters off, where there are any. */
  onClear: (() => void) | undefined
}

export function ListArea({ list, items, selected, onSelect, onClear }: ListAreaProps): JSX.Element {
  if (list.isPending) return <Loading />
  return (
    <>
      <ErrorNote error={list.error} onRetry={list.refetch} />
      {items.length > 0 && <NeedsTable items={items} selected={selected} onSelect={onSelect} />}
      {items.length === 0 && !list.error && (
        <Nothing title={onClear ? needsTexts.empty : needsTexts.emptyAll}>
          {onClear && <Button onClick={onClear}>{needsTexts.clearFilters}</Button>}
        </Nothing>
      )}
      {list.hasNextPage && (
        <div className={styles['more']}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {shellTexts.more}
          </Button>
        </div>
      )}
    </>
  )
}
