import type { ImportDetail } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { importKindTexts, importStatusTexts, importTexts as texts } from '@hongchao/web/texts/console/imports.ts'
import { errorTexts } from '@hongchao/web/texts/errors.ts'
import { Link, useParams } from '@tanstack/react-router'
import { Alert, Progress } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, Page } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'
import styles from './imports.module.css'
import { MatchForm } from './MatchForm.tsx'
import { isRunning, useImport, useStale } from './queries.ts'
import { Result } from './Result.tsx'
import { Undo } from './Undo.tsx'

/** One file: how its columns are read, how far it is, and what came of it. */
export function ImportPage(): JSX.Element {
  const { place } = useApi()
  const { importId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useImport(importId)
  return (
    <Page
      title={data?.fileName ?? texts.title}
      actions={
        <Link to="/$place/imports" params={{ place }} search={{}}>
          {texts.back}
        </Link>
      }
    >
      <ErrorNote error={error} onRetry={refetch} />
      {data ? <Import batch={data} /> : !error && <Loading />}
    </Page>
  )
}

function Import({ batch }: { batch: ImportDetail }): JSX.Element {
  useStale(batch.status)
  return (
    <>
      <Facts batch={batch} />
      {isRunning(batch) ? <Running batch={batch} /> : <Settled batch={batch} />}
    </>
  )
}

/** What came of the last run, and what can be done now. */
function Settled({ batch }: { batch: ImportDetail }): JSX.Element {
  const { status, brokenOff, problem, movedOn } = batch
  const entered = status === 'done' || status === 'undoing'
  return (
    <>
      {brokenOff && (
        <Alert type="warning" showIcon role="alert" title={texts[entered ? 'undoBrokenOff' : 'brokenOff']} />
      )}
      {problem && !movedOn && <Alert type="error" showIcon role="alert" title={problemText(problem)} />}
      <Result batch={batch} />
      {!entered && status !== 'undone' && <MatchForm key={batch.finishedAt ?? ''} batch={batch} />}
      {entered && <Undo batch={batch} />}
    </>
  )
}

function problemText(code: string): string {
  return (errorTexts as Record<string, string>)[code] ?? errorTexts.internal
}

function Facts({ batch }: { batch: ImportDetail }): JSX.Element {
  const { kind, status, rows, organisation, by, createdAt, undoneBy, undoneAt } = batch
  return (
    <p className={styles['facts']}>
      <span>{importKindTexts[kind]}</span>
      <strong>{importStatusTexts[status]}</strong>
      <span>
        {texts.columns.rows} {rows}
      </span>
      <span>{organisation.name}</span>
      <span>
        {by} <When at={createdAt} />
      </span>
      {undoneAt && (
        <span>
          {texts.undone} {undoneBy} <When at={undoneAt} />
        </span>
      )}
    </p>
  )
}

function Running({ batch: { progress = 0, rows: all, status, counts } }: { batch: ImportDetail }): JSX.Element {
  const undoing = status === 'undoing'
  const rows = undoing ? (counts?.imported ?? all) : all
  const text =
    progress === 0 ? texts.waiting : fill(undoing ? texts.undoProgress : texts.progress, { done: progress, rows })
  return (
    <div className={styles['section']} role="status">
      <Progress
        percent={Math.floor((progress / Math.max(rows, 1)) * 100)}
        status="active"
        aria-label={importStatusTexts[status]}
      />
      {text}
    </div>
  )
}
