import type { Meeting } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { meetingsTexts as texts } from '@hongchao/web/texts/console/meetings.ts'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Table, type TableColumnsType } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Nothing, Page } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'
import { MeetingForm } from './MeetingForm.tsx'
import { useMeetings } from './queries.ts'

/** 企业联席会: when each was held, and how many needs came of it. */
export function MeetingsPage(): JSX.Element {
  const { place } = useApi()
  const navigate = useNavigate()
  const list = useMeetings()
  const [adding, setAdding] = useState(false)
  const close = (meeting?: Meeting): void => {
    setAdding(false)
    if (meeting) void navigate({ to: '/$place/meetings/$meetingId', params: { place, meetingId: meeting.id } })
  }
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {texts.add}
    </Button>
  )
  return (
    <Page title={texts.title} actions={add}>
      <ErrorNote error={list.error} onRetry={list.refetch} />
      <Table
        size="small"
        rowKey="id"
        aria-label={texts.title}
        loading={list.isPending}
        columns={columns}
        dataSource={list.data?.items ?? []}
        pagination={false}
        locale={{ emptyText: <Nothing title={texts.empty} /> }}
      />
      {adding && <MeetingForm onClose={close} />}
    </Page>
  )
}

const columns: TableColumnsType<Meeting> = [
  { title: texts.columns.title, ellipsis: true, render: (_, meeting) => <MeetingLink meeting={meeting} /> },
  { title: texts.columns.organisation, width: 260, ellipsis: true, render: (_, { organisation }) => organisation.name },
  { title: texts.columns.heldAt, width: 160, render: (_, { heldAt }) => <When at={heldAt} /> },
  { title: texts.columns.needs, width: 80, dataIndex: 'needs' }
]

function MeetingLink({ meeting: { id, title } }: { meeting: Meeting }): JSX.Element {
  const { place } = useApi()
  return (
    <Link to="/$place/meetings/$meetingId" params={{ place, meetingId: id }}>
      {title}
    </Link>
  )
}
