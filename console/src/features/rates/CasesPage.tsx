import type { CasesQuery, Need } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { rowName } from '@hongchao/web/texts/figure-words.ts'
import { ratesTexts as texts } from '@hongchao/web/texts/console/rates.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { rateTexts } from '@hongchao/web/texts/figures.ts'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented, Table, type TableColumnsType } from 'antd'
import { type JSX, useMemo } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Nothing, Page } from '../../shared/Page.tsx'
import { StatusTag } from '../../shared/StatusTag.tsx'
import { When } from '../../shared/When.tsx'
import { addressOf, type View, viewOf } from './address.ts'
import { nobody } from './CasesLink.tsx'
import { askedOf, useCases, useRates } from './queries.ts'
import styles from './rates.module.css'

type Shown = 'rate' | 'all' | 'excluded'

/** Which figure was opened: of a row or of the total, and which needs of it. */
function chosenIn({ shown = 'rate', part, key }: Record<string, string | undefined>): {
  shown: Shown
  part: CasesQuery['part']
  key: string | undefined
} {
  const known = shown === 'all' || shown === 'excluded' ? shown : 'rate'
  const parts = { rate: part === 'part' ? 'part' : 'of', all: 'of', excluded: 'excluded' } as const
  return { shown: known, part: parts[known], key: key === nobody ? '' : key }
}

/** Exactly the needs from which a figure was reckoned. */
export function CasesPage(): JSX.Element {
  const { place } = useApi()
  const navigate = useNavigate()
  const address = useSearch({ from: '/$place' })
  const view = useMemo(() => viewOf(address), [address])
  const { shown, part, key } = chosenIn(address)
  const cases = useCases({
    ...askedOf(view),
    ...(key !== undefined && { key }),
    ...(shown === 'rate' && { rate: view.rate }),
    part,
    net: view.net
  })
  const needs = cases.data?.pages.flatMap(({ items }) => items) ?? []
  const back = (
    <Link to="/$place/rates" params={{ place }} search={addressOf(view)}>
      {texts.back}
    </Link>
  )
  return (
    <Page title={useTitleOf(view, shown, key)} actions={back}>
      {shown === 'rate' && view.rate !== 'meanTime' && (
        <Segmented
          value={part}
          options={[
            { value: 'of', label: texts.casesParts.of },
            { value: 'part', label: texts.casesParts.part }
          ]}
          onChange={(value) =>
            void navigate({
              to: '/$place/rates/needs',
              params: { place },
              search: { ...address, part: value },
              replace: true
            })
          }
        />
      )}
      <ErrorNote error={cases.error} onRetry={cases.refetch} />
      <Table
        size="small"
        rowKey="id"
        className={styles['cases']}
        columns={useColumns()}
        dataSource={needs}
        loading={cases.isPending}
        pagination={false}
        scroll={{ x: 720 }}
        locale={{ emptyText: <Nothing title={texts.none} /> }}
      />
      {cases.hasNextPage && (
        <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {shellTexts.more}
        </Button>
      )}
    </Page>
  )
}

function useTitleOf(view: View, shown: Shown, key: string | undefined): string {
  const { data } = useRates(askedOf(view))
  const titles = { rate: rateTexts[view.rate], all: texts.casesAll, excluded: texts.casesExcluded }
  if (key === undefined) return fill(texts.casesOf, { title: titles[shown], row: texts.total })
  const row = data?.rows.find((each) => each.key === key) ?? { key }
  return fill(texts.casesOf, { title: titles[shown], row: rowName(view.by, row) })
}

function useColumns(): TableColumnsType<Need> {
  const { place } = useApi()
  return [
    {
      title: texts.columns.code,
      width: 150,
      render: (_, { id, code }) => (
        <Link to="/$place/needs/$needId" params={{ place, needId: id }} search={{}}>
          {code}
        </Link>
      )
    },
    { title: texts.columns.title, dataIndex: 'title', ellipsis: true },
    { title: texts.columns.office, width: 180, render: (_, { team, department }) => team?.name ?? department?.name },
    { title: texts.columns.status, width: 100, render: (_, { status }) => <StatusTag status={status} /> },
    { title: texts.columns.at, width: 150, render: (_, { collectedAt }) => collectedAt && <When at={collectedAt} /> }
  ]
}
