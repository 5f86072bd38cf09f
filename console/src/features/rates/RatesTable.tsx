import { Rate, type RateRow } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { rowName } from '@hongchao/web/texts/figure-words.ts'
import { ratesTexts as texts } from '@hongchao/web/texts/console/rates.ts'
import { ratesByTexts, rateTexts } from '@hongchao/web/texts/figures.ts'
import { Link } from '@tanstack/react-router'
import { Table, type TableColumnsType } from 'antd'
import type { JSX } from 'react'

import { Nothing } from '../../shared/Page.tsx'
import { addressOf, type View } from './address.ts'
import { CasesLink, keyIn } from './CasesLink.tsx'
import styles from './rates.module.css'

type RatesTableProps = { rows: readonly RateRow[]; total: RateRow; view: View; loading: boolean }
type Line = RateRow & { total: boolean }

/** Every figure of every row; each opens its needs. */
export function RatesTable({ rows, total, view, loading }: RatesTableProps): JSX.Element {
  const lines: Line[] = [...rows.map((row) => ({ ...row, total: false })), { ...total, key: 'total', total: true }]
  const columns: TableColumnsType<Line> = [
    {
      title: ratesByTexts[view.by],
      fixed: 'left',
      width: 180,
      ellipsis: true,
      render: (_, row) => (row.total ? texts.total : rowName(view.by, row))
    },
    { title: texts.needs, align: 'right', width: 90, render: (_, row) => <Count row={row} view={view} part="of" /> },
    {
      title: texts.left,
      align: 'right',
      width: 80,
      render: (_, row) => <Count row={row} view={view} part="excluded" />
    },
    ...Rate.options.map((rate) => ({
      title: rateTexts[rate],
      align: 'right' as const,
      width: 108,
      className: rate === view.rate ? styles['chosenColumn'] : undefined,
      render: (_: unknown, row: Line) => <CasesLink view={view} row={row} rate={rate} total={row.total} />
    }))
  ]
  return (
    <Table
      size="small"
      rowKey={({ key }) => key}
      loading={loading}
      columns={columns}
      dataSource={lines}
      scroll={{ x: 1320 }}
      pagination={lines.length > 60 ? { pageSize: 50, showSizeChanger: false } : false}
      locale={{ emptyText: <Nothing title={texts.none} /> }}
    />
  )
}

function Count({ row, view, part }: { row: Line; view: View; part: 'of' | 'excluded' }): JSX.Element {
  const { place } = useApi()
  const count = part === 'of' ? (view.net ? row.needs - row.excluded : row.needs) : row.excluded
  if (count === 0) return <>0</>
  const search = { ...addressOf(view), key: row.total ? undefined : keyIn(row), shown: part === 'of' ? 'all' : part }
  return (
    <Link to="/$place/rates/needs" params={{ place }} search={search}>
      {count}
    </Link>
  )
}
