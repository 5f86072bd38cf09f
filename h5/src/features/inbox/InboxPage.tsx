import type { Notification } from '@hongchao/contract'
import { errorText, keyOf, useApi } from '@hongchao/web'
import { inboxTexts, notificationTexts } from '@hongchao/web/texts/phone/inbox.ts'
import { useInfiniteQuery, useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { Empty } from '../../shared/Empty.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { MoreButton } from '../../shared/MoreButton.tsx'
import { Page } from '../../shared/Page.tsx'
import { Refreshable } from '../../shared/Refreshable.tsx'
import { toast } from '../../shared/toast.ts'
import { When } from '../../shared/When.tsx'
import './inbox.css'

type Read = UseMutationResult<unknown, Error, string[] | undefined>

export function InboxPage(): ReactNode {
  const { place, notifications } = useApi()
  const read = useRead()
  const list = useInfiniteQuery({
    queryKey: keyOf(place, 'notifications', 'list'),
    queryFn: ({ pageParam }) => notifications.list({ query: { after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next
  })
  const all = list.data?.pages.flatMap(({ items }) => items)
  const unread = all?.some(({ readAt }) => readAt === undefined)
  return (
    <Page title={inboxTexts.title} tab aside={unread && <ReadAll read={read} />}>
      <Refreshable onRefresh={list.refetch}>
        <Loaded query={{ ...list, data: all, refetch: list.refetch }}>
          {(items) => (items.length === 0 ? <Empty text={inboxTexts.empty} /> : <Messages items={items} read={read} />)}
        </Loaded>
        <MoreButton list={list} />
      </Refreshable>
    </Page>
  )
}

function useRead(): Read {
  const { place, notifications } = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[] | undefined) => notifications.read({ body: { ids } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(place, 'notifications') }),
    onError: (error) => toast(errorText(error))
  })
}

function ReadAll({ read }: { read: Read }): ReactNode {
  return (
    <button type="button" className="text-button" onClick={() => read.mutate(undefined)} disabled={read.isPending}>
      {inboxTexts.readAll}
    </button>
  )
}

function Messages({ items, read }: { items: Notification[]; read: Read }): ReactNode {
  return (
    <ul className="panel rows" aria-label={inboxTexts.list}>
      {items.map((message) => (
        <li key={message.id}>
          <Message message={message} onOpen={() => !message.readAt && read.mutate([message.id])} />
        </li>
      ))}
    </ul>
  )
}

function Message({ message, onOpen }: { message: Notification; onOpen: () => void }): ReactNode {
  const { kind, code, title, at, readAt, subjectId } = message
  const lines = (
    <>
      <span className="message-kind">
        {!readAt && <span className="unread-dot">{inboxTexts.unread}</span>}
        {notificationTexts[kind]}
      </span>
      {title && <span>{title}</span>}
      <small className="soft">
        <When at={at} />
        {code && ` · ${code}`}
      </small>
    </>
  )
  if (kind.startsWith('booking.')) {
    return (
      <Link to="/bookings" className="message" onClick={onOpen}>
        {lines}
      </Link>
    )
  }
  if (kind.startsWith('occurrence.')) {
    return (
      <Link to="/recurrences" className="message" onClick={onOpen}>
        {lines}
      </Link>
    )
  }
  if (kind.startsWith('round.')) {
    return (
      <Link to="/rounds" className="message" onClick={onOpen}>
        {lines}
      </Link>
    )
  }
  // A handover is about a person, whom the phone has no page for.
  if (!kind.startsWith('need.')) {
    return (
      <button type="button" className="message" onClick={onOpen}>
        {lines}
      </button>
    )
  }
  return (
    <Link to="/needs/$id" params={{ id: subjectId }} className="message" onClick={onOpen}>
      {lines}
    </Link>
  )
}
