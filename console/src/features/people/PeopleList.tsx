import { type PersonAccess, Role } from '@hongchao/contract'
import { accountStateTexts, peopleTexts as texts } from '@hongchao/web/texts/console/people.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { roleTexts } from '@hongchao/web/texts/roles.ts'
import { Link } from '@tanstack/react-router'
import { Button, Input, Select, Table, type TableColumnsType } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import { Nothing } from '../../shared/Page.tsx'
import styles from './people.module.css'
import { type PeopleFilter, usePeople } from './queries.ts'

type PeopleListProps = {
  filter: PeopleFilter
  opened: string | undefined
  onNarrow: (filter: PeopleFilter) => void
  onOpen: (id: string) => void
}

export function PeopleList({ filter, opened, onNarrow, onOpen }: PeopleListProps): JSX.Element {
  const list = usePeople(filter)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <Filters filter={filter} onNarrow={onNarrow} />
      <ErrorNote error={list.error} onRetry={list.refetch} />
      <Table<PersonAccess>
        size="small"
        rowKey="id"
        columns={opened ? columns.slice(0, 2) : columns}
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

function Filters({ filter, onNarrow }: Pick<PeopleListProps, 'filter' | 'onNarrow'>): JSX.Element {
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
        value={filter.role}
        allowClear
        placeholder={texts.allRoles}
        aria-label={texts.role}
        className={styles['role']}
        options={Role.options.map((role) => ({ value: role, label: roleTexts[role] }))}
        onChange={(role: Role | undefined) => onNarrow({ ...filter, role })}
      />
      <div className={styles['organisation']}>
        <OrganisationSelect
          value={filter.organisation}
          placeholder={texts.organisation}
          aria-label={texts.organisation}
          onChange={(organisation) => onNarrow({ ...filter, organisation })}
        />
      </div>
    </div>
  )
}

const columns: TableColumnsType<PersonAccess> = [
  {
    title: texts.columns.name,
    width: 120,
    render: (_, { id, name }) => (
      <Link
        from="/$place"
        to="/$place/people/$personId"
        params={(params) => ({ ...params, personId: id })}
        search={(search) => search}
        className={styles['name']}
      >
        {name}
      </Link>
    )
  },
  { title: texts.columns.organisation, ellipsis: true, render: (_, { organisation }) => organisation?.name },
  { title: texts.columns.username, width: 150, ellipsis: true, dataIndex: 'username' },
  { title: texts.columns.account, width: 120, render: (_, { account }) => accountStateTexts[account] },
  {
    title: texts.columns.grants,
    ellipsis: true,
    render: (_, { grants }) => grants.map(({ role }) => roleTexts[role]).join('、')
  }
]
