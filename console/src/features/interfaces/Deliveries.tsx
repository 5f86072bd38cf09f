import type { Webhook, WebhookDelivery } from '@hongchao/contract'
import { errorText, keyOf, useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { interfaceTexts } from '@hongchao/web/texts/console/interfaces.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { deliveryStateTexts, webhookEventTexts, webhookProblemTexts } from '@hongchao/web/texts/webhooks.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button, Drawer, Table, type TableColumnsType } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Nothing } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'
import styles from './interfaces.module.css'

const texts = interfaceTexts.webhooks
const { log: titles } = texts.deliveries

type DeliveriesProps = { webhook: Webhook; onClose: () => void }

/** What was sent, what came of it, and the way to send it once more. */
export function Deliveries({ webhook, onClose }: DeliveriesProps): JSX.Element {
  const { place, webhooks } = useApi()
  const { id } = webhook
  const list = useInfiniteQuery({
    queryKey: keyOf(place, 'interfaces', 'deliveries', id),
    queryFn: ({ pageParam }) => webhooks.deliveries({ params: { id }, query: { after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next
  })
  const columns: TableColumnsType<WebhookDelivery> = [
    { title: titles.at, width: 140, render: (_, { at }) => <When at={at} /> },
    { title: titles.type, width: 100, render: (_, { type }) => webhookEventTexts[type] },
    { title: titles.subject, width: 150, dataIndex: 'subject' },
    { title: titles.state, render: (_, delivery) => <Outcome delivery={delivery} /> },
    { title: titles.attempts, width: 70, align: 'right', dataIndex: 'attempts' },
    {
      title: shellTexts.actions,
      width: 90,
      align: 'right',
      render: (_, delivery) => webhook.state === 'active' && <Resend webhookId={id} delivery={delivery} />
    }
  ]
  return (
    <Drawer
      open
      size="large"
      title={fill(texts.deliveries.title, { name: webhook.name })}
      extra={<Button onClick={() => void list.refetch()}>{texts.deliveries.refresh}</Button>}
      onClose={onClose}
    >
      <p className={styles['help']}>{texts.deliveries.help}</p>
      <ErrorNote error={list.error} onRetry={list.refetch} />
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={list.data?.pages.flatMap(({ items }) => items)}
        loading={list.isPending}
        pagination={false}
        locale={{ emptyText: list.isPending ? ' ' : <Nothing title={texts.deliveries.empty} /> }}
      />
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {shellTexts.more}
        </Button>
      )}
    </Drawer>
  )
}

function Outcome({ delivery: { state, problem, status, nextAt } }: { delivery: WebhookDelivery }): JSX.Element {
  return (
    <div className={styles['state']}>
      <span>{deliveryStateTexts[state]}</span>
      {problem && <small>{fill(webhookProblemTexts[problem], { status: status ?? '' })}</small>}
      {nextAt && (
        <small>
          {texts.deliveries.nextAt} <When at={nextAt} />
        </small>
      )}
    </div>
  )
}

function Resend({ webhookId: id, delivery }: { webhookId: string; delivery: WebhookDelivery }): JSX.Element {
  const { webhooks } = useApi()
  const { message } = App.useApp()
  const resend = useWrite(webhooks.resend, { changes: ['interfaces'] })
  const send = (): void =>
    resend.mutate(
      { params: { id, deliveryId: delivery.id } },
      {
        onSuccess: () => void message.success(texts.deliveries.resent),
        onError: (failure) => void message.error(errorText(failure))
      }
    )
  return (
    <Button type="link" size="small" loading={resend.isPending} onClick={send}>
      {texts.deliveries.resend}
    </Button>
  )
}
