import type { Category } from '@hongchao/contract'
import { settingsTexts as texts } from '@hongchao/web/texts/console/settings.ts'
import { Table, type TableColumnsType } from 'antd'
import type { JSX } from 'react'

export function Categories({ categories }: { categories: Category[] }): JSX.Element {
  const columns: TableColumnsType<Category> = [
    { title: texts.category, width: 160, dataIndex: 'name' },
    { title: texts.note, width: 240, dataIndex: 'note' },
    { title: texts.item, render: (_, { items }) => items.map(itemText).join('、') }
  ]
  return <Table size="small" rowKey="key" columns={columns} dataSource={categories} pagination={false} />
}

function itemText({ name, complaint }: Category['items'][number]): string {
  return complaint ? `${name}（${texts.complaint}）` : name
}
