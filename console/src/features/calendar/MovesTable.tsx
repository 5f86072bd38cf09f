import type { DueMove } from '@hongchao/contract'
import { fullDate } from '@hongchao/web/due.ts'
import { calendarTexts as texts } from '@hongchao/web/texts/console/calendar.ts'
import { clockKindTexts } from '@hongchao/web/texts/due.ts'
import { Table, type TableColumnsType } from 'antd'
import type { JSX } from 'react'

/** Which due times moved, from when to when. */
export function MovesTable({ moves }: { moves: DueMove[] }): JSX.Element {
  const columns: TableColumnsType<DueMove> = [
    { title: texts.code, width: 140, dataIndex: 'code' },
    { title: texts.clock, width: 90, render: (_, { clock }) => clockKindTexts[clock] },
    { title: texts.dueBefore, render: (_, { before }) => fullDate(before) },
    { title: texts.dueAfter, render: (_, { after }) => fullDate(after) }
  ]
  return (
    <Table
      size="small"
      rowKey={({ needId, clock, after }) => `${needId} ${clock} ${after}`}
      columns={columns}
      dataSource={moves}
      pagination={false}
      scroll={{ y: 240 }}
    />
  )
}
