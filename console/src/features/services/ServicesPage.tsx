import type { ServiceItem } from '@hongchao/contract'
import { nameOf, useApi, useConfig, useMay } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { servicesTexts as texts } from '@hongchao/web/texts/console/services.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { limitTexts } from '@hongchao/web/texts/due.ts'
import { useSearch } from '@tanstack/react-router'
import { Button, Table, type TableColumnsType, Tag } from 'antd'
import { type JSX, type ReactNode, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, Nothing, Page } from '../../shared/Page.tsx'
import { byClass, useServices } from './queries.ts'
import { ServiceForm } from './ServiceForm.tsx'
import styles from './services.module.css'

const { columns: titles } = texts

/** What people can apply for, class by class; who looks after the place edits it here. */
export function ServicesPage(): JSX.Element {
  const { place } = useApi()
  const edits = useMay()('places.manage')
  const [editing, setEditing] = useState<ServiceItem | 'new'>()
  const { data, error, refetch } = useServices(edits ? 'all' : 'list')
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Button href={`/${place}/services/print`} target="_blank">
            {texts.print}
          </Button>
          {edits && (
            <Button type="primary" onClick={() => setEditing('new')}>
              {texts.create}
            </Button>
          )}
        </>
      }
    >
      <p className={styles['help']}>{texts.help}</p>
      <ErrorNote error={error} onRetry={refetch} />
      <Classes data={data?.items} failed={error !== null} onEdit={edits ? setEditing : undefined} />
      {editing && (
        <ServiceForm {...(editing !== 'new' && { service: editing })} onClose={() => setEditing(undefined)} />
      )}
    </Page>
  )
}

type ClassesProps = {
  data: ServiceItem[] | undefined
  failed: boolean
  onEdit: ((service: ServiceItem) => void) | undefined
}

function Classes({ data, failed, onEdit }: ClassesProps): ReactNode {
  const { categories } = useConfig()
  if (!data) return failed ? undefined : <Loading />
  if (data.length === 0) return <Nothing title={texts.empty} />
  return byClass(data, categories).map(({ key, name, services }) => (
    <section key={key} className={styles['class']}>
      <h2>{name}</h2>
      <Services services={services} onEdit={onEdit} />
    </section>
  ))
}

type ServicesProps = { services: ServiceItem[]; onEdit: ((service: ServiceItem) => void) | undefined }

function Services({ services, onEdit }: ServicesProps): JSX.Element {
  const { ways } = useConfig()
  const { service: found } = useSearch({ from: '/$place' })
  const columns: TableColumnsType<ServiceItem> = [
    {
      title: titles.name,
      width: 180,
      render: (_, { name, active }) => (
        <>
          {name} {!active && <Tag>{texts.retired}</Tag>}
        </>
      )
    },
    { title: titles.promise, width: 170, dataIndex: 'promise' },
    {
      title: titles.limit,
      width: 150,
      render: (_, { limit, rule }) => <span title={rule}>{fill(limitTexts[limit.unit], { amount: limit.amount })}</span>
    },
    { title: titles.papers, render: (_, { papers }) => papers.map(({ name }) => name).join('、') || texts.noPapers },
    { title: titles.ways, width: 170, render: (_, item) => item.ways.map((way) => nameOf(ways, way)).join('、') },
    { title: titles.people, width: 140, dataIndex: 'people' },
    ...(onEdit
      ? [
          {
            title: shellTexts.actions,
            width: 80,
            align: 'right' as const,
            render: (_: unknown, item: ServiceItem) => (
              <Button type="link" size="small" onClick={() => onEdit(item)}>
                {texts.edit}
              </Button>
            )
          }
        ]
      : [])
  ]
  return (
    <Table<ServiceItem>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={services}
      pagination={false}
      onRow={({ id }) => (id === found ? { ref: intoView, className: styles['found'] ?? '' } : {})}
    />
  )
}

function intoView(row: HTMLTableRowElement | null): void {
  row?.scrollIntoView({ block: 'center' })
}
