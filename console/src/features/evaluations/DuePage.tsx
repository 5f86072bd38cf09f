import type { Need } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { evaluationsTexts as texts } from '@hongchao/web/texts/console/evaluations.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Table, type TableColumnsType } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Nothing, Page } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'

/** What the parties of the caller have not judged yet. */
export function DuePage(): JSX.Element {
  const { place, evaluations } = useApi()
  const due = useInfiniteQuery({
    queryKey: keyOf(place, 'needs', 'evaluationsDue'),
    queryFn: ({ pageParam }) => evaluations.due({ query: { after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next
  })
  const columns: TableColumnsType<Need> = [
    {
      title: texts.columns.code,
      width: 150,
      render: (_, { id, code }) => (
        <Link to="/$place/needs/$needId" params={{ place, needId: id }} search={{ status: 'closed' }}>
          {code}
        </Link>
      )
    },
    { title: texts.columns.title, dataIndex: 'title', ellipsis: true },
    { title: texts.columns.office, width: 180, render: (_, { team, department }) => team?.name ?? department?.name },
    { title: texts.columns.at, width: 150, render: (_, { collectedAt }) => collectedAt && <When at={collectedAt} /> }
  ]
  return (
    <Page title={texts.title}>
      <p>{texts.help}</p>
      <ErrorNote error={due.error} onRetry={due.refetch} />
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={due.data?.pages.flatMap(({ items }) => items) ?? []}
        loading={due.isPending}
        pagination={false}
        scroll={{ x: 640 }}
        locale={{ emptyText: <Nothing title={texts.none} /> }}
      />
      {due.hasNextPage && (
        <Button loading={due.isFetchingNextPage} onClick={() => void due.fetchNextPage()}>
          {shellTexts.more}
        </Button>
      )}
    </Page>
  )
}
