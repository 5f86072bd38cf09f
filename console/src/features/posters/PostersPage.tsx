import { type Poster, postersRoutes } from '@hongchao/contract'
import { errorText, keyOf, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { posterTexts as texts } from '@hongchao/web/texts/console/posters.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Popconfirm, Table, type TableColumnsType } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { Nothing, Page } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'
import { PosterForm } from './PosterForm.tsx'
import styles from './posters.module.css'

const { columns: titles } = texts

export function PostersPage(): JSX.Element {
  const { place, posters, save } = useApi()
  const [making, setMaking] = useState(false)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keyOf(place, 'posters', 'list'),
    queryFn: () => posters.list()
  })
  const columns: TableColumnsType<Poster> = [
    { title: titles.location, dataIndex: 'location' },
    { title: titles.organisation, render: (_, { organisation }) => organisation.name },
    { title: titles.code, width: 140, dataIndex: 'code' },
    { title: titles.createdAt, width: 160, render: (_, { createdAt }) => <When at={createdAt} /> },
    { title: titles.state, width: 90, render: (_, { active }) => (active ? texts.active : texts.retired) },
    { title: shellTexts.actions, width: 140, align: 'right', render: (_, poster) => <Tools poster={poster} /> }
  ]
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <ExportButton save={() => save(postersRoutes.export, {})} />
          <Button type="primary" onClick={() => setMaking(true)}>
            {texts.create}
          </Button>
        </>
      }
    >
      <p className={styles['help']}>{texts.help}</p>
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
      {making && <PosterForm onClose={() => setMaking(false)} />}
    </Page>
  )
}

function Tools({ poster: { id, code, location, active } }: { poster: Poster }): JSX.Element | undefined {
  const { place, posters } = useApi()
  const { message } = App.useApp()
  const retire = useWrite(posters.retire, { changes: ['posters'] })
  if (!active) return undefined
  return (
    <>
      <Button type="link" size="small" href={`/${place}/posters/${code}/print`} target="_blank">
        {texts.print}
      </Button>
      <Popconfirm
        title={fill(texts.retireConfirm, { location })}
        onConfirm={() =>
          retire.mutate(
            { params: { id } },
            {
              onSuccess: () => void message.success(texts.retiredDone),
              onError: (error) => void message.error(errorText(error))
            }
          )
        }
      >
        <Button type="link" size="small" loading={retire.isPending}>
          {texts.retire}
        </Button>
      </Popconfirm>
    </>
  )
}
