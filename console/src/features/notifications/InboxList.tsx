import type { Notification } from '@hongchao/contract'
import { inboxTexts as texts } from '@hongchao/web/texts/console/inbox.ts'
import { notificationTexts } from '@hongchao/web/texts/notifications.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { JSX } from 'react'

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
  const { kind, at, readAt, subjectId, code, title } = item
  const isNeed = kind.startsWith('need.')
  const isRound = kind.startsWith('round.')
  return (
    <li className={readAt ? styles['read'] : undefined}>
      <span className={styles['mark']}>
        {!readAt && <span className={styles['dot']} role="img" aria-label={texts.isUnread} />}
      </span>
      <span className={styles['kind']}>{notificationTexts[kind]}</span>
      <span className={styles['what']}>
        {isNeed ? (
          <Link
            from="/$place"
            to="/$place/needs/$needId"
            params={(params) => ({ ...params, needId: subjectId })}
            search={{}}
            onClick={readAt ? undefined : onRead}
          >
            <span className={styles['code']}>{code}</span>
            {title}
          </Link>
        ) : isRound ? (
          <Link
            from="/$place"
            to="/$place/rounds"
            params={(params) => params}
            search={{}}
            onClick={readAt ? undefined : onRead}
          >
            {title}
          </Link>
        ) : (
          title
        )}
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
