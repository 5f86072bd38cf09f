import { escalationsRoutes, EscalationView, type ListedEscalation } from '@hongchao/contract'
import { useApi, useConfig } from '@hongchao/web'
import {
  escalationCauseTexts,
  escalationListTexts as texts,
  escalationStateTexts
} from '@hongchao/web/texts/escalations.ts'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Radio, Select, type TableColumnsType, Tag } from 'antd'
import type { JSX } from 'react'

import { ExplainedClockBadge } from '../../shared/ClockBadge.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { Nothing, Page } from '../../shared/Page.tsx'
import { PagedTable } from '../../shared/PagedTable.tsx'
import { When } from '../../shared/When.tsx'
import styles from './escalations.module.css'
import { useEscalations, type Wanted } from './queries.ts'

/** What was put before higher levels, and what these decided (J-7). */
export function EscalationsPage(): JSX.Element {
  const { save } = useApi()
  const { view, level } = useSearch({ from: '/$place' })
  const wanted: Wanted = { view: EscalationView.catch('open').parse(view), level }
  const list = useEscalations(wanted)
  const download = (): Promise<void> => save(escalationsRoutes.export, { query: wanted })
  return (
    <Page title={texts.title} actions={<ExportButton save={download} />}>
      <Filters {...wanted} />
      <PagedTable
        list={list}
        label={texts.list}
        columns={columns}
        more={texts.more}
        empty={<Nothing title={texts.empty}>{texts.emptyHint}</Nothing>}
      />
    </Page>
  )
}

function Filters(wanted: Wanted): JSX.Element {
  const { place } = useApi()
  const { ladder } = useConfig()
  const navigate = useNavigate()
  const show = (change: Partial<Wanted>): void =>
    void navigate({ to: '/$place/escalations', params: { place }, search: { ...wanted, ...change }, replace: true })
  return (
    <div className={styles['filters']}>
      <Radio.Group
        optionType="button"
        aria-label={texts.viewsLabel}
        value={wanted.view}
        options={EscalationView.options.map((value) => ({ value, label: texts.views[value] }))}
        onChange={({ target }) => show({ view: EscalationView.parse(target.value) })}
      />
      <Select
        aria-label={texts.levels}
        allowClear
        placeholder={texts.allLevels}
        value={wanted.level}
        options={ladder.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={(level?: string) => show({ level })}
        className={styles['levels']}
      />
    </div>
  )
}

const columns: TableColumnsType<ListedEscalation> = [
  { title: texts.columns.code, width: 132, render: (_, { need }) => need.code },
  { title: texts.columns.title, ellipsis: true, render: (_, { need }) => <NeedLink need={need} /> },
  { title: texts.columns.level, width: 132, ellipsis: true, dataIndex: 'name' },
  { title: texts.columns.because, width: 120, render: (_, { because }) => escalationCauseTexts[because] },
  { title: texts.columns.raisedAt, width: 108, render: (_, { raisedAt }) => <When at={raisedAt} /> },
  {
    title: texts.columns.due,
    width: 168,
    render: (_, { clock }) => clock && <ExplainedClockBadge clock={clock} />
  },
  { title: texts.columns.state, width: 92, render: (_, { state }) => <Tag>{escalationStateTexts[state]}</Tag> },
  {
    title: texts.columns.decision,
    ellipsis: true,
    render: (_, { decision }) => <span title={decision}>{decision}</span>
  }
]

function NeedLink({ need }: Pick<ListedEscalation, 'need'>): JSX.Element {
  const { place } = useApi()
  return (
    <Link to="/$place/needs/$needId" params={{ place, needId: need.id }} search={{}} title={need.title}>
      {need.title}
    </Link>
  )
}
