import type { AuditEntry } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { detailsOf, sentenceOf } from '@hongchao/web/texts/audit-sentence.ts'
import { auditActorTexts } from '@hongchao/web/texts/audit.ts'
import { auditTexts as texts } from '@hongchao/web/texts/console/audit.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Link } from '@tanstack/react-router'
import { Button, Table, type TableColumnsType } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Nothing } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'
import styles from './audit.module.css'
import { type AuditFilter, useTrail } from './queries.ts'

type AuditTableProps = { filter: AuditFilter; onNarrow: (filter: AuditFilter) => void }

export function AuditTable({ filter, onNarrow }: AuditTableProps): JSX.Element {
  const trail = useTrail(filter)
  const items = trail.data?.pages.flatMap((page) => page.items) ?? []
  const columns: TableColumnsType<AuditEntry> = [
    { title: texts.columns.at, width: 150, render: (_, { at }) => <When at={at} /> },
    {
      title: texts.columns.actor,
      width: 160,
      render: (_, { actor }) => <Actor actor={actor} onPick={(id) => onNarrow({ ...filter, actor: id })} />
    },
    {
      title: texts.columns.did,
      render: (_, entry) => <Did entry={entry} onPick={(record) => onNarrow({ ...filter, record })} />
    },
    {
      title: texts.columns.state,
      width: 90,
      render: (_, { sealed }) => (sealed ? texts.sealed : <span className={styles['waiting']}>{texts.unsealed}</span>)
    }
  ]
  return (
    <>
      <ErrorNote error={trail.error} onRetry={trail.refetch} />
      <Table<AuditEntry>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={items}
        loading={trail.isPending}
        pagination={false}
        className="sticky-head"
        locale={{ emptyText: trail.isPending ? ' ' : <Nothing title={texts.empty} /> }}
      />
      {trail.hasNextPage && (
        <div className={styles['more']}>
          <Button loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            {shellTexts.more}
          </Button>
        </div>
      )}
    </>
  )
}

function Actor({ actor, onPick }: { actor: AuditEntry['actor']; onPick: (id: string) => void }): JSX.Element {
  const { kind, id, name } = actor
  if (kind !== 'person' || !id) return <>{kind === 'person' ? name : auditActorTexts[kind]}</>
  return (
    <button type="button" className={styles['word']} title={texts.narrowActor} onClick={() => onPick(id)}>
      {name}
    </button>
  )
}

function Did({ entry, onPick }: { entry: AuditEntry; onPick: (record: string) => void }): JSX.Element {
  const { subject } = entry
  const details = detailsOf(entry)
  return (
    <>
      {sentenceOf(entry).map((part) =>
        'text' in part ? (
          part.text
        ) : (
          <button
            key={subject.id}
            type="button"
            className={styles['word']}
            title={texts.trace}
            onClick={() => onPick(subject.kind === 'need' ? part.subject : subject.id)}
          >
            {part.subject}
          </button>
        )
      )}
      {subject.opens && <Record subject={subject} />}
      {details.length > 0 && <div className={styles['details']}>{details.join('；')}</div>}
    </>
  )
}

/** The record itself, for whoever may see it. */
function Record({ subject: { kind, id } }: Pick<AuditEntry, 'subject'>): JSX.Element | undefined {
  const { place } = useApi()
  const common = { search: {}, className: styles['open'], children: texts.open }
  if (kind === 'need') return <Link to="/$place/needs/$needId" params={{ place, needId: id }} {...common} />
  if (kind === 'person') return <Link to="/$place/people/$personId" params={{ place, personId: id }} {...common} />
  if (kind === 'team') return <Link to="/$place/teams" params={{ place }} {...common} />
  if (kind !== 'organisation') return undefined
  return <Link to="/$place/organisations/$organisationId" params={{ place, organisationId: id }} {...common} />
}
