import type { Limit, PlaceConfig, PlaceRules } from '@hongchao/contract'
import { findCategory, keyOf, nameOf, useApi, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { settingsTexts as texts } from '@hongchao/web/texts/console/settings.ts'
import { limitTexts } from '@hongchao/web/texts/due.ts'
import { useQuery } from '@tanstack/react-query'
import { Table, type TableColumnsType } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading } from '../../shared/Page.tsx'
import { Panel } from './Panel.tsx'
import styles from './settings.module.css'

type LimitRow = PlaceRules['limits']['intake'][number]
type DispatchRule = PlaceRules['dispatch'][number]

/** By when the place answers, and whom it sends what. */
export function Rules(): JSX.Element {
  const { place, places } = useApi()
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(place, 'config', 'rules'),
    queryFn: () => places.rules()
  })
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  const { limits, dispatch } = data
  return (
    <>
      <Panel title={texts.limits} wide>
        <p className={styles['help']}>
          {limits.set && (
            <>
              {fill(texts.limitSet, limits.set)}
              <br />
            </>
          )}
          {limits.sourceNote && (
            <>
              {limits.sourceNote}
              <br />
            </>
          )}
          {fill(texts.dueSoon, { limit: limitText(limits.dueSoonWithin) })}
        </p>
        <div className={styles['limits']}>
          <Limits title={texts.intake} rows={limits.intake} />
          <Limits title={texts.handling} rows={limits.handling} />
        </div>
      </Panel>
      <Panel title={texts.dispatch} wide>
        <p className={styles['help']}>{texts.dispatchHelp}</p>
        <DispatchRules rules={dispatch} />
      </Panel>
    </>
  )
}

function Limits({ title, rows }: { title: string; rows: LimitRow[] }): JSX.Element {
  const { categories, levels } = useConfig()
  const columns: TableColumnsType<LimitRow> = [
    { title, render: (_, row) => conditionOf(row, categories) },
    { title: texts.levels, width: 110, render: (_, { level }) => (level ? nameOf(levels, level) : texts.anyLevel) },
    { title: texts.limit, width: 180, render: (_, { limit }) => limitText(limit) },
    {
      title: texts.rule,
      width: 200,
      render: (_, { rule, source }) => <span title={source}>{rule ?? texts.ownRule}</span>
    }
  ]
  return (
    <Table
      size="small"
      rowKey={({ category, level, again }) => `${category} ${level} ${again}`}
      columns={columns}
      dataSource={rows}
      pagination={false}
    />
  )
}

function conditionOf({ category, again }: LimitRow, categories: PlaceConfig['categories']): string {
  const of = findCategory(categories, category)?.name ?? texts.anyCategory
  return again ? fill(texts.again, { of }) : of
}

function DispatchRules({ rules }: { rules: DispatchRule[] }): JSX.Element {
  const config = useConfig()
  const columns: TableColumnsType<DispatchRule> = [
    { title: texts.dispatchWhen, render: (_, rule) => conditionText(rule, config) },
    { title: texts.dispatchTo, width: 200, dataIndex: 'to' },
    { title: texts.note, width: 320, dataIndex: 'note' }
  ]
  return (
    <Table
      size="small"
      rowKey={(rule) => JSON.stringify(rule)}
      columns={columns}
      dataSource={rules}
      pagination={false}
    />
  )
}

function conditionText({ category, requester, level }: DispatchRule, config: PlaceConfig): string {
  const parts = [
    category?.map((key) => findCategory(config.categories, key)?.name ?? key),
    requester?.map((key) => nameOf(config.requesterKinds, key)),
    level?.map((key) => nameOf(config.levels, key))
  ]
  return parts.flatMap((names) => (names ? [names.join('、')] : [])).join('　') || texts.always
}

function limitText({ amount, unit }: Limit): string {
  return fill(limitTexts[unit], { amount })
}
