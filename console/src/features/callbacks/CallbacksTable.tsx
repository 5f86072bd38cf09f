import type { Callback, CallbackView } from '@hongchao/contract'
import { useApi, useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { callbackOutcomeTexts, callbacksTexts as texts, callbackStateTexts } from '@hongchao/web/texts/callbacks.ts'
import { whenText } from '@hongchao/web/when.ts'
import { Link } from '@tanstack/react-router'
import { Table, type TableColumnsType, Tag } from 'antd'
import { type JSX, useState } from 'react'

import { ExplainedClockBadge } from '../../shared/ClockBadge.tsx'
import { Nothing } from '../../shared/Page.tsx'
import { useHotkeys } from '../../shared/use-hotkeys.ts'
import { useListCursor } from '../../shared/use-list-cursor.ts'
import { When } from '../../shared/When.tsx'
import styles from './callbacks.module.css'
import { CallPane } from './CallPane.tsx'

type CallbacksTableProps = { items: Callback[]; view: CallbackView; loading: boolean }

/** The list by due time; j and k move, Enter opens what was asked and answered, and the form, below the row. */
export function CallbacksTable({ items, view, loading }: CallbacksTableProps): JSX.Element {
  const [open, setOpen] = useState<string>()
  const cursor = useListCursor(items, undefined)
  const toggle = (id: string): void => setOpen((before) => (before === id ? undefined : id))
  useHotkeys({ Enter: cursor ? () => toggle(cursor) : undefined, Escape: open ? () => setOpen(undefined) : undefined })
  return (
    <Table
      size="small"
      rowKey="id"
      className={styles['table']}
      aria-label={texts.list}
      loading={loading}
      columns={columns}
      dataSource={items}
      pagination={false}
      scroll={{ x: 860 }}
      rowClassName={({ id }) => (id === cursor ? (styles['current'] ?? '') : '')}
      locale={{ emptyText: <Nothing title={texts.empty[view]} /> }}
      expandable={{
        expandRowByClick: true,
        expandedRowKeys: open ? [open] : [],
        onExpand: (_, { id }) => toggle(id),
        expandedRowRender: (callback) => <CallPane callback={callback} />
      }}
    />
  )
}

const columns: TableColumnsType<Callback> = [
  { title: texts.columns.code, width: 140, render: (_, { need }) => <NeedLink need={need} /> },
  { title: texts.columns.title, ellipsis: true, render: (_, { need }) => need.title },
  { title: texts.columns.office, width: 140, ellipsis: true, render: (_, { need }) => officeOf(need) },
  {
    title: texts.columns.answeredAt,
    width: 120,
    render: (_, { answeredAt }) => answeredAt && <When at={answeredAt} />
  },
  { title: texts.columns.due, width: 200, render: (_, { clock }) => <ExplainedClockBadge clock={clock} /> },
  { title: texts.columns.state, width: 180, render: (_, callback) => <State callback={callback} /> }
]

function officeOf({ team, department }: Callback['need']): string | undefined {
  return team?.name ?? department?.name
}

function NeedLink({ need: { id, code } }: Pick<Callback, 'need'>): JSX.Element {
  const { place } = useApi()
  return (
    <Link
      to="/$place/needs/$needId"
      params={{ place, needId: id }}
      search={{}}
      onClick={(event) => event.stopPropagation()}
    >
      {code}
    </Link>
  )
}

/** How far it is, who calls, and from when on to call again. */
function State({ callback: { state, claim, results, attempts, callFrom } }: { callback: Callback }): JSX.Element {
  const now = useNow()
  const last = results.at(-1)
  return (
    <span className={styles['state']}>
      <Tag>{state === 'open' && last ? callbackOutcomeTexts[last.outcome] : callbackStateTexts[state]}</Tag>
      {claim && fill(texts.by, { name: claim.by })}
      {state === 'open' && results.length > 0 && fill(texts.tries, { count: results.length + 1, most: attempts })}
      {state === 'open' && new Date(callFrom) > now && fill(texts.callFrom, { when: whenText(callFrom, now) })}
    </span>
  )
}
