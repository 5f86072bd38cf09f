import type { CalendarEdition } from '@hongchao/contract'
import { errorText, keyOf, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { calendarTexts as texts } from '@hongchao/web/texts/console/calendar.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { App, Button, Modal, Popconfirm, Table, type TableColumnsType } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { When } from '../../shared/When.tsx'
import styles from './calendar.module.css'
import { MovesTable } from './MovesTable.tsx'

/** What was imported for a year, by whom, and what it moved. */
export function Editions({ year }: { year: number }): JSX.Element {
  const { place, calendar } = useApi()
  const [opened, setOpened] = useState<CalendarEdition>()
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(place, 'calendar', 'editions', year),
    queryFn: () => calendar.editions({ query: { year } })
  })
  const columns: TableColumnsType<CalendarEdition> = [
    { title: texts.editions, width: 110, render: (_, row) => fill(texts.edition, { edition: row.edition }) },
    { title: texts.what, render: (_, { takenBack }) => (takenBack ? texts.tookBack : texts.imported) },
    { title: texts.by, width: 140, dataIndex: 'by' },
    { title: texts.at, width: 170, render: (_, { madeAt }) => <When at={madeAt} /> },
    {
      title: texts.moved,
      width: 120,
      render: (_, row) =>
        row.moved > 0 ? (
          <Button type="link" size="small" onClick={() => setOpened(row)}>
            {fill(texts.movedCount, { count: row.moved })}
          </Button>
        ) : (
          fill(texts.movedCount, { count: 0 })
        )
    },
    {
      title: shellTexts.actions,
      width: 100,
      align: 'right',
      render: (_, row, index) => index === 0 && !row.takenBack && <TakeBack edition={row} />
    }
  ]
  return (
    <section className={styles['section']}>
      <h2>{texts.editions}</h2>
      <ErrorNote error={error} onRetry={refetch} />
      {data?.items.length === 0 ? (
        <p className={styles['help']}>{texts.noEditions}</p>
      ) : (
        <Table size="small" rowKey="id" columns={columns} dataSource={data?.items} pagination={false} />
      )}
      {opened && <Moves edition={opened} onClose={() => setOpened(undefined)} />}
    </section>
  )
}

function TakeBack({ edition: { year, edition } }: { edition: CalendarEdition }): JSX.Element {
  const { calendar } = useApi()
  const { message } = App.useApp()
  const takeBack = useWrite(calendar.takeBack, { changes: ['calendar', 'needs'] })
  return (
    <Popconfirm
      title={texts.takeBackConfirm}
      onConfirm={() =>
        takeBack.mutate(
          { params: { year }, body: { edition } },
          {
            onSuccess: () => void message.success(texts.takenBack),
            onError: (error) => void message.error(errorText(error))
          }
        )
      }
    >
      <Button type="link" size="small" loading={takeBack.isPending}>
        {texts.takeBack}
      </Button>
    </Popconfirm>
  )
}

function Moves({ edition, onClose }: { edition: CalendarEdition; onClose: () => void }): JSX.Element {
  const { place, calendar } = useApi()
  const { id, year, edition: number } = edition
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: keyOf(place, 'calendar', 'moves', id),
    queryFn: ({ pageParam }) => calendar.moves({ params: { id }, query: { after: pageParam, limit: 100 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next
  })
  return (
    <Modal open width={760} title={fill(texts.movesTitle, { year, edition: number })} footer={null} onCancel={onClose}>
      <ErrorNote error={error} onRetry={refetch} />
      <MovesTable moves={data?.pages.flatMap(({ items }) => items) ?? []} />
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </Modal>
  )
}
