import type { Notification } from '@hongchao/contract'
import { inboxTexts as texts } from '@hongchao/web/texts/console/inbox.ts'
import { notificationTexts } from '@hongchao/web/texts/notifications.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { JSX, ReactNode } from 'react'

import { Nothing } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'
import styles from './notifications.module.css'

type InboxListProps = { items: Notification[]; onlyUnread: boolean; onRead: (id: string) => void }

export function InboxList({ items, onlyUnread, onRead }: InboxListProps): JSX.Element {
  if (items.length === 0) return <Nothing title={onlyUnread ? texts.emptyUnread : texts.empty} />
  return (
    <ul className={styles['inbox']}>
      {items.map((item) => (
        <Message key={item.id} item={item} onRead={() => onRead(item.id)} />
      ))}
    </ul>
  )
}

function Message({ item, onRead }: { item: Notification; onRead: () => void }): JSX.Element {
  const { kind, at, readAt } = item
  return (
    <li className={readAt ? styles['read'] : undefined}>
      <span className={styles['mark']}>
        {!readAt && <span className={styles['dot']} role="img" aria-label={texts.isUnread} />}
      </span>
      <span className={styles['kind']}>{notificationTexts[kind]}</span>
      <span className={styles['what']}>
        <Subject item={item} onOpen={readAt ? undefined : onRead} />
      </span>
      <When at={at} />
      {!readAt && (
        <Button type="link" size="small" onClick={onRead}>
          {texts.markRead}
        </Button>
      )}
    </li>
  )
}

/** What it is about, leading to where something can be done about it. */
function Subject({
  item: { kind, subjectId, code, title },
  onOpen
}: {
  item: Notification
  onOpen: (() => void) | undefined
}): ReactNode {
  const need = (
    <>
      <span className={styles['code']}>{code}</span>
      {title}
    </>
  )
  if (kind === 'need.publicationProposed') {
    return (
      <Link
        from="/$place"
        to="/$place/publications"
        params={(params) => params}
        search={{ view: 'proposed' }}
        onClick={onOpen}
      >
        {need}
      </Link>
    )
  }
  if (kind.startsWith('need.')) {
    return (
      <Link
        from="/$place"
        to="/$place/needs/$needId"
        params={(params) => ({ ...params, needId: subjectId })}
        search={{}}
        onClick={onOpen}
      >
        {need}
      </Link>
    )
  }
  if (kind.startsWith('round.')) {
    return (
      <Link from="/$place" to="/$place/rounds" params={(params) => params} search={{}} onClick={onOpen}>
        {title}
      </Link>
    )
  }
  return title
}
