import type { CardBatch } from '@hongchao/contract'
import { keyOf, useApi, useMay } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { cardTexts as texts } from '@hongchao/web/texts/console/cards.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Table, type TableColumnsType } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Nothing, Page } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'
import { BatchForm } from './BatchForm.tsx'
import styles from './cards.module.css'

const { columns: titles } = texts

/** Need cards on paper: made and printed here, and typed in when they come back. */
export function CardsPage(): JSX.Element {
  const { place } = useApi()
  const may = useMay()
  const navigate = useNavigate()
  const [making, setMaking] = useState(false)
  return (
    <Page
      title={texts.title}
      actions={
        <>
          {may('needs.record') && (
            <Button onClick={() => void navigate({ to: '/$place/cards/entry', params: { place }, search: {} })}>
              {texts.enter}
            </Button>
          )}
          {may('posters.manage') && (
            <Button type="primary" onClick={() => setMaking(true)}>
              {texts.make}
            </Button>
          )}
        </>
      }
    >
      <p className={styles['help']}>{texts.help}</p>
      {may('posters.manage') && <Batches />}
      {making && <BatchForm onClose={() => setMaking(false)} />}
    </Page>
  )
}

function Batches(): JSX.Element {
  const { place, cards } = useApi()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keyOf(place, 'cards', 'list'),
    queryFn: () => cards.list()
  })
  const columns: TableColumnsType<CardBatch> = [
    { title: titles.occasion, dataIndex: 'occasion' },
    { title: titles.organisation, render: (_, { organisation }) => organisation.name },
    { title: titles.numbers, width: 190, render: (_, { first, last }) => `${first} – ${last}` },
    {
      title: titles.entered,
      width: 110,
      render: (_, batch) => fill(texts.of, { entered: batch.entered, cards: batch.cards })
    },
    { title: titles.createdAt, width: 160, render: (_, { createdAt }) => <When at={createdAt} /> },
    {
      title: shellTexts.actions,
      width: 90,
      align: 'right',
      render: (_, { id }) => (
        <Button type="link" size="small" href={`/${place}/cards/${id}/print`} target="_blank">
          {texts.print}
        </Button>
      )
    }
  ]
  return (
    <>
      <ErrorNote error={error} onRetry={refetch} />
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={data?.items}
        loading={isPending}
        pagination={false}
        locale={{ emptyText: isPending ? ' ' : <Nothing title={texts.empty} /> }}
      />
    </>
  )
}
