import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button, Table, type TableProps } from 'antd'
import type { JSX, ReactNode } from 'react'

import { ErrorNote } from './ErrorNote.tsx'
import styles from './shared.module.css'

type PagedTableProps<R> = Pick<TableProps<R>, 'columns' | 'expandable'> & {
  list: UseInfiniteQueryResult<InfiniteData<{ items: R[] }>>
  label: string
  more: string
  empty: ReactNode
}

/** A list that comes page by page: its rows so far, and a button for more. */
export function PagedTable<R extends { id: string }>({
  list,
  label,
  more,
  empty,
  ...table
}: PagedTableProps<R>): JSX.Element {
  return (
    <>
      <ErrorNote error={list.error} onRetry={list.refetch} />
      <Table
        {...table}
        size="small"
        rowKey="id"
        className={styles['pagedTable']}
        aria-label={label}
        loading={list.isPending}
        dataSource={list.data?.pages.flatMap((page) => page.items) ?? []}
        pagination={false}
        locale={{ emptyText: empty }}
      />
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {more}
        </Button>
      )}
    </>
  )
}
