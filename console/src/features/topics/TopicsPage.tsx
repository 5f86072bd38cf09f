import { type Topic, type TopicQuery, topicsRoutes } from '@hongchao/contract'
import { findCategory, keyOf, useApi, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { topicsTexts as texts } from '@hongchao/web/texts/console/duplicates.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Radio, Table, type TableColumnsType } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { Nothing, Page } from '../../shared/Page.tsx'
import { StatusTag } from '../../shared/StatusTag.tsx'
import { When } from '../../shared/When.tsx'
import { Course } from './Course.tsx'
import styles from './topics.module.css'

type Days = NonNullable<TopicQuery['days']>
const choices = (Object.keys(texts.days) as Days[]).map((value) => ({ value, label: texts.days[value] }))

/** What several people report, where, how many, and how it grows; each opens its needs. */
export function TopicsPage(): JSX.Element {
  const { place, topics, save } = useApi()
  const { categories } = useConfig()
  const [days, setDays] = useState<Days>('30')
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keyOf(place, 'needs', 'topics', days),
    queryFn: () => topics.list({ query: { days } })
  })
  const columns: TableColumnsType<Topic> = [
    { title: texts.what, dataIndex: 'title' },
    { title: texts.category, width: 160, render: (_, { category }) => findCategory(categories, category)?.name },
    {
      title: texts.where,
      width: 240,
      render: (_, { places }) => places.map((each) => fill(texts.place, each)).join('、')
    },
    { title: texts.count, width: 80, align: 'right', dataIndex: 'count' },
    { title: texts.growth, width: 100, align: 'right', render: (_, topic) => growthText(topic) },
    { title: texts.course, width: 150, render: (_, { course }) => <Course counts={course} /> },
    { title: texts.open, width: 90, align: 'right', dataIndex: 'open' }
  ]
  return (
    <Page title={texts.title} actions={<ExportButton save={() => save(topicsRoutes.export, { query: { days } })} />}>
      <p className={styles['help']}>{texts.help}</p>
      <Radio.Group
        optionType="button"
        options={choices}
        value={days}
        aria-label={texts.title}
        onChange={({ target }) => setDays(target.value as Days)}
      />
      <ErrorNote error={error} onRetry={refetch} />
      <Table
        size="small"
        rowKey={({ needs }) => needs[0]?.id ?? ''}
        className={styles['table']}
        loading={isPending}
        columns={columns}
        dataSource={data?.topics ?? []}
        pagination={false}
        locale={{ emptyText: <Nothing title={texts.none} /> }}
        expandable={{ expandRowByClick: true, expandedRowRender: (topic) => <Needs topic={topic} /> }}
      />
    </Page>
  )
}

function growthText({ count, before }: Topic): string {
  if (before === 0) return texts.isNew
  const percent = Math.round(((count - before) / before) * 100)
  return `${percent > 0 ? '+' : ''}${percent}%`
}

function Needs({ topic }: { topic: Topic }): JSX.Element {
  const { place } = useApi()
  return (
    <ul className={styles['needs']}>
      {topic.needs.map(({ id, code, title, status, at }) => (
        <li key={id}>
          <Link to="/$place/needs/$needId" params={{ place, needId: id }} search={{}}>
            {code}
          </Link>
          <StatusTag status={status} />
          <When at={at} />
          <span>{title}</span>
        </li>
      ))}
    </ul>
  )
}
