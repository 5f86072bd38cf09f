import type { Webhook } from '@hongchao/contract'
import { errorText, keyOf, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { interfaceTexts } from '@hongchao/web/texts/console/interfaces.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { webhookEventTexts, webhookProblemTexts, webhookStateTexts } from '@hongchao/web/texts/webhooks.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Popconfirm, Table, type TableColumnsType } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Nothing } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'
import { Deliveries } from './Deliveries.tsx'
import styles from './interfaces.module.css'
import { ShownOnce } from './ShownOnce.tsx'
import { WebhookForm } from './WebhookForm.tsx'

const texts = interfaceTexts.webhooks
const { columns: titles } = texts

/** Who is told what happens here, and whether it reaches them. */
export function Webhooks(): JSX.Element {
  const { place, webhooks } = useApi()
  const [creating, setCreating] = useState(false)
  const [secret, setSecret] = useState<string>()
  const [opened, setOpened] = useState<Webhook>()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keyOf(place, 'interfaces', 'webhooks'),
    queryFn: () => webhooks.list(),
    // Whether the other side agreed shows a moment after it was asked.
    refetchInterval: ({ state }) => (state.data?.items.some((each) => each.state === 'asking') ? 3000 : false)
  })
  const columns: TableColumnsType<Webhook> = [
    { title: titles.name, dataIndex: 'name' },
    { title: titles.organisation, render: (_, { organisation }) => organisation.name },
    { title: titles.url, render: (_, { url }) => <span className={styles['url']}>{url}</span> },
    { title: titles.events, render: (_, { events }) => events.map((event) => webhookEventTexts[event]).join('、') },
    { title: titles.state, width: 180, render: (_, webhook) => <State webhook={webhook} /> },
    {
      title: titles.lastDeliveredAt,
      width: 130,
      render: (_, { lastDeliveredAt: at }) => (at ? <When at={at} /> : shellTexts.none)
    },
    {
      title: shellTexts.actions,
      width: 200,
      align: 'right',
      render: (_, webhook) => <Tools webhook={webhook} onOpen={() => setOpened(webhook)} />
    }
  ]
  return (
    <section className={styles['section']} aria-labelledby="webhooks">
      <header className={styles['head']}>
        <h2 id="webhooks">{texts.title}</h2>
        <Button type="primary" onClick={() => setCreating(true)}>
          {texts.create}
        </Button>
      </header>
      <p className={styles['help']}>{texts.help}</p>
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
      {creating && <WebhookForm onClose={() => setCreating(false)} onMade={setSecret} />}
      {secret && (
        <ShownOnce title={texts.once} value={secret} help={texts.onceHelp} onSeen={() => setSecret(undefined)} />
      )}
      {opened && <Deliveries webhook={opened} onClose={() => setOpened(undefined)} />}
    </section>
  )
}

function State({ webhook: { state, problem, waiting, failed } }: { webhook: Webhook }): JSX.Element {
  const counts = [
    waiting > 0 && fill(texts.waiting, { count: waiting }),
    failed > 0 && fill(texts.failed, { count: failed })
  ]
  return (
    <div className={styles['state']}>
      <span>{webhookStateTexts[state]}</span>
      {problem && <small>{webhookProblemTexts[problem]}</small>}
      {counts.some(Boolean) && <small>{counts.filter(Boolean).join('，')}</small>}
    </div>
  )
}

type ToolsProps = { webhook: Webhook; onOpen: () => void }

function Tools({ webhook: { id, name, state }, onOpen }: ToolsProps): JSX.Element {
  const { webhooks } = useApi()
  const { message } = App.useApp()
  const ask = useWrite(webhooks.ask, { changes: ['interfaces'] })
  const stop = useWrite(webhooks.stop, { changes: ['interfaces'] })
  const said = (text: string) => ({
    onSuccess: () => void message.success(text),
    onError: (failure: Error) => void message.error(errorText(failure))
  })
  return (
    <span className={styles['tools']}>
      <Button type="link" size="small" onClick={onOpen}>
        {texts.log}
      </Button>
      {state === 'asking' && (
        <Button
          type="link"
          size="small"
          loading={ask.isPending}
          onClick={() => ask.mutate({ params: { id } }, said(texts.asked))}
        >
          {texts.ask}
        </Button>
      )}
      {state !== 'stopped' && (
        <Popconfirm
          title={fill(texts.stopConfirm, { name })}
          onConfirm={() => stop.mutate({ params: { id } }, said(texts.stopped))}
        >
          <Button type="link" size="small" loading={stop.isPending}>
            {texts.stop}
          </Button>
        </Popconfirm>
      )}
    </span>
  )
}
