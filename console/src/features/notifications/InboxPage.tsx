import type { Notification } from '@hongchao/contract'
import { keyOf, useApi } from '@hongchao/web'
import { inboxTexts as texts } from '@hongchao/web/texts/console/inbox.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, Page } from '../../shared/Page.tsx'
import { InboxList } from './InboxList.tsx'
import styles from './notifications.module.css'

/** What happened while one was away; each message leads to its matter. */
export function InboxPage(): JSX.Element {
  const { place, notifications } = useApi()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { unread = 'true' } = useSearch({ from: '/$place' })
  const onlyUnread = unread === 'true'
  const list = useInfiniteQuery({
    queryKey: keyOf(place, 'notifications', 'list', onlyUnread),
    queryFn: ({ pageParam }) =>
      notifications.list({ query: { unread: onlyUnread ? 'true' : 'false', after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next
  })
  const read = useMutation({
    mutationFn: (ids?: string[]) => notifications.read({ body: { ids } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [place, 'notifications'] })
  })
  const items: Notification[] = list.data?.pages.flatMap((page) => page.items) ?? []

  return (
    <Page
      title={texts.title}
      actions={
        <Button
          loading={read.isPending}
          disabled={items.every(({ readAt }) => readAt)}
          onClick={() => read.mutate(undefined)}
        >
          {texts.markAll}
        </Button>
      }
    >
      <Segmented
        className={styles['switch']}
        aria-label={texts.show}
        value={unread}
        options={[
          { value: 'true', label: texts.unread },
          { value: 'false', label: texts.all }
        ]}
        onChange={(value) => void navigate({ to: '/$place/inbox', params: { place }, search: { unread: value } })}
      />
      <ErrorNote error={list.error ?? read.error} onRetry={list.refetch} />
      {list.isPending ? (
        <Loading />
      ) : (
        <InboxList items={items} onlyUnread={onlyUnread} onRead={(id) => read.mutate([id])} />
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {shellTexts.more}
        </Button>
      )}
    </Page>
  )
}
