import { type Callback, type CallbackFilter, callbacksRoutes, CallbackView } from '@hongchao/contract'
import { useApi, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { callbacksTexts as texts } from '@hongchao/web/texts/callbacks.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Radio, Select } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { categoryOptions } from '../../shared/options.ts'
import { Page } from '../../shared/Page.tsx'
import styles from './callbacks.module.css'
import { CallbacksTable } from './CallbacksTable.tsx'
import { useCallbacks, useProgress } from './queries.ts'

/** Whom to call about how their need was handled, and what the calls brought. */
export function CallbacksPage(): JSX.Element {
  const { save } = useApi()
  const filter = filterOf(useSearch({ from: '/$place' }))
  const list = useCallbacks(filter)
  const items: Callback[] = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title={texts.title} actions={<ExportButton save={() => save(callbacksRoutes.export, { query: filter })} />}>
      <p className={styles['help']}>{texts.help}</p>
      <Progress />
      <Filters filter={filter} />
      <ErrorNote error={list.error} onRetry={list.refetch} />
      <CallbacksTable items={items} view={filter.view} loading={list.isPending} />
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {shellTexts.more}
        </Button>
      )}
    </Page>
  )
}

function filterOf({ view, category, team }: Record<string, string | undefined>): CallbackFilter {
  return { view: CallbackView.catch('open').parse(view), ...(category && { category }), ...(team && { team }) }
}

function Progress(): JSX.Element | undefined {
  const { data } = useProgress()
  return data && <p className={styles['progress']}>{fill(texts.progress, data)}</p>
}

function Filters({ filter }: { filter: CallbackFilter }): JSX.Element {
  const { place } = useApi()
  const { categories, teams } = useConfig()
  const navigate = useNavigate()
  const show = (changed: Record<string, string | undefined>): void =>
    void navigate({
      to: '/$place/callbacks',
      params: { place },
      search: { ...filter, ...changed } as Record<string, string>,
      replace: true
    })
  return (
    <div className={styles['filters']}>
      <Radio.Group
        optionType="button"
        aria-label={texts.viewsLabel}
        value={filter.view}
        options={CallbackView.options.map((value) => ({ value, label: texts.views[value] }))}
        onChange={({ target }) => show({ view: String(target.value) })}
      />
      <Select
        allowClear
        className={styles['select']}
        aria-label={texts.category}
        placeholder={texts.category}
        value={filter.category}
        options={categoryOptions(categories)}
        onChange={(category) => show({ category })}
      />
      <Select
        allowClear
        className={styles['select']}
        aria-label={texts.team}
        placeholder={texts.team}
        value={filter.team}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(team) => show({ team })}
      />
    </div>
  )
}
