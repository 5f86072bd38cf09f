import type { MeetingNeed } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { meetingsTexts as texts } from '@hongchao/web/texts/console/meetings.ts'
import { statusTexts } from '@hongchao/web/texts/needs.ts'
import { Link } from '@tanstack/react-router'
import { Table, type TableColumnsType } from 'antd'
import type { JSX } from 'react'

import { ClockBadge } from '../../shared/ClockBadge.tsx'

/** What was told, who has it, and what came of it. */
export function NeedsTable({ needs, empty }: { needs: readonly MeetingNeed[]; empty: string }): JSX.Element {
  return (
    <Table
      size="small"
      rowKey={({ need }) => need.id}
      columns={columns}
      dataSource={needs}
      pagination={false}
      locale={{ emptyText: empty }}
    />
  )
}

const columns: TableColumnsType<MeetingNeed> = [
  { title: texts.columns.code, width: 140, render: (_, { need }) => <NeedLink need={need} /> },
  { title: texts.columns.from, width: 180, ellipsis: true, render: (_, { need }) => need.organisation?.name },
  { title: texts.columns.text, render: (_, { need, text }) => text ?? need.title },
  {
    title: texts.columns.office,
    width: 120,
    ellipsis: true,
    render: (_, { need }) => need.team?.name ?? need.department?.name
  },
  { title: texts.columns.status, width: 80, render: (_, { need }) => statusTexts[need.status] },
  {
    title: texts.columns.due,
    width: 170,
    render: (_, { need }) => need.clock && <ClockBadge clock={need.clock} />
  },
  { title: texts.columns.answer, render: (_, { answer }) => answer ?? texts.noAnswer }
]

function NeedLink({ need: { id, code } }: Pick<MeetingNeed, 'need'>): JSX.Element {
  const { place } = useApi()
  return (
    <Link to="/$place/needs/$needId" params={{ place, needId: id }} search={{}}>
      {code}
    </Link>
  )
}
