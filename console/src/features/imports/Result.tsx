import { type ImportDetail, type ImportRow, importsRoutes } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { importTexts as texts } from '@hongchao/web/texts/console/imports.ts'
import { importFieldTexts, importReasonTexts } from '@hongchao/web/texts/imports.ts'
import { Alert, Button, Table } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import styles from './imports.module.css'
import { useFailedRows } from './queries.ts'

/** What the last run found or did. */
export function Result({ batch }: { batch: ImportDetail }): JSX.Element | undefined {
  const { counts, status, kind, seconds, unknownCategories } = batch
  if (!counts || status === 'ready') return undefined
  const names = [
    'imported',
    'skipped',
    'failed',
    ...(kind === 'need' ? (['answered', 'late', 'unclassified'] as const) : [])
  ] as const
  return (
    <section className={styles['section']} aria-label={texts.section.result}>
      <h2>{texts.section.result}</h2>
      <div className={styles['notes']}>
        {status === 'checked' && <Alert type="info" showIcon title={texts.checkedHint} />}
      </div>
      <dl className={styles['figures']}>
        {names.map((name) => (
          <div key={name}>
            <dt>{texts.figures[name]}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['notes']}>
        {counts.differing > 0 && (
          <Alert type="warning" showIcon title={fill(texts.differing, { count: counts.differing })} />
        )}
        {unknownCategories.length > 0 && (
          <p>
            {texts.unknown}
            {unknownCategories.map((one) => fill(texts.unknownOne, one)).join('、')}
          </p>
        )}
        {seconds !== undefined && (
          <p className={styles['sample']}>{fill(texts.seconds, { seconds: seconds.toFixed(1) })}</p>
        )}
      </div>
      {counts.failed > 0 && <FailedRows batch={batch} />}
    </section>
  )
}

function FailedRows({ batch }: { batch: ImportDetail }): JSX.Element {
  const { save } = useApi()
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage } = useFailedRows(batch)
  return (
    <>
      <h2>{texts.section.failed}</h2>
      <p className={styles['help']}>{texts.failedHelp}</p>
      {batch.failedFile && (
        <p className={styles['help']}>
          <ExportButton
            save={() => save(importsRoutes.failed, { params: { id: batch.id } })}
            label={texts.download}
            done={texts.downloaded}
          />
        </p>
      )}
      <ErrorNote error={error} onRetry={refetch} />
      <Table
        size="small"
        rowKey="row"
        loading={isPending}
        pagination={false}
        dataSource={data?.pages.flatMap(({ items }) => items)}
        columns={[
          { title: texts.row, width: 90, dataIndex: 'row' },
          { title: texts.reason, render: (_, row) => reasonOf(row) }
        ]}
      />
      {hasNextPage && (
        <p className={styles['more']}>
          <Button onClick={() => void fetchNextPage()}>{texts.more}</Button>
        </p>
      )}
    </>
  )
}

function reasonOf({ reason, field }: ImportRow): string {
  return reason ? fill(importReasonTexts[reason], { field: field ? importFieldTexts[field] : '' }) : ''
}
