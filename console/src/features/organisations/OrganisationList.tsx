import { Coverage, type Organisation } from '@hongchao/contract'
import { nameOf, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { coverageTexts, organisationTexts as texts, setUpFormTexts } from '@hongchao/web/texts/console/organisations.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Link } from '@tanstack/react-router'
import { Button, Input, Select, Table, type TableColumnsType, Tag } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Nothing } from '../../shared/Page.tsx'
import styles from './organisations.module.css'
import { type ListFilter, useOrganisation, useOrganisations } from './queries.ts'

type OrganisationListProps = {
  filter: ListFilter
  opened: string | undefined
  onNarrow: (filter: ListFilter) => void
  onOpen: (id: string) => void
}

export function OrganisationList({ filter, opened, onNarrow, onOpen }: OrganisationListProps): JSX.Element {
  const list = useOrganisations(filter)
  const columns = useColumns(opened !== undefined)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <Filters filter={filter} onNarrow={onNarrow} />
      <ErrorNote error={list.error} onRetry={list.refetch} />
      <Table<Organisation>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={items}
        loading={list.isPending}
        pagination={false}
        className="sticky-head"
        locale={{ emptyText: list.isPending ? ' ' : <Nothing title={texts.empty} /> }}
        rowClassName={({ id }) => (id === opened ? (styles['current'] ?? '') : '')}
        onRow={({ id }) => ({ onClick: () => onOpen(id) })}
      />
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

function Filters({ filter, onNarrow }: Pick<OrganisationListProps, 'filter' | 'onNarrow'>): JSX.Element {
  const { organisationKinds } = useConfig()
  return (
    <div className={styles['filters']}>
      <Input.Search
        key={filter.q ?? ''}
        defaultValue={filter.q}
        allowClear
        placeholder={texts.searchHint}
        aria-label={texts.search}
        className={styles['search']}
        onSearch={(q) => onNarrow({ ...filter, q: q.trim() || undefined })}
      />
      <Select
        mode="multiple"
        maxTagCount={1}
        value={filter.kind?.split(',') ?? []}
        placeholder={texts.allKinds}
        aria-label={texts.kind}
        className={styles['kind']}
        options={organisationKinds.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={(kinds: string[]) => onNarrow({ ...filter, kind: kinds.join(',') || undefined })}
      />
      <Select
        allowClear
        value={filter.coverage}
        placeholder={texts.anyCoverage}
        aria-label={texts.columns.coverage}
        className={styles['coverage']}
        options={Coverage.options.map((value) => ({ value, label: coverageTexts[value] }))}
        onChange={(coverage?: Coverage) => onNarrow({ ...filter, coverage })}
      />
      {filter.under && <Under id={filter.under} onRemove={() => onNarrow({ ...filter, under: undefined })} />}
    </div>
  )
}

function Under({ id, onRemove }: { id: string; onRemove: () => void }): JSX.Element {
  const { data } = useOrganisation(id)
  return (
    <Tag
      closable
      onClose={(event) => {
        event.preventDefault()
        onRemove()
      }}
    >
      {fill(texts.under, { name: data?.name ?? '' })}
    </Tag>
  )
}

function useColumns(beside: boolean): TableColumnsType<Organisation> {
  const { organisationKinds } = useConfig()
  const { columns: titles } = texts
  const name = { title: titles.name, render: (_: unknown, organisation: Organisation) => <Name {...organisation} /> }
  if (beside) return [name]
  return [
    name,
    { title: titles.kind, width: 130, render: (_, { kind }) => nameOf(organisationKinds, kind) },
    { title: titles.parent, width: 150, ellipsis: true, render: (_, { parent }) => parent?.name },
    { title: titles.industry, width: 90, ellipsis: true, dataIndex: 'industry' },
    { title: titles.form, width: 90, render: (_, { form }) => form && setUpFormTexts[form] },
    { title: titles.coverage, width: 150, ellipsis: true, render: (_, organisation) => <Covered {...organisation} /> }
  ]
}

/** Which Party organisation covers it; in words of their own where none does and one should. */
function Covered({ coverage, coveredBy }: Organisation): JSX.Element | string | undefined {
  if (coverage === 'uncovered') return <span className={styles['uncovered']}>{texts.notCovered}</span>
  return coveredBy?.name
}

function Name({ id, name, active }: Organisation): JSX.Element {
  return (
    <>
      <Link
        from="/$place"
        to="/$place/organisations/$organisationId"
        params={(params) => ({ ...params, organisationId: id })}
        search={(search) => search}
        className={styles['name']}
      >
        {name}
      </Link>
      {!active && <Tag>{texts.inactive}</Tag>}
    </>
  )
}
