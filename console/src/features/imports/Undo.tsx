import type { ImportDetail, MovedOn } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { importTexts as texts, movedOnTexts } from '@hongchao/web/texts/console/imports.ts'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Table } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import styles from './imports.module.css'
import { useUndo } from './queries.ts'

/** Takes the whole import back, or says which rows have moved on since. */
export function Undo({ batch }: { batch: ImportDetail }): JSX.Element | undefined {
  const { modal } = App.useApp()
  const undo = useUndo()
  const count = batch.counts?.imported ?? 0
  if (count === 0) return undefined

  function confirm(): void {
    modal.confirm({
      title: fill(texts.undoConfirm, { name: batch.fileName }),
      content: fill(texts.undoConfirmHelp, { count }),
      okText: texts.undo,
      okButtonProps: { danger: true },
      onOk: () => undo.mutate({ params: { id: batch.id } })
    })
  }

  return (
    <section className={styles['section']} aria-label={texts.undo}>
      <Moved batch={batch} />
      <ErrorNote error={undo.error} />
      <Button danger loading={undo.isPending} onClick={confirm}>
        {texts.undo}
      </Button>
    </section>
  )
}

function Moved({ batch: { kind, movedOn } }: { batch: ImportDetail }): JSX.Element | undefined {
  const { place } = useApi()
  if (!movedOn) return undefined
  const { count, rows } = movedOn
  const open = ({ id, label }: MovedOn): JSX.Element =>
    kind === 'need' ? (
      <Link to="/$place/needs/$needId" params={{ place, needId: id }} search={{}}>
        {label}
      </Link>
    ) : (
      <Link to="/$place/organisations/$organisationId" params={{ place, organisationId: id }} search={{}}>
        {label}
      </Link>
    )
  return (
    <div className={styles['notes']}>
      <Alert type="error" showIcon role="alert" title={fill(texts.movedOn, { count })} />
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: texts.row, width: 90, dataIndex: 'row' },
          { title: texts.columns.kind, width: 220, render: (_, row) => open(row) },
          { title: texts.reason, render: (_, { reason }) => movedOnTexts[reason] }
        ]}
      />
      {rows.length < count && <p>{fill(texts.movedMore, { count: rows.length })}</p>}
    </div>
  )
}
