import { type Whistle, type WhistleState, whistlesRoutes, WhistleView } from '@hongchao/contract'
import { useApi, useConfig, useMay } from '@hongchao/web'
import { whistlesTexts as texts, whistleStateTexts } from '@hongchao/web/texts/whistles.ts'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Radio, Select, type TableColumnsType, Tag } from 'antd'
import type { JSX } from 'react'

import { ExplainedClockBadge } from '../../shared/ClockBadge.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { Nothing, Page } from '../../shared/Page.tsx'
import { PagedTable } from '../../shared/PagedTable.tsx'
import { When } from '../../shared/When.tsx'
import { queryOf, useWhistles, type Wanted } from './queries.ts'
import styles from './whistles.module.css'

const unended: WhistleState[] = ['proposed', 'approved', 'called']

/** What was blown for whom, and who came; and what calls an office of one's own. */
export function WhistlesPage(): JSX.Element {
  const { save } = useApi()
  const may = useMay()
  const oversees = may('needs.supervise') || may('needs.dispatch')
  const { view: named, state, kind } = useSearch({ from: '/$place' })
  const view = WhistleView.catch(oversees ? 'overseen' : 'called').parse(named)
  const wanted: Wanted = { view, states: state === 'all' ? [] : unended, kind }
  const list = useWhistles(wanted)
  const download = (): Promise<void> => save(whistlesRoutes.export, { query: queryOf(wanted) })
  return (
    <Page title={texts.title} actions={<ExportButton save={download} />}>
      <Filters view={view} all={state === 'all'} kind={kind} oversees={oversees} />
      <PagedTable
        list={list}
        label={texts.list}
        columns={columns}
        more={texts.more}
        empty={<Nothing title={view === 'called' ? texts.emptyCalled : texts.empty} />}
      />
    </Page>
  )
}

type Search = { view: string; state?: string; kind?: string }
type FiltersProps = { view: WhistleView; all: boolean; kind: string | undefined; oversees: boolean }

function Filters({ view, all, kind, oversees }: FiltersProps): JSX.Element {
  const { place } = useApi()
  const { whistles } = useConfig()
  const navigate = useNavigate()
  const now: Search = { view, ...(all && { state: 'all' }), ...(kind && { kind }) }
  const show = (search: Search): void =>
    void navigate({ to: '/$place/whistles', params: { place }, search, replace: true })
  return (
    <div className={styles['filters']}>
      {oversees && (
        <Radio.Group
          optionType="button"
          aria-label={texts.viewsLabel}
          value={view}
          options={WhistleView.options.map((value) => ({ value, label: texts.views[value] }))}
          onChange={({ target }) => show({ ...now, view: String(target.value) })}
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
        onChange={({ target }) => show({ view, ...(kind && { kind }), ...(target.value === true && { state: 'all' }) })}
      />
      <Select
        aria-label={texts.kinds}
        allowClear
        placeholder={texts.allKinds}
        value={kind}
        options={whistles.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={(value?: string) => show({ view, ...(all && { state: 'all' }), ...(value && { kind: value }) })}
        className={styles['kinds']}
      />
    </div>
  )
}

const columns: TableColumnsType<Whistle> = [
  { title: texts.columns.code, width: 132, dataIndex: 'code' },
  { title: texts.columns.name, width: 112, dataIndex: 'name' },
  { title: texts.columns.title, ellipsis: true, render: (_, { need }) => <NeedLink need={need} /> },
  { title: texts.columns.office, width: 132, ellipsis: true, dataIndex: 'office' },
  { title: texts.columns.blownAt, width: 108, render: (_, { blownAt }) => <When at={blownAt} /> },
  { title: texts.columns.answers, width: 280, render: (_, { calls }) => <Answers calls={calls} /> },
  { title: texts.columns.state, width: 92, render: (_, { state }) => <Tag>{whistleStateTexts[state]}</Tag> }
]

function Answers({ calls }: Pick<Whistle, 'calls'>): JSX.Element {
  if (calls.length === 0) return <span className={styles['nobody']}>{texts.nobody}</span>
  return (
    <>
      {calls.map(({ id, office, clock }) => (
        <p key={id} className={styles['answer']}>
          {office} <ExplainedClockBadge clock={clock} />
        </p>
      ))}
    </>
  )
}

function NeedLink({ need }: Pick<Whistle, 'need'>): JSX.Element {
  const { place } = useApi()
  return (
    <Link to="/$place/needs/$needId" params={{ place, needId: need.id }} search={{}} title={need.title}>
      {need.title}
    </Link>
  )
}
