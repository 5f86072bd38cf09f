import { type Order, ordersRoutes, type OrderState, OrderView } from '@hongchao/contract'
import { useApi, useMay } from '@hongchao/web'
import { orderCauseTexts, orderStateTexts, ordersTexts as texts } from '@hongchao/web/texts/orders.ts'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Radio, type TableColumnsType, Tag } from 'antd'
import type { JSX } from 'react'

import { ExplainedClockBadge } from '../../shared/ClockBadge.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { OrderActions } from '../../shared/orders/OrderActions.tsx'
import { Nothing, Page } from '../../shared/Page.tsx'
import { PagedTable } from '../../shared/PagedTable.tsx'
import { When } from '../../shared/When.tsx'
import styles from './orders.module.css'
import { useOrders } from './queries.ts'

const unsettled: OrderState[] = ['open', 'answered']

/** What presses others, for whoever supervises or dispatches; and what an office of one's own is to answer. */
export function OrdersPage(): JSX.Element {
  const { save } = useApi()
  const may = useMay()
  const oversees = may('needs.supervise') || may('needs.dispatch')
  const { view: named, state } = useSearch({ from: '/$place' })
  const view = OrderView.catch(oversees ? 'issued' : 'toAnswer').parse(named)
  const states = state === 'all' ? [] : unsettled
  const list = useOrders(view, states)
  const query = { view, state: states.length > 0 ? states.join(',') : undefined }
  return (
    <Page title={texts.title} actions={<ExportButton save={() => save(ordersRoutes.export, { query })} />}>
      <Filters view={view} all={state === 'all'} oversees={oversees} />
      <PagedTable
        list={list}
        label={texts.list}
        columns={columns}
        more={texts.more}
        empty={<Nothing title={view === 'toAnswer' ? texts.emptyToAnswer : texts.empty} />}
        expandable={{ expandRowByClick: true, expandedRowRender: (order) => <OrderActions order={order} /> }}
      />
    </Page>
  )
}

type FiltersProps = { view: OrderView; all: boolean; oversees: boolean }

function Filters({ view, all, oversees }: FiltersProps): JSX.Element {
  const { place } = useApi()
  const navigate = useNavigate()
  const show = (search: { view: string; state?: string }): void =>
    void navigate({ to: '/$place/orders', params: { place }, search, replace: true })
  const state = all ? { state: 'all' } : {}
  return (
    <div className={styles['filters']}>
      {oversees && (
        <Radio.Group
          optionType="button"
          aria-label={texts.viewsLabel}
          value={view}
          options={OrderView.options.map((value) => ({ value, label: texts.views[value] }))}
          onChange={({ target }) => show({ view: String(target.value), ...state })}
        />
      )}
      <Radio.Group
        optionType="button"
        aria-label={texts.states}
        value={all}
        options={[
          { value: false, label: texts.open },
          { value: true, label: texts.all }
        ]}
        onChange={({ target }) => show({ view, ...(target.value === true && { state: 'all' }) })}
      />
    </div>
  )
}

const columns: TableColumnsType<Order> = [
  { title: texts.columns.code, width: 132, dataIndex: 'code' },
  { title: texts.columns.name, width: 96, dataIndex: 'name' },
  { title: texts.columns.title, ellipsis: true, render: (_, { need }) => <NeedLink need={need} /> },
  { title: texts.columns.office, width: 120, ellipsis: true, dataIndex: 'office' },
  { title: texts.columns.because, width: 124, render: (_, { because }) => orderCauseTexts[because] },
  { title: texts.columns.issuedAt, width: 108, render: (_, { issuedAt }) => <When at={issuedAt} /> },
  { title: texts.columns.due, width: 156, render: (_, { clock }) => clock && <ExplainedClockBadge clock={clock} /> },
  { title: texts.columns.state, width: 80, render: (_, { state }) => <Tag>{orderStateTexts[state]}</Tag> }
]

function NeedLink({ need }: Pick<Order, 'need'>): JSX.Element {
  const { place } = useApi()
  return (
    <Link to="/$place/needs/$needId" params={{ place, needId: need.id }} search={{}} title={need.title}>
      {need.title ?? need.code}
    </Link>
  )
}
