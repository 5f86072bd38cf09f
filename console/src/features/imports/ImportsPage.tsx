import { type ImportBatch, importsRoutes } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { importKindTexts, importStatusTexts, importTexts as texts } from '@hongchao/web/texts/console/imports.ts'
import { Link } from '@tanstack/react-router'
import { Button, Table, type TableColumnsType } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { Nothing, Page } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'
import styles from './imports.module.css'
import { useImports } from './queries.ts'
import { TakeFile } from './TakeFile.tsx'

const { columns: titles } = texts

/** Where a file is given, and what has been imported so far. */
export function ImportsPage(): JSX.Element {
  const { save } = useApi()
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useImports()
  const columns: TableColumnsType<ImportBatch> = [
    { title: titles.file, render: (_, batch) => <FileLink batch={batch} /> },
    { title: titles.kind, width: 80, render: (_, { kind }) => importKindTexts[kind] },
    { title: titles.status, width: 110, render: (_, { status }) => importStatusTexts[status] },
    { title: titles.rows, width: 90, align: 'right', dataIndex: 'rows' },
    { title: titles.result, render: (_, { counts }) => counts && fill(texts.counts, counts) },
    { title: titles.by, width: 120, dataIndex: 'by' },
    { title: titles.at, width: 160, render: (_, { createdAt }) => <When at={createdAt} /> }
  ]
  return (
    <Page title={texts.title} actions={<ExportButton save={() => save(importsRoutes.export, { query: {} })} />}>
      <p className={styles['help']}>{texts.help}</p>
      <TakeFile />
      <section className={styles['section']} aria-label={texts.list}>
        <h2>{texts.list}</h2>
        <ErrorNote error={error} onRetry={refetch} />
        <Table
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={data?.pages.flatMap(({ items }) => items)}
          loading={isPending}
          pagination={false}
          locale={{ emptyText: isPending ? ' ' : <Nothing title={texts.empty} /> }}
        />
        {hasNextPage && (
          <p className={styles['more']}>
            <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {texts.more}
            </Button>
          </p>
        )}
      </section>
    </Page>
  )
}

function FileLink({ batch: { id, fileName } }: { batch: ImportBatch }): JSX.Element {
  const { place } = useApi()
  return (
    <Link to="/$place/imports/$importId" params={{ place, importId: id }} search={{}}>
      {fileName}
    </Link>
  )
}
