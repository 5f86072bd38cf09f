import type { Open311Key } from '@hongchao/contract'
import { errorText, keyOf, nameOf, useApi, useConfig, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { interfaceTexts } from '@hongchao/web/texts/console/interfaces.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Popconfirm, Table, type TableColumnsType } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Nothing } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'
import styles from './interfaces.module.css'
import { IssueKeyForm } from './IssueKeyForm.tsx'
import { ShownOnce } from './ShownOnce.tsx'

const texts = interfaceTexts.open311
const { columns: titles } = texts

/** The keys with which other systems report needs, and where they do so. */
export function Open311Keys(): JSX.Element {
  const { place, open311 } = useApi()
  const { requesterKinds } = useConfig()
  const [issuing, setIssuing] = useState(false)
  const [issued, setIssued] = useState<string>()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keyOf(place, 'interfaces', 'open311'),
    queryFn: () => open311.list()
  })
  const columns: TableColumnsType<Open311Key> = [
    { title: titles.name, dataIndex: 'name' },
    { title: titles.organisation, render: (_, { organisation }) => organisation.name },
    { title: titles.kind, width: 110, render: (_, { kind }) => nameOf(requesterKinds, kind) },
    { title: titles.perMinute, width: 100, align: 'right', dataIndex: 'perMinute' },
    { title: titles.hint, width: 120, render: (_, { hint }) => <code>{hint}…</code> },
    { title: titles.createdAt, width: 150, render: (_, { createdAt }) => <When at={createdAt} /> },
    { title: titles.reports, width: 90, align: 'right', dataIndex: 'reports' },
    {
      title: titles.lastReportAt,
      width: 150,
      render: (_, { lastReportAt }) => (lastReportAt ? <When at={lastReportAt} /> : shellTexts.none)
    },
    { title: shellTexts.actions, width: 90, align: 'right', render: (_, held) => <Tools held={held} /> }
  ]
  return (
    <section className={styles['section']} aria-labelledby="open311">
      <header className={styles['head']}>
        <h2 id="open311">{texts.title}</h2>
        <Button type="primary" onClick={() => setIssuing(true)}>
          {texts.issue}
        </Button>
      </header>
      <p className={styles['help']}>{texts.help}</p>
      <Addresses />
      <ErrorNote error={error} onRetry={refetch} />
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={data?.items}
        loading={isPending}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: isPending ? ' ' : <Nothing title={texts.empty} /> }}
      />
      {issuing && <IssueKeyForm onClose={() => setIssuing(false)} onIssued={setIssued} />}
      {issued && (
        <ShownOnce title={texts.once} value={issued} help={texts.onceHelp} onSeen={() => setIssued(undefined)} />
      )}
    </section>
  )
}

function Addresses(): JSX.Element {
  const { place } = useApi()
  const address = `${location.origin}/open311/${place}/v2`
  return (
    <dl className={styles['addresses']}>
      <dt>{texts.address}</dt>
      <dd>
        <code>{address}</code>
      </dd>
      <dt>{texts.discovery}</dt>
      <dd>
        <code>{address}/discovery.xml</code>
      </dd>
    </dl>
  )
}

function Tools({ held: { id, name, revokedAt } }: { held: Open311Key }): JSX.Element {
  const { open311 } = useApi()
  const { message } = App.useApp()
  const revoke = useWrite(open311.revoke, { changes: ['interfaces'] })
  if (revokedAt) return <>{texts.revoked}</>
  return (
    <Popconfirm
      title={fill(texts.revokeConfirm, { name })}
      onConfirm={() =>
        revoke.mutate(
          { params: { id } },
          {
            onSuccess: () => void message.success(texts.revokedDone),
            onError: (failure) => void message.error(errorText(failure))
          }
        )
      }
    >
      <Button type="link" size="small" loading={revoke.isPending}>
        {texts.revoke}
      </Button>
    </Popconfirm>
  )
}
