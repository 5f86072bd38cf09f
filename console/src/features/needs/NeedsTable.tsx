import type { Need } from '@hongchao/contract'
import { useMay } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { useParams } from '@tanstack/react-router'
import { Table } from 'antd'
import { type JSX, use } from 'react'

import { useCopy } from '../../shared/copy.ts'
import { listKeys } from '../../shared/keys.ts'
import { useHotkeys } from '../../shared/use-hotkeys.ts'
import { useNeedColumns } from './columns.tsx'
import styles from './needs.module.css'
import { NeighboursContext, waitsForDispatch } from './neighbours.ts'
import { useListCursor } from '../../shared/use-list-cursor.ts'

type NeedsTableProps = { items: Need[]; selected: string[]; onSelect: (ids: string[]) => void }

export function NeedsTable({ items, selected, onSelect }: NeedsTableProps): JSX.Element {
  const may = useMay()
  const neighbours = use(NeighboursContext)
  const { needId } = useParams({ strict: false })
  const cursor = useListCursor(items, needId)
  const columns = useNeedColumns(needId !== undefined)
  const copy = useCopy()
  const current = items.find(({ id }) => id === (needId ?? cursor))
  useHotkeys({
    [listKeys.select]: current && waitsForDispatch(current) ? () => onSelect(toggled(selected, current.id)) : undefined,
    [listKeys.copyCode]: current ? () => copy(current.code) : undefined,
    [listKeys.open]: current && !needId ? () => neighbours?.open(current.id) : undefined
  })

  return (
    <Table<Need>
      className={`${styles['table']} sticky-head`}
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={items}
      pagination={false}
      rowClassName={({ id }) => (id === current?.id ? (styles['current'] ?? '') : '')}
      onRow={({ id }) => ({ onClick: () => neighbours?.open(id) })}
      rowSelection={
        may('needs.dispatch') && !needId
          ? {
              selectedRowKeys: selected,
              columnWidth: 36,
              onChange: (keys) => onSelect(keys.map(String)),
              getTitleCheckboxProps: () => ({ 'aria-label': needsTexts.selectAll }),
              getCheckboxProps: (need) => ({
                disabled: !waitsForDispatch(need),
                'aria-label': fill(needsTexts.select, { code: need.code })
              })
            }
          : undefined
      }
    />
  )
}

function toggled(ids: string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]
}
