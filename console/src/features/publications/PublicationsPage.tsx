import { type Publishable, PublicationView } from '@hongchao/contract'
import { findCategory, useApi, useConfig } from '@hongchao/web'
import { publicationTexts as texts } from '@hongchao/web/texts/console/publications.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Table, type TableColumnsType } from 'antd'
import { type JSX, useState } from 'react'

import { CodeCopy } from '../../shared/CodeCopy.tsx'
import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Nothing, Page } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'
import { Editor } from './Editor.tsx'
import styles from './publications.module.css'
import { usePublications } from './queries.ts'
import { StateLines } from './StateLines.tsx'

const { columns: titles } = texts

/** What can be published, waits for approval, is public or was withdrawn; one of it opens to be read and edited. */
export function PublicationsPage(): JSX.Element {
  const { place } = useApi()
  const view = PublicationView.catch('answered').parse(useSearch({ from: '/$place' })['view'])
  const [opened, setOpened] = useState<Publishable>()
  return (
    <Page
      title={texts.title}
      actions={
        <Button href={`/${place}/m/published`} target="_blank">
          {texts.publicPage}
        </Button>
      }
    >
      <p className={styles['help']}>{texts.help}</p>
      <Views shown={view} />
      <List view={view} onOpen={setOpened} />
      {opened && <Editor key={opened.needId} matter={opened} onClose={() => setOpened(undefined)} />}
    </Page>
  )
}

function Views({ shown }: { shown: PublicationView }): JSX.Element {
  const { place } = useApi()
  const navigate = useNavigate()
  return (
    <nav className={styles['views']} aria-label={texts.viewsLabel}>
      {PublicationView.options.map((view) => (
        <button
          key={view}
          type="button"
          className={styles['view']}
          aria-current={view === shown ? 'page' : undefined}
          onClick={() => void navigate({ to: '/$place/publications', params: { place }, search: { view } })}
        >
          {texts.views[view]}
        </button>
      ))}
    </nav>
  )
}

type ListProps = { view: PublicationView; onOpen: (matter: Publishable) => void }

function List({ view, onOpen }: ListProps): JSX.Element {
  const { categories } = useConfig()
  const list = usePublications(view)
  const columns: TableColumnsType<Publishable> = [
    { title: titles.code, width: 170, render: (_, { code }) => <CodeCopy code={code} /> },
    {
      title: titles.title,
      render: (_, matter) => (
        <>
          {matter.publication?.title ?? matter.title}
          {view === 'answered' && <StateLines matter={matter} />}
        </>
      )
    },
    { title: titles.category, width: 140, render: (_, { category }) => findCategory(categories, category)?.name },
    { title: titles.answeredAt, width: 150, render: (_, { answeredAt }) => <When at={answeredAt} /> },
    ...(view === 'answered'
      ? []
      : [
          {
            title: titles.state,
            width: 220,
            render: (_: unknown, matter: Publishable) => <StateLines matter={matter} />
          }
        ]),
    {
      title: shellTexts.actions,
      width: 100,
      align: 'right',
      render: (_, matter) => (
        <Button type="link" size="small" onClick={() => onOpen(matter)}>
          {labelOf(matter, view)}
        </Button>
      )
    }
  ]
  return (
    <>
      <ErrorNote error={list.error} onRetry={list.refetch} />
      <Table
        size="small"
        rowKey="needId"
        columns={columns}
        dataSource={list.data?.pages.flatMap(({ items }) => items)}
        loading={list.isPending}
        pagination={false}
        locale={{ emptyText: list.isPending ? ' ' : <Nothing title={texts.nothing[view]} /> }}
      />
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {shellTexts.more}
        </Button>
      )}
    </>
  )
}

function labelOf({ availableActions }: Publishable, view: PublicationView): string {
  if (view === 'proposed' && availableActions.includes('approve')) return texts.approveAction
  return view === 'answered' && availableActions.includes('draft') ? texts.draft : texts.open
}
